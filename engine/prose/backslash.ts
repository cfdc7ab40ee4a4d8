import { Transcript } from './transcript.js';

/** How a format reads what follows a backslash. */
export interface BackslashSyntax {
  /** Letters that stand for another character. */
  readonly letters: Readonly<Record<string, string>>;
  /** A number after the backslash, its digits in the first group that took part: hexadecimal, or octal where it is named `octal`. */
  readonly number: RegExp;
  /** A backslash takes the end of its line, and the white space behind that, with it. */
  readonly continues?: true;
}

/** Line breaks as `\` at the end of a line takes them. */
const CONTINUATION = /\\(?:\r\n?|\n)[ \t\f]*/y;

/** What a string with escapes says. Source offsets, without its quotation marks. */
export function backslashText(
  source: string,
  start: number,
  end: number,
  syntax: BackslashSyntax,
  into = new Transcript(),
): Transcript {
  let done = start;
  for (let at = nextBackslash(source, start, end); at >= 0; at = nextBackslash(source, done, end)) {
    into.verbatim(source, done, at);
    const { stands, length } = escapeAt(source, at, syntax);
    done = Math.min(at + length, end);
    into.replaced(stands, at, done);
  }
  into.verbatim(source, done, end);
  return into;
}

/** Where the next backslash of a stretch stands, or -1. */
export function nextBackslash(source: string, from: number, end: number): number {
  for (let at = from; at < end; at++) if (source.charCodeAt(at) === 92) return at;
  return -1;
}

function escapeAt(
  source: string,
  at: number,
  { letters, number, continues }: BackslashSyntax,
): { readonly stands: string; readonly length: number } {
  const joined = continues ? matched(CONTINUATION, source, at) : null;
  if (joined) return { stands: '', length: joined[0].length };
  const coded = matched(number, source, at);
  if (coded) {
    const octal = coded.groups?.octal;
    const digits = coded.slice(1).find((group) => group !== undefined) ?? '0';
    const code = Number.parseInt(digits, octal === undefined ? 16 : 8);
    return { stands: code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code), length: coded[0].length };
  }
  const character = source[at + 1] ?? '';
  return { stands: letters[character] ?? character, length: 2 };
}

function matched(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
