import type { ReadMention } from './document/read-mention.js';
import type { Settings } from './model.js';
import type { Claim } from './rule.js';

/** Whether a team has decided that the words of a claim are right: an allowed phrase covers them, or an exception does. */
export function isExcepted({ mention, term: claimed }: Claim, { glossary: { allow }, exceptions }: Settings): boolean {
  if (allow.length === 0 && exceptions.length === 0) return false;
  const { start, end, prose } = mention;
  return (
    allow.some((phrase) => covers(prose.text.toLowerCase(), phrase.toLowerCase(), start, end)) ||
    exceptions.some(
      ({ term, context }) =>
        (term === undefined || term === claimed || term === mention.written) &&
        (context === undefined || says(sentenceOf(mention), context)),
    )
  );
}

/** Whether a phrase stands in the text over a stretch of it. */
function covers(text: string, phrase: string, start: number, end: number): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (at <= start && at + phrase.length >= end) return true;
  return false;
}

/** The sentence of a mention as it is written. */
function sentenceOf({ words, prose }: ReadMention): string {
  return prose.text.slice(words[0]?.token.start, words.at(-1)?.token.end);
}

/** Whether a sentence says some words: “pay” is not said by “payload”. Capitals and the width of spaces make no difference. */
function says(sentence: string, words: string): boolean {
  const text = plain(sentence);
  const wanted = plain(words);
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    if (isEdge(text, at) && isEdge(text, at + wanted.length)) return true;
  return false;
}

const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether no word goes on over an offset. */
const isEdge = (text: string, at: number): boolean => !/^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
