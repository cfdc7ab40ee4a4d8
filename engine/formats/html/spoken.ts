import type { AttributeText } from '../../prose/attribute.js';
import { spokenIn } from '../../prose/markup.js';
import type { MarkupTag } from '../../prose/markup-tag.js';

const META =
  /^(?:description|og:title|og:description|og:image:alt|twitter:title|twitter:description|twitter:image:alt)$/;
const BUTTONS = /^(?:submit|button|reset)$/;

/** Attributes of components that readers see; others hold names and settings as often as text. Lower case. */
const OF_COMPONENTS: ReadonlySet<string> = new Set(
  `alt title label placeholder aria-label arialabel aria-description description heading caption subtitle summary tagline
  headline question answer tooltip helpertext`
    .trim()
    .split(/\s+/),
);

/** The attributes of a tag that readers see or hear. */
export function attributeTextsIn(
  text: string,
  tag: MarkupTag,
  name: string,
  isComponent: boolean,
): readonly AttributeText[] {
  if (isComponent)
    return tag.attributes
      .filter((attribute) => OF_COMPONENTS.has(attribute.name) && attribute.end > attribute.start)
      .map((attribute) => ({ attribute: attribute.name, from: attribute.start, to: attribute.end }));
  const attributeTexts = spokenIn(tag);
  if (name !== 'meta' && name !== 'input') return attributeTexts;
  const value = (wanted: string) => tag.attributes.find((attribute) => attribute.name === wanted);
  const read = (wanted: string) => text.slice(value(wanted)?.start ?? 0, value(wanted)?.end ?? 0).toLowerCase();
  const meta = [read('name'), read('property')].find((key) => META.test(key));
  const content = name === 'meta' ? value('content') : value('value');
  const shown = name === 'meta' ? meta : BUTTONS.test(read('type')) ? 'value' : undefined;
  if (content === undefined || shown === undefined) return attributeTexts;
  return [...attributeTexts, { attribute: shown, from: content.start, to: content.end }];
}
