import type { PosTag, Tagged } from './tagger.js';

const INSIDE: ReadonlySet<PosTag> = new Set<PosTag>(['det', 'adj', 'noun', 'num', 'mention', 'opaque', 'pron']);

/** A noun phrase: the index of its last word, which is its head, and the index after it. */
export interface NounPhrase {
  readonly head: number;
  readonly next: number;
}

/** Reads a noun phrase that starts at `i` (determiners, adjectives, nouns, possessors), or undefined. */
export function nounPhrase(words: readonly Tagged[], i: number): NounPhrase | undefined {
  let at = skipQuantity(words, i);
  let head = -1;
  while (at < words.length) {
    const word = words[at] as Tagged;
    if (word.tag === 'det' && head >= 0 && !word.token.possessive) break;
    // “As a nurse on the ward I want …”
    if (word.tag === 'pron' && head >= 0) break;
    const participle =
      word.tag === 'verb' &&
      head < 0 &&
      (word.verb?.form === 'ed' || word.verb?.form === 'ing') &&
      isNominal(words[at + 1]) &&
      at > i;
    if (!INSIDE.has(word.tag) && !participle && !(word.tag === 'adv' && head < 0 && at > i)) break;
    if (
      word.tag === 'noun' ||
      word.tag === 'mention' ||
      word.tag === 'opaque' ||
      word.tag === 'pron' ||
      word.tag === 'num'
    )
      head = at;
    at++;
    if (word.tag === 'pron') break;
  }
  // “connects the cable”, “uses a remote”: the last adjective after a determiner is the noun when none follows
  const last = words[at - 1];
  if (head < 0 && at - 1 > i && last?.tag === 'adj' && words[i]?.tag === 'det') head = at - 1;
  if (head < 0) return undefined;
  return { head, next: head + 1 };
}

/** “more than 200 seats”, “up to five users”, “three or more branches”: the phrase begins after the comparison. */
function skipQuantity(words: readonly Tagged[], i: number): number {
  const isOpen = words[i + 1]?.token.lower === 'or' && /^(?:more|fewer|less)$/.test(words[i + 2]?.token.lower ?? '');
  if (isOpen && /^(?:num|det)$/.test(words[i]?.tag ?? '')) return i + 3;
  const two = `${words[i]?.token.lower} ${words[i + 1]?.token.lower}`;
  return /^(more than|less than|fewer than|up to|at least|at most)$/.test(two) ? i + 2 : i;
}

const isNominal = (word: Tagged | undefined): boolean =>
  word !== undefined && (word.tag === 'noun' || word.tag === 'adj' || word.tag === 'mention');

/** The first index of the phrase that a mention at `i` heads: over adjectives, nouns, participles and its determiner. */
export function phraseStart(words: readonly Tagged[], i: number): number {
  let at = i - 1;
  while (at >= 0) {
    const word = words[at] as Tagged;
    if (word.tag === 'det' || (word.token.possessive && word.tag !== 'mention')) {
      at--;
      if (word.token.possessive) continue;
      break;
    }
    if (word.token.possessive) {
      at--;
      continue;
    }
    const modifier =
      word.tag === 'adj' ||
      word.tag === 'num' ||
      (word.tag === 'noun' && word.token.spaced !== undefined) ||
      (word.tag === 'verb' && (word.verb?.form === 'ed' || word.verb?.form === 'ing') && standsBefore(words, at));
    if (!modifier && !(word.tag === 'adv' && words[at + 1]?.tag !== 'mention')) break;
    at--;
  }
  return at + 1;
}

/** A participle modifies when a determiner, preposition or verb stands before it: “the invited users”, “for paying customers”. */
function standsBefore(words: readonly Tagged[], at: number): boolean {
  const word = words[at] as Tagged;
  const before = words[at - 1];
  if (before === undefined) return word.verb?.form === 'ed';
  if (
    before.tag === 'be' ||
    before.tag === 'have' ||
    before.tag === 'modal' ||
    before.tag === 'to' ||
    before.tag === 'rel'
  )
    return false;
  if (word.verb?.form === 'ing')
    return (
      before.tag === 'det' ||
      before.tag === 'adj' ||
      before.token.possessive ||
      (before.tag === 'prep' && TAKES_PEOPLE.test(before.token.lower))
    );
  return before.tag !== 'noun' && before.tag !== 'mention' && before.tag !== 'pron' && before.tag !== 'opaque';
}

const TAKES_PEOPLE = /^(for|to|of|from|with|between|among)$/;
