/** The part of an inline link behind its text. Offsets are those of the scanned text. */
export interface Destination {
  readonly end: number;
  /** The title without its quotation marks; an empty range when there is none. */
  readonly titleFrom: number;
  readonly titleTo: number;
}

/** As many open parentheses as a destination may have; more are not looked at, to stay linear. */
const DEPTH = 32;
const LABEL = 999;
const SPACE = /[ \t\n]*/y;

/** Reads `(destination "title")` at its opening parenthesis. */
export function destinationEnd(text: string, open: number): Destination | undefined {
  const from = skipSpace(text, open + 1);
  const to = text.charCodeAt(from) === 60 ? angledEnd(text, from) : plainEnd(text, from);
  if (to < 0) return undefined;
  const gap = skipSpace(text, to);
  if (text.charCodeAt(gap) === 41) return { end: gap + 1, titleFrom: gap, titleTo: gap };
  const title = gap > to ? titleEnd(text, gap) : -1;
  if (title < 0) return undefined;
  const end = skipSpace(text, title);
  if (text.charCodeAt(end) !== 41) return undefined;
  return { end: end + 1, titleFrom: gap + 1, titleTo: title - 1 };
}

/** Where a destination in angle brackets ends, or -1. */
export function angledEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 62) return at + 1;
    if (code === 60 || code === 10) return -1;
    if (code === 92) at++;
  }
  return -1;
}

/** Where a plain destination ends (it may be empty), or -1. */
export function plainEnd(text: string, from: number): number {
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32) break;
    if (code === 40 && ++depth > DEPTH) return -1;
    if (code === 41 && depth-- === 0) break;
    if (code === 92 && text.charCodeAt(at + 1) > 32) at++;
  }
  return depth > 0 ? -1 : Math.min(at, text.length);
}

/** Where a title ends that starts with a quotation mark or a parenthesis, or -1. */
export function titleEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  if (quote !== 34 && quote !== 39 && quote !== 40) return -1;
  const close = quote === 40 ? 41 : quote;
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === close) return at + 1;
    if (code === 40 && quote === 40) return -1;
    if (code === 92) at++;
  }
  return -1;
}

/** Where a label ends that starts with `[`, or -1. */
export function labelEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + LABEL + 2);
  for (let at = from + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 93) return at + 1;
    if (code === 91) return -1;
    if (code === 92) at++;
  }
  return -1;
}

/** The form in which labels are compared. */
export function normalise(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(text)?.[0].length ?? 0);
}
