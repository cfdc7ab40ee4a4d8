import { phraseStart } from './phrase.js';
import type { Tagged } from './tagger.js';
import { PARTICLES } from './words.js';

/** What a sentence denies of one of its mentions. */
export type Denial = ReadonlySet<Tagged>;

/** Of a sentence that denies nothing. */
export const NOTHING_DENIED: Denial = new Set();

/** Whether a word takes something back: “not”, “never”, “no user”, “don't”. */
const isNegator = (word: string): boolean => NEGATORS.has(word) || word.endsWith("n't") || word.endsWith('n’t');

const NEGATORS: ReadonlySet<string> = new Set([
  'not',
  'never',
  'no',
  'none',
  'neither',
  'nor',
  'cannot',
  'unlike',
  'than',
  'instead',
]);

/** The places of the words of a sentence that take something back. */
export const negatorsOf = (words: readonly Tagged[]): readonly number[] =>
  words.flatMap(({ token }, at) => (isNegator(token.lower) ? [at] : []));

/**
 * The words of a sentence that say nothing of the mention at `i`, because what they say is denied: of it (“users do
 * not pay”, “no user pays”, “not the user who pays”), or of everybody (“we never bill users”).
 *
 * “Users who do not pay” and “if the customer cannot log in” still tell who is meant: whoever has not done it yet, may
 * not or cannot is in the role. “Users who have never paid” and “a user who didn't buy it” are told apart from those who did.
 */
export function denialOf(words: readonly Tagged[], i: number, negators: readonly number[]): Denial {
  if (negators.length === 0) return NOTHING_DENIED;
  const denied = new Set<Tagged>();
  const start = phraseStart(words, i);
  for (const at of negators) {
    const from = deniedFrom(words, at, start, i);
    if (from === undefined) continue;
    for (let each = from; each < clauseEnd(words, from); each++) if (each !== i) denied.add(words[each] as Tagged);
  }
  return denied;
}

/** The first word of what a negator at `n` denies of the mention at `i`, or undefined. */
function deniedFrom(words: readonly Tagged[], n: number, start: number, i: number): number | undefined {
  const word = (words[n] as Tagged).token.lower;
  const next = words[n + 1]?.token.lower ?? '';
  if (/^(only|just|merely|simply|all|every|longer|later|least|until|yet|even)$/.test(next)) return undefined;
  if (word === 'no') return n >= start && n < i && isToldApart(words, i) ? i + 1 : undefined;
  if (word === 'none' || (word === 'neither' && n < i)) return n >= start - 2 && n < i ? i + 1 : undefined;
  if (word === 'unlike') return undefined;
  if (word === 'than' || word === 'instead') return isSetAside(words, n, start) ? i + 1 : undefined;
  if (n === start - 1 && word === 'not') return i + 1;
  if (word === 'nor' || word === 'never') {
    if (words[n + 1]?.tag === 'modal' && start === n + 2) return i + 1;
    if (word === 'nor') return n === start - 1 ? i + 1 : undefined;
  }
  if (isDeniedCleft(words, n, start)) return i + 1;
  return isDeniedPredicate(words, n, isNeverOrPast(words, n) && isSubject(words, n, i)) ? n : undefined;
}

/** “No customer leaves” speaks of customers; “the hospital is our customer, and no user sees a bill” denies it of users. */
const isToldApart = (words: readonly Tagged[], i: number): boolean =>
  words.some(({ token }) => token.mention !== undefined && token.mention.term !== words[i]?.token.mention?.term);

/** “rather than the user”, “instead of the user”. */
const isSetAside = (words: readonly Tagged[], n: number, start: number): boolean =>
  (words[n]?.token.lower === 'than' ? words[n - 1]?.token.lower === 'rather' && n === start - 1 : n === start - 2) &&
  words[n + 1]?.token.lower !== 'than';

/** “it isn't the customer who presses”, “it was not the user that paid”. */
function isDeniedCleft(words: readonly Tagged[], n: number, start: number): boolean {
  const be = words[n]?.tag === 'be' ? n : n - 1;
  return words[be]?.tag === 'be' && n === start - 1 && /^(it|that|this)$/.test(words[be - 1]?.token.lower ?? '');
}

/** A finite verb that is denied as a fact: not in a condition or a relative clause, not forbidden, not outstanding. */
function isDeniedPredicate(words: readonly Tagged[], n: number, isFact: boolean): boolean {
  let verb = n + 1;
  let passive = words[n]?.tag === 'be' || words[n - 1]?.tag === 'be';
  while (/^(adv|modal|be|have)$/.test(words[verb]?.tag ?? '') || isHaveTo(words, verb)) {
    passive ||= words[verb]?.tag === 'be';
    verb++;
  }
  const group = words.slice(Math.max(0, n - 2), verb).map(({ token }) => token.lower);
  if (words[verb]?.tag !== 'verb') return false;
  if (group.some((word, at) => word === 'yet' || (!isFact && PERFECT.test(word) && group[at + 1] !== 'to')))
    return false;
  if (
    !passive &&
    group.some((word) => /^(can|cannot|can't|could|couldn't|may|might|must|mustn't|should|shouldn't)$/.test(word))
  )
    return false;
  if (EXPERIENCES.has(words[verb]?.verb?.lemma ?? '')) return false;
  if (words[verb]?.verb?.lemma === 'sign' && PARTICLES.has(words[verb + 1]?.token.lower ?? '')) return false;
  if (words.slice(verb).some(({ token }) => /^(until|unless|before)$/.test(token.lower))) return false;
  return (isFact || hasSubject(words, n)) && !isSupposed(words, n, isFact);
}

/** “has never paid”, “never signs”, “has neither bought”, “didn't buy”: what was not done, and will not be. */
const isNeverOrPast = (words: readonly Tagged[], n: number): boolean =>
  /^(?:never|neither|didn['’]t)$/.test(words[n]?.token.lower ?? '') ||
  (words[n]?.token.lower === 'not' && words[n - 1]?.token.lower === 'did');

/** Whether a mention is whoever has not done it, also in a relative clause: “the user, who never signs”. */
function isSubject(words: readonly Tagged[], n: number, i: number): boolean {
  let at = subjectAt(words, n);
  if (words[at]?.tag === 'rel') at--;
  if (words[at]?.token.text === ',') at--;
  return at === i;
}

/** What has not been done yet is still to do. */
const PERFECT = /^(has|have|had|haven't|hasn't|hadn't)$/;

/** “do not have to pay”, “does not need to pay” */
const isHaveTo = (words: readonly Tagged[], at: number): boolean =>
  (words[at]?.tag === 'to' && words[at - 1]?.tag === 'have') ||
  (words[at]?.verb?.lemma === 'need' && words[at + 1]?.tag === 'to') ||
  (words[at]?.tag === 'to' && words[at - 1]?.verb?.lemma === 'need');

/** Who does not find the menu, remember the password or log off is at the screen all the same. */
const EXPERIENCES: ReadonlySet<string> = new Set(
  'find see notice know understand realise realize recognise recognize remember recall read log scroll finish'.split(
    ' ',
  ),
);

/** “Do not bill the user twice” forbids, and denies nothing. */
function hasSubject(words: readonly Tagged[], n: number): boolean {
  const at = subjectAt(words, n);
  if (words[at]?.token.lower === 'please') return false;
  if (words[at]?.tag === 'conj') return isGoingOn(words, at);
  return words[at] !== undefined && /^(noun|mention|pron|opaque|num|adj|det|verb)$/.test(words[at]?.tag ?? '');
}

/** Where what stands before a negator at `n` and its auxiliaries ends. */
function subjectAt(words: readonly Tagged[], n: number): number {
  let at = n - 1;
  while (/^(adv|modal|be|have)$/.test(words[at]?.tag ?? '')) at--;
  return at;
}

/** “We sell to firms and don't contract with consumers”: what has a subject goes on behind the conjunction at `n`. */
const isGoingOn = (words: readonly Tagged[], n: number): boolean =>
  words
    .slice(0, n)
    .some(
      ({ tag }, at) => /^(noun|mention|pron)$/.test(tag) && /^(verb|modal|be|have)$/.test(words[at + 1]?.tag ?? ''),
    );

/** In a condition, a question or a relative clause of what is not a fact: “users who do not pay”, “if the customer is not charged”. */
function isSupposed(words: readonly Tagged[], n: number, isFact: boolean): boolean {
  for (let at = n - 1; at >= 0; at--) {
    const { tag, token } = words[at] as Tagged;
    if (tag === 'rel') return !isFact;
    if (tag === 'sub') return SUPPOSING.has(token.lower);
    if (tag === 'sign' && /^[,;:.!?–—]$/.test(token.text)) return false;
  }
  return false;
}

const SUPPOSING: ReadonlySet<string> = new Set([
  'if',
  'when',
  'whenever',
  'whether',
  'unless',
  'once',
  'why',
  'how',
  'where',
  'what',
]);

/** Where a clause that begins at `i` ends. */
export function clauseEnd(words: readonly Tagged[], i: number): number {
  for (let at = i; at < words.length; at++) {
    const { tag, token } = words[at] as Tagged;
    if (/^[;:.!?]$/.test(token.text) || token.lower === 'but') return at;
    if (at > i && (tag === 'sub' || tag === 'rel')) return at;
    if (token.text === ',' && opensClause(words, at + 1)) return at;
  }
  return words.length;
}

/** Behind a comma: “and the customer pays”, “the customer does”: a subject and its verb. */
function opensClause(words: readonly Tagged[], i: number): boolean {
  let at = i;
  if (words[at]?.tag === 'conj') at++;
  if (words[at]?.tag === 'sub') return true;
  let nouns = 0;
  while (/^(det|adj|noun|mention|pron|num|opaque)$/.test(words[at]?.tag ?? '')) {
    nouns++;
    at++;
  }
  return nouns > 0 && /^(verb|modal|be|have|adv)$/.test(words[at]?.tag ?? '');
}
