import type { Range } from './opaque.js';

const SCHEME_LENGTH = 16;
const SCHEME = /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*$/;
const REST = /[^\s<>[\]`|"“”\uFFFC]+/y;
const HOST = /[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/y;
const LOCAL = /[A-Za-z0-9.+_-]/;

/**
 * Reads a URL that is written without markup, at the colon of `https://` or
 * the first letter of `www.`.
 *
 * @param lowest nothing before this offset belongs to it
 */
export function urlEnd(text: string, at: number, lowest: number): Range | undefined {
  const start = text.charCodeAt(at) === 58 ? schemeStart(text, at, lowest) : wwwStart(text, at, lowest);
  if (start < 0) return undefined;
  const rest = text.charCodeAt(at) === 58 ? at + 3 : at + 4;
  REST.lastIndex = rest;
  const length = REST.exec(text)?.[0].length ?? 0;
  const end = trimmed(text, rest, rest + length);
  return end > rest ? { from: start, to: end } : undefined;
}

/** Reads an e-mail address at its `@`. */
export function emailAt(text: string, at: number, lowest: number): Range | undefined {
  let from = at;
  while (from > lowest && LOCAL.test(text[from - 1] as string)) from--;
  if (from === at) return undefined;
  HOST.lastIndex = at + 1;
  const host = HOST.exec(text)?.[0];
  if (host === undefined || /[-_]$/.test(host)) return undefined;
  return { from, to: at + 1 + host.length };
}

function schemeStart(text: string, colon: number, lowest: number): number {
  if (text.charCodeAt(colon + 1) !== 47 || text.charCodeAt(colon + 2) !== 47) return -1;
  const before = text.slice(Math.max(lowest, colon - SCHEME_LENGTH), colon);
  const scheme = SCHEME.exec(before)?.[0];
  return scheme === undefined ? -1 : colon - scheme.length;
}

function wwwStart(text: string, at: number, lowest: number): number {
  if (at > lowest && /[\w.]/.test(text[at - 1] as string)) return -1;
  return text.slice(at, at + 4).toLowerCase() === 'www.' ? at : -1;
}

/** Leaves punctuation at the end to the sentence. */
function trimmed(text: string, from: number, to: number): number {
  let closing = 0;
  for (let at = from; at < to; at++) {
    if (text[at] === ')') closing++;
    else if (text[at] === '(') closing--;
  }
  let end = to;
  for (; end > from; end--) {
    const last = text[end - 1] as string;
    if (last === ')' && closing > 0) closing--;
    else if (!/[?!.,:*_~;'’]/.test(last)) break;
  }
  return end;
}
