import type { Tagged } from '../syntax/tagger.js';

/** “paid by the users themselves”, “a customer who eats here is a consumer, too”: whoever writes so has chosen the word. */
export function isMeant(words: readonly Tagged[], i: number): boolean {
  if (SELF.test(words[i + 1]?.token.lower ?? '') || paysAlone(words, i)) return true;
  const other = mentionFrom(words, i, 1);
  const first = mentionFrom(words, i, -1);
  return isEqualled(words, i, other) || isEqualled(words, first, i);
}

const SELF = /^(?:themselves|itself|himself|herself)$/;

/** “Users pay the first fifty euros themselves”, “a user pays for himself”: and nobody else for them. */
function paysAlone(words: readonly Tagged[], i: number): boolean {
  let hasPaid = false;
  for (let at = i + 1; at < words.length; at++) {
    const { tag, token, verb } = words[at] as Tagged;
    if (hasPaid && SELF.test(token.lower)) return true;
    if (tag === 'mention' || tag === 'sign' || (tag === 'noun' && !hasPaid)) return false;
    hasPaid ||= verb !== undefined && PAYING.has(verb.lemma);
  }
  return false;
}

const PAYING: ReadonlySet<string> = new Set(['pay', 'buy', 'order', 'settle']);

/** The next mention in one direction, or -1: a sentence may have thousands, each of which asks. */
function mentionFrom(words: readonly Tagged[], i: number, step: 1 | -1): number {
  for (let at = i + step; at >= 0 && at < words.length; at += step)
    if (words[at]?.token.mention !== undefined) return at;
  return -1;
}

/** Whether one word is said to be another as well: “… is a consumer, too”, “… is also a consumer”; not “… is paid by the user, too”. */
function isEqualled(words: readonly Tagged[], one: number, other: number): boolean {
  if (one < 0 || other < 0) return false;
  let at = other - 1;
  if (/^(?:an?|the|our|your|their)$/.test(words[at]?.token.lower ?? '')) at--;
  const isAlso = /^(?:also|both)$/.test(words[at]?.token.lower ?? '');
  if (isAlso) at--;
  if (at <= one || words[at]?.tag !== 'be') return false;
  const [next, following] = words.slice(other + 1, other + 4).filter(({ tag }) => tag !== 'sign');
  return isAlso || next?.token.lower === 'too' || (next?.token.lower === 'as' && following?.token.lower === 'well');
}
