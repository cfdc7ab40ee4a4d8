import { type Attribute, type MarkupTag, tagAt } from '../../prose/markup-tag.js';
import { expressionAt } from '../../prose/opaque.js';
import type { Absent } from '../../prose/search.js';

const NAME = /[A-Za-z][^\s/>]*/y;
const GAP = /[\s/]*/y;
const ATTRIBUTE = /[^\s/>][^\s/>=]*/y;
const VALUE = /\s*=\s*/y;
const UNQUOTED = /[^\s>]+/y;
/** A failed search that went over fewer characters costs nothing. */
const SHORT = 1000;

/**
 * Reads the tag that starts at `<` as browsers do, whatever mistakes it holds: stray quotation marks,
 * attributes without space between. What stands in it is no text, and must not be taken for prose.
 *
 * @returns `unended` for a tag, or a value in it, that never ends: all that follows belongs to it; undefined when this is
 * no tag, or the inside of a template expression
 */
export function looseTagAt(text: string, start: number, absent: Absent): MarkupTag | 'unended' | undefined {
  const strict = tagAt(text, start);
  if (strict || absent.hopeless) return strict;
  const closing = text.charCodeAt(start + 1) === 47;
  const name = match(NAME, text, start + (closing ? 2 : 1));
  if (name === '') return undefined;
  const attributes: Attribute[] = [];
  let at = start + (closing ? 2 : 1) + name.length;
  while (at < text.length) {
    const gap = match(GAP, text, at);
    at += gap.length;
    if (text.charCodeAt(at) === 62) {
      const kind = closing ? 'close' : gap.endsWith('/') ? 'empty' : 'open';
      return { name, start, end: at + 1, kind, attributes };
    }
    const template = expressionAt(text, at, absent);
    if (template) {
      at = template.to;
      continue;
    }
    // “{{ a <b }}”
    if (text.startsWith('}}', at) || text.startsWith('%}', at)) {
      if (at - start > SHORT) absent.failed();
      return undefined;
    }
    const { attribute, after } = attributeAt(text, at);
    if (after < 0) break;
    attributes.push(attribute);
    at = after;
  }
  return 'unended';
}

/** `after` is negative when the quotation marks of a value never close. */
function attributeAt(text: string, from: number): { attribute: Attribute; after: number } {
  const written = match(ATTRIBUTE, text, from);
  const behind = from + written.length;
  const equals = match(VALUE, text, behind);
  const value = behind + equals.length;
  const name = written.toLowerCase();
  if (equals === '') return { attribute: { name, start: behind, end: behind }, after: behind };
  const quote = text[value];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, value + 1);
    return { attribute: { name, start: value + 1, end }, after: end < 0 ? -1 : end + 1 };
  }
  const end = value + match(UNQUOTED, text, value).length;
  return { attribute: { name, start: value, end }, after: end };
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
