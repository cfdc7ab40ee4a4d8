import { latex } from './commands.js';

/** Where groups and environments of a source end; found once, in linear time. */
export interface Braces {
  /** Behind what closes the brace at an offset; -1 when nothing does. */
  endOf(open: number): number;
  /** Behind an optional argument in brackets that begins at an offset; -1 when none does. */
  optionEnd(open: number): number;
  /** Behind the end of an environment whose text is none, by where its `\begin` stands; undefined for others. */
  verbatimEnd(begin: number): number | undefined;
}

const TOKEN =
  /\\(?:verb\*?|lstinline(?:\[[^\]\n]{0,200}\])?|mintinline\{\w{1,40}\})([^\s\w*])|\\begin\{([A-Za-z]{1,40}\*?)\}|\\[\s\S]|%[^\n]*|[{}]/g;

export function bracesOf(source: string): Braces {
  const ends = new Map<number, number>();
  const verbatims = new Map<number, number>();
  const gone = new Set<string>();
  const open: number[] = [];
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const [written, mark, name] = token;
    const at = token.index;
    if (mark !== undefined)
      TOKEN.lastIndex = Math.max(TOKEN.lastIndex, inlineVerbatimEnd(source, TOKEN.lastIndex, mark));
    else if (name !== undefined && latex.environment(name) === 'verbatim') {
      const closing = `\\end{${name}}`;
      const end = gone.has(closing) ? -1 : source.indexOf(closing, TOKEN.lastIndex);
      if (end < 0) gone.add(closing);
      else {
        TOKEN.lastIndex = end + closing.length;
        verbatims.set(at, TOKEN.lastIndex);
      }
    } else if (written === '{') open.push(at);
    else if (written === '}') {
      const start = open.pop();
      if (start !== undefined) ends.set(start, at + 1);
    }
  }
  const endOf = (at: number) => ends.get(at) ?? -1;
  return {
    endOf,
    optionEnd: (at) => optionEnd(source, at, endOf),
    verbatimEnd: (begin) => verbatims.get(begin),
  };
}

/** Where `\verb|…|` ends whose text begins at an offset: on the same line, or nowhere. */
export function inlineVerbatimEnd(source: string, from: number, mark: string): number {
  const close = mark === '{' ? '}' : mark;
  for (let at = from; at < source.length && at - from < LONGEST_OPTION && source[at] !== '\n'; at++)
    if (source[at] === close) return at + 1;
  return -1;
}

/** Longer ones are text in brackets. */
const LONGEST_OPTION = 1000;

function optionEnd(source: string, open: number, endOf: (at: number) => number): number {
  if (source[open] !== '[') return -1;
  for (let at = open + 1; at < source.length && at - open < LONGEST_OPTION; at++) {
    const character = source[at];
    if (character === ']') return at + 1;
    if (character === '\\') at++;
    else if (character === '{') {
      const end = endOf(at);
      if (end < 0) return -1;
      at = end - 1;
    } else if (character === '\n' && /^[ \t\r]*\n/.test(source.slice(at + 1, at + 100))) return -1;
  }
  return -1;
}
