/** An attribute of a tag. Offsets are those of the scanned text. */
export interface Attribute {
  /** In lower case for HTML, as written for JSX. */
  readonly name: string;
  /** The value without its quotation marks; an empty range when there is none. */
  readonly start: number;
  readonly end: number;
}

/** A tag of HTML or JSX. Offsets are those of the scanned text. */
export interface MarkupTag {
  /** As written. Empty for a JSX fragment. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'open' | 'close' | 'empty';
  readonly attributes: readonly Attribute[];
}

const NAME = /[A-Za-z][^\s<>/="'`{}]*/y;
const ATTRIBUTE = /[^\s<>/="'`{}]+/y;
const UNQUOTED = /[^\s"'=<>`]+/y;

/**
 * Reads the tag that starts at `start` (where `<` stands).
 *
 * @param expression for JSX: leads over an expression from its `{`, or returns -1
 * @returns undefined when this is no tag, or one that never ends
 */
export function tagAt(
  text: string,
  start: number,
  expression?: (text: string, from: number) => number,
): MarkupTag | undefined {
  const closing = text.charCodeAt(start + 1) === 47;
  let at = start + (closing ? 2 : 1);
  if (expression) at = skipSpace(text, at);
  const name = match(NAME, text, at);
  at += name.length;
  if (name === '' && !(expression && text.charCodeAt(at) === 62)) return undefined;
  const attributes: Attribute[] = [];
  for (;;) {
    const gap = skipSpace(text, at);
    const code = text.charCodeAt(gap);
    if (code === 62) return { name, start, end: gap + 1, kind: closing ? 'close' : 'open', attributes };
    if (code === 47 && text.charCodeAt(gap + 1) === 62) return { name, start, end: gap + 2, kind: 'empty', attributes };
    if (expression && code === 123) {
      at = expression(text, gap);
      if (at < 0) return undefined;
      continue;
    }
    if (gap === at) return undefined;
    const attribute = attributeAt(text, gap, expression);
    if (!attribute) return undefined;
    attributes.push(attribute);
    at = attribute.after;
  }
}

function attributeAt(
  text: string,
  start: number,
  expression: ((text: string, from: number) => number) | undefined,
): (Attribute & { after: number }) | undefined {
  const written = match(ATTRIBUTE, text, start);
  if (written === '') return undefined;
  const name = expression ? written : written.toLowerCase();
  const behind = start + written.length;
  const equals = skipSpace(text, behind);
  if (text.charCodeAt(equals) !== 61) return { name, start: behind, end: behind, after: behind };
  const value = skipSpace(text, equals + 1);
  const quote = text[value];
  if (quote === '"' || quote === "'") {
    const end = text.indexOf(quote, value + 1);
    return end < 0 ? undefined : { name, start: value + 1, end, after: end + 1 };
  }
  if (expression && quote === '{') {
    const end = expression(text, value);
    return end < 0 ? undefined : { name, start: value, end: value, after: end };
  }
  const end = value + match(UNQUOTED, text, value).length;
  return end === value ? undefined : { name, start: value, end, after: end };
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 9 && code !== 13 && code !== 12) return at;
    at++;
  }
}
