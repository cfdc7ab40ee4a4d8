import { firstFrom } from '../../prose/ordered.js';
import type { InlineMark, InlineToken } from './inline-token.js';
import { token } from './inline-token.js';

/** A run of `*`, `_` or `~` that may open or close emphasis, by the rules of CommonMark. */
export function delimiter(text: string, from: number, to: number): InlineToken {
  const code = text.charCodeAt(from);
  const before = from === 0 ? ' ' : characterBefore(text, from);
  const after = String.fromCodePoint(text.codePointAt(to) ?? 32);
  const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
  const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
  const underscore = code === 95;
  return {
    ...token('delimiter', from, to),
    opens: left && (!underscore || !right || PUNCTUATION.test(before)),
    closes: right && (!underscore || !left || PUNCTUATION.test(after)),
  };
}

/**
 * Pairs the delimiters among the tokens from `first` on. What is paired is
 * noted in the tokens and in `marks`; the delimiters are used up.
 *
 * @param stack indices of the delimiters that are still open to pairing, in order
 * @param first delimiters before this token are left alone
 */
export function pairDelimiters(
  text: string,
  tokens: readonly InlineToken[],
  stack: number[],
  first: number,
  marks: InlineMark[],
): void {
  const bottom = firstFrom(stack, first);
  // What is known to have no opener, per kind of closer, so that nothing is searched twice.
  const floor = new Map<number, number>();
  const open: number[] = [];
  for (const index of stack.slice(bottom)) {
    const closer = tokens[index] as InlineToken;
    if (closer.closes) close(text, tokens, open, index, floor, marks);
    if (closer.opens && remaining(closer) > 0) open.push(index);
  }
  stack.length = bottom;
}

function close(
  text: string,
  tokens: readonly InlineToken[],
  open: number[],
  index: number,
  floor: Map<number, number>,
  marks: InlineMark[],
): void {
  const closer = tokens[index] as InlineToken;
  while (remaining(closer) > 0) {
    const kind = kindOf(text, closer);
    const bottom = floor.get(kind) ?? -1;
    const openIndex = open.findLast((each) => each <= bottom || pairs(text, tokens[each] as InlineToken, closer));
    if (openIndex === undefined || openIndex <= bottom) {
      floor.set(kind, index - 1);
      return;
    }
    const opener = tokens[openIndex] as InlineToken;
    open.length = open.lastIndexOf(openIndex) + 1;
    const tilde = text.charCodeAt(closer.from) === 126;
    const size = tilde ? remaining(closer) : remaining(opener) > 1 && remaining(closer) > 1 ? 2 : 1;
    opener.right += size;
    closer.left += size;
    marks.push({ kind: tilde ? 'delete' : size === 2 ? 'strong' : 'emphasis', open: openIndex, close: index });
    if (remaining(opener) === 0) open.pop();
  }
}

function pairs(text: string, opener: InlineToken, closer: InlineToken): boolean {
  if (text.charCodeAt(opener.from) !== text.charCodeAt(closer.from)) return false;
  if (text.charCodeAt(closer.from) === 126) return remaining(opener) === remaining(closer);
  if (!opener.closes && !closer.opens) return true;
  const opening = opener.to - opener.from;
  const closing = closer.to - closer.from;
  return (opening + closing) % 3 !== 0 || (opening % 3 === 0 && closing % 3 === 0);
}

function kindOf(text: string, closer: InlineToken): number {
  const size = closer.to - closer.from;
  return (
    text.charCodeAt(closer.from) * 8 + (closer.opens ? 4 : 0) + (text.charCodeAt(closer.from) === 126 ? size : size % 3)
  );
}

function remaining({ from, to, left, right }: InlineToken): number {
  return to - from - left - right;
}

const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

function characterBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && offset > 1;
  return text.slice(offset - (pair ? 2 : 1), offset);
}
