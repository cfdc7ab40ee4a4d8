import { createHash } from 'node:crypto';
import type { Span } from '../engine/index.js';

/** How far a sentence is looked at, in UTF-16 code units to either side. */
const reach = 400;

const sentenceEnd = /[.!?…]["'”’)\]*_]*(?=\s|$)|\n[^\S\n]*\n|\n[^\S\n]*(?:[-*+#>]|\d+[.)])\s|\|/g;
/** The words that a fix writes or takes away: rewriting a neighbour must not make a finding new. */
const rewritten = /\b(?:an?|(?:customer|end[\s-]?user|user|consumer|client)s?)\b/gi;

/** Something that a run says of a stretch of a document. */
export interface Remark {
  /** The rule, or the code of a problem. */
  readonly code: string;
  readonly span: Span;
}

/**
 * What makes a finding itself: the rule, the words, and the sentence around
 * them without markup. Where the sentence stands, in which file and after which
 * others, does not count. Two equal findings have one fingerprint.
 *
 * @returns 16 hexadecimal digits
 */
export function fingerprintOf(text: string, { code, span }: Remark): string {
  const words = bare(text.slice(span.start, span.end));
  return createHash('sha256')
    .update(`${code}\n${words}\n${sentenceAround(text, span)}`)
    .digest('hex')
    .slice(0, 16);
}

/** The sentence that holds a span, without markup, and with marks for the span and for words that fixes write. */
export function sentenceAround(text: string, span: Span): string {
  const begin = Math.max(0, span.start - reach);
  const before = [...text.slice(begin, span.start).matchAll(sentenceEnd)].at(-1);
  const from = before === undefined ? begin : begin + before.index + before[0].length;
  const after = [...text.slice(span.end, span.end + reach).matchAll(sentenceEnd)].at(0);
  const to = after === undefined ? span.end + reach : span.end + after.index;
  return bare(`${text.slice(from, span.start)}§${text.slice(span.end, to)}`.replace(rewritten, ' ¤ '));
}

/** Letters and digits in lower case, without tags, markup, punctuation and line breaks. */
function bare(text: string): string {
  return text
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[^\p{L}\p{N}§¤]+/gu, ' ')
    .trim()
    .toLowerCase();
}
