import { isFixedFont, namesCode } from '../code.js';
import { type PartElement, walk } from '../xml.js';

/** What is known of text by its style. */
export interface TextStyle {
  readonly isStrong?: boolean;
  readonly isEmphasised?: boolean;
  readonly isHidden?: boolean;
  readonly isFixed?: boolean;
  readonly isCode?: boolean;
  readonly isTitle?: boolean;
}

type Draft = { -readonly [Key in keyof TextStyle]: TextStyle[Key] } & { base?: string };

/** The styles of a document, those that programs make up for single places among them. */
export class TextStyles {
  readonly #drafts = new Map<string, Draft>();
  readonly #orderedLevels = new Map<string, Set<number>>();

  /** Takes the styles of a part. */
  read(xml: string, part: string): void {
    let style: Draft | undefined;
    let levels: Set<number> | undefined;
    walk(xml, part, {
      open: (element) => {
        const { name, attribute } = element;
        if (name === 'style:style') {
          style = drafted(element);
          this.#drafts.set(`${attribute('style:family')} ${attribute('style:name')}`, style);
        } else if (name === 'style:text-properties' && style !== undefined) describe(style, element);
        else if (name === 'text:list-style') {
          levels = new Set();
          this.#orderedLevels.set(attribute('style:name') ?? '', levels);
        } else if (name === 'text:list-level-style-number') levels?.add(Number(attribute('text:level')));
      },
      close: ({ name }) => {
        if (name === 'style:style') style = undefined;
        if (name === 'text:list-style') levels = undefined;
      },
      text: () => {},
    });
  }

  /** @param family `paragraph` or `text` */
  of(family: string, name: string | undefined): TextStyle {
    let found: TextStyle = {};
    const seen = new Set<string>();
    for (let id = name; id !== undefined && !seen.has(id); ) {
      seen.add(id);
      const { base, ...own }: Draft = this.#drafts.get(`${family} ${id}`) ?? {};
      found = { ...nameSays(id), ...own, ...found };
      id = base;
    }
    return found;
  }

  /** Whether the items of a list are numbered at a level, from 1. */
  isOrdered(list: string | undefined, level: number): boolean {
    return this.#orderedLevels.get(list ?? '')?.has(level) ?? false;
  }
}

function drafted({ attribute }: PartElement): Draft {
  const base = attribute('style:parent-style-name');
  return { ...nameSays(attribute('style:display-name') ?? ''), ...(base !== undefined && { base }) };
}

/** What a style is for, by its name: `Source_20_Text`. */
function nameSays(written: string): TextStyle {
  const name = written.replaceAll('_20_', ' ');
  return { ...(/^title$/i.test(name) && { isTitle: true }), ...(namesCode(name) && { isCode: true }) };
}

function describe(style: Draft, { attribute }: PartElement): void {
  const weight = attribute('fo:font-weight');
  const slant = attribute('fo:font-style');
  const font = attribute('style:font-name') ?? attribute('fo:font-family');
  if (weight !== undefined) style.isStrong = weight === 'bold' || Number(weight) >= 600;
  if (slant !== undefined) style.isEmphasised = slant !== 'normal';
  if (font !== undefined) style.isFixed = isFixedFont(font.replaceAll("'", ''));
  if (attribute('text:display') !== undefined) style.isHidden = attribute('text:display') === 'none';
}
