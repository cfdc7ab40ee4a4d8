import type { Prose, ProseContext } from '../model.js';
import { ProseBuilder } from './builder.js';
import { entityAt } from './entity.js';
import { breakEnd, breakOf, type Flat, lineAt, sourceOffsetOf } from './flat.js';
import type { Candidate, Gathering } from './gathering.js';
import type { Range } from './opaque.js';

/** A piece of text that belongs to something inside the block: a title, an attribute. Flat offsets. */
export interface AttributeText {
  readonly attribute: string;
  readonly from: number;
  readonly to: number;
}

const ESCAPED = /[!-/:-@[-`{-~]/;

/** How such a text is written. */
export interface AttributeForm {
  readonly dialect: 'html' | 'markdown' | 'jsx';
  /** What of it is code, in order; flat offsets. */
  readonly opaque?: readonly Range[];
}

/** Takes a text that stands in an attribute or a link title, with its entities (and for Markdown its escapes) decoded. */
export function addAttributeText(
  gathering: Gathering,
  flat: Flat,
  attributeText: AttributeText,
  context: ProseContext,
  { dialect, opaque = [] }: AttributeForm,
  kind: Prose['kind'] = 'attribute',
): Candidate | undefined {
  const builder = new ProseBuilder(flat);
  const { text } = flat;
  let from = attributeText.from;
  let next = 0;
  for (let at = attributeText.from; at < attributeText.to; at++) {
    const hidden = opaque[next];
    if (hidden && hidden.from <= at) {
      next++;
      const end = Math.min(hidden.to, attributeText.to);
      builder.verbatim(from, at);
      builder.opaque(at, end);
      from = end;
      at = end - 1;
      continue;
    }
    const code = text.charCodeAt(at);
    const entity = code === 38 ? entityAt(text, at, dialect === 'html') : undefined;
    const escaped =
      dialect === 'markdown' && code === 92 && at + 1 < attributeText.to && ESCAPED.test(text[at + 1] as string);
    // A line ends in the same way however it is written.
    const breaks = code === 13 && text.charCodeAt(at + 1) === 10;
    if (!entity && !escaped && !breaks) continue;
    builder.verbatim(from, at);
    const end = at + (entity?.length ?? 2);
    if (end > attributeText.to) break;
    builder.replaced(entity?.text ?? (text[at + 1] as string), at, end);
    from = end;
    at = end - 1;
  }
  builder.verbatim(from, attributeText.to);
  return gathering.add(builder, kind, spanOfFlat(flat, attributeText.from, attributeText.to), {
    ...context,
    attribute: attributeText.attribute,
  });
}

/** The source span of a flat range. */
export function spanOfFlat(flat: Flat, from: number, to: number): { start: number; end: number } {
  const start = sourceOffsetOf(flat, from, lineAt(flat, from));
  if (to <= from) return { start, end: start };
  const line = lineAt(flat, to - 1);
  const end = to > breakOf(flat, line) ? breakEnd(flat, line) : sourceOffsetOf(flat, to - 1, line) + 1;
  return { start, end };
}
