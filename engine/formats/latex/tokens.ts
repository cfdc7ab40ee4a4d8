import type { Braces } from './braces.js';

/** The name of the command at a backslash, without its star, and where what is written of it ends. */
export function commandAt(source: string, at: number): { readonly name: string; readonly end: number } {
  const letters = matched(/[A-Za-z@]{1,60}/y, source, at + 1);
  if (letters === '') return { name: source[at + 1] ?? '', end: Math.min(at + 2, source.length) };
  const end = at + 1 + letters.length;
  return { name: letters, end: source[end] === '*' ? end + 1 : end };
}

/**
 * Behind all arguments that are attached to a command.
 *
 * @param longest what is longer in braces is no argument
 */
export function argumentsEnd(source: string, from: number, braces: Braces, longest = Number.POSITIVE_INFINITY): number {
  let at = from + matched(/(?:[ \t]*#\d){1,9}/y, source, from).length;
  for (;;) {
    const end = source[at] === '{' ? braces.endOf(at) : braces.optionEnd(at);
    if (end < 0 || end - at > longest) return at;
    at = end;
  }
}

/** Behind an optional argument, if there is one. */
export function optionalEnd(source: string, from: number, braces: Braces): number {
  const at = from + matched(/[ \t]{1,20}(?=\[)/y, source, from).length;
  return Math.max(from, braces.optionEnd(at));
}

/** Where the brace stands that opens the text of a command, behind so many arguments; -1 when there is none. */
export function textArgument(source: string, from: number, before: number, braces: Braces): number {
  let at = from + matched(/<[^<>\n]{0,40}>/y, source, from).length;
  for (let left = before; ; left--) {
    at = optionalEnd(source, at, braces);
    at += matched(/[ \t]{0,20}\r?\n?[ \t]{0,20}(?=\{)/y, source, at).length;
    if (source[at] !== '{') return -1;
    const end = braces.endOf(at);
    if (end < 0) return -1;
    if (left === 0) return at;
    at = end;
  }
}

/** Behind a formula between dollars; behind the dollars alone where none closes it in its paragraph. */
export function mathEnd(source: string, from: number): number {
  const mark = source[from + 1] === '$' ? '$$' : '$';
  for (let at = from + mark.length; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '$' && source.startsWith(mark, at)) return at + mark.length;
    else if (character === '\n' && matched(/[ \t]*\r?\n/y, source, at + 1) !== '') break;
  }
  return from + mark.length;
}

/** Accents by the characters that put them on what follows. */
const ACCENTS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '"': '\u0308',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030c',
  u: '\u0306',
  H: '\u030b',
  r: '\u030a',
  k: '\u0328',
};

/** A letter with an accent, as `\'e` and `\c{c}`. */
export function accentAt(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const accent = source[at + 1] ?? '';
  if (!Object.hasOwn(ACCENTS, accent)) return undefined;
  const isLetter = /[A-Za-z]/.test(accent);
  const pattern = isLetter ? /(?:\{([A-Za-z])\}|[ \t]([A-Za-z])(?![A-Za-z]))/y : /(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))/y;
  pattern.lastIndex = at + 2;
  const found = pattern.exec(source);
  if (found === null) return undefined;
  const letter = found[1] ?? found[2] ?? '';
  return { text: `${letter}${ACCENTS[accent]}`.normalize('NFC'), end: at + 2 + found[0].length };
}

function matched(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
