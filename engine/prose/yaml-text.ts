import { isSpace } from './flat.js';
import { Transcript } from './transcript.js';

/** A scalar of YAML. Source offsets, without quotation marks; of a block, from the line behind its header on. */
export interface YamlScalar {
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly start: number;
  readonly end: number;
  /** Of a block: how many spaces each line begins with. */
  readonly indent: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const CODED = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y;
/** A line break with the spaces around it, or several; in a string with escapes, one that is escaped stands for nothing. */
const FOLD = /\\?[ \t\r]*\n[ \t\r\n]*/y;

/** What a scalar says; lines that are folded keep one line break. */
export function yamlText(source: string, { style, start, end, indent }: YamlScalar): Transcript {
  return style === 'block' ? blockText(source, start, end, indent) : flowText(source, start, end, style);
}

function blockText(source: string, start: number, end: number, indent: number): Transcript {
  const text = new Transcript();
  for (let at = start; at < end; ) {
    const newline = source.indexOf('\n', at);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    let to = lineEnd;
    if (to > at && source.charCodeAt(to - 1) === 13) to--;
    const from = Math.min(at + indent, to);
    text.verbatim(source, from, to);
    const next = lineEnd + 1;
    if (next < end) lineBreak(text, source, '\n', to, next);
    at = next;
  }
  return text;
}

function flowText(source: string, start: number, end: number, style: 'plain' | 'single' | 'double'): Transcript {
  const text = new Transcript();
  let done = start;
  const take = (at: number, stands: string, to: number) => {
    text.verbatim(source, done, at);
    if (source[at] === '\\' || source[at] === "'") text.replaced(stands, at, to);
    else lineBreak(text, source, stands, at, to);
    done = to;
  };
  for (let at = start; at < end; at = Math.max(at + 1, done)) {
    const code = source.charCodeAt(at);
    if (code === 10 || (isSpace(code) && !isSpace(source.charCodeAt(at - 1)))) {
      const fold = matched(FOLD, source, at);
      if (fold !== undefined && at + fold.length < end)
        take(at, '\n'.repeat(Math.max(1, breaksIn(fold) - 1)), at + fold.length);
    } else if (code === 39 && style === 'single') take(at, "'", at + 2);
    else if (code === 92 && style === 'double') {
      const { stands, length } = escapeAt(source, at);
      take(at, stands, at + length);
    }
  }
  text.verbatim(source, done, end);
  return text;
}

function escapeAt(source: string, at: number): { readonly stands: string; readonly length: number } {
  const fold = matched(FOLD, source, at);
  if (fold !== undefined) return { stands: '', length: fold.length };
  CODED.lastIndex = at;
  const coded = CODED.exec(source);
  if (coded !== null) {
    const code = Number.parseInt(coded[1] ?? coded[2] ?? (coded[3] as string), 16);
    return { stands: code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code), length: coded[0].length };
  }
  const character = source[at + 1] ?? '';
  return { stands: ESCAPES[character] ?? character, length: 2 };
}

/** Takes a line break; one that stands for itself is taken as it is. */
function lineBreak(text: Transcript, source: string, stands: string, from: number, to: number): void {
  if (source.slice(from, to) === stands) text.verbatim(source, from, to);
  else if (to - from === stands.length) text.replaced('\n', from, to);
  else text.replaced(stands, from, to);
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

function matched(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
