import type { Tagged } from '../syntax/tag.js';

/** “paid by the users themselves”, “a customer who eats here is a consumer, too”: whoever writes so has chosen the word. */
export function isMeant(words: readonly Tagged[], i: number): boolean {
  if (SELF.test(words[i + 1]?.token.lower ?? '') || paysAlone(words, i)) return true;
  const other = words.findIndex((word, at) => at > i && word.token.mention !== undefined);
  const first = words.findLastIndex((word, at) => at < i && word.token.mention !== undefined);
  return isEqualled(words, i, other) || isEqualled(words, first, i);
}

const SELF = /^(?:themselves|itself|himself|herself)$/;

/** “Users pay the first fifty euros themselves”, “a user pays for himself”: and nobody else for them. */
function paysAlone(words: readonly Tagged[], i: number): boolean {
  const verb = words.findIndex(({ verb: it }, at) => at > i && it !== undefined && PAYING.has(it.lemma));
  if (verb < 0 || words.slice(i + 1, verb).some(({ tag }) => tag === 'noun' || tag === 'mention' || tag === 'sign'))
    return false;
  const self = words.findIndex(({ token }, at) => at > verb && SELF.test(token.lower));
  return self > verb && !words.slice(verb, self).some(({ tag }) => tag === 'sign' || tag === 'mention');
}

const PAYING: ReadonlySet<string> = new Set(['pay', 'buy', 'order', 'settle']);

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
