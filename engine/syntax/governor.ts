import { phraseStart } from './phrase.js';
import type { Tagged } from './tagger.js';

/**
 * Whether the phrase that the word at `i` heads belongs to another one, whose verb follows: “the invoice of a user
 * is”, “customers with 500 users get”, “deleting a user cancels”.
 */
export function isGoverned(words: readonly Tagged[], i: number): boolean {
  let start = phraseStart(words, i);
  // “of merchants and users”: what governs the first governs the second
  while (words[start - 1]?.tag === 'conj' && NOMINAL.test(words[start - 2]?.tag ?? ''))
    start = phraseStart(words, start - 2);
  // “More than 600 users have signed”: as many as that
  if (words[start - 1]?.token.lower === 'than' && words[start]?.tag === 'num' && MORE.test(lowerAt(words, start - 2)))
    start -= 2;
  const governor = words[start - 1];
  // “prices offered to users include”: the prices do
  if (/^(?:prep|to)$/.test(governor?.tag ?? '') && isReduced(words, start - 2)) return true;
  if (governor?.tag === 'prep') {
    const { lower } = governor.token;
    if (lower === 'of' && PARTS.test(words[start - 2]?.token.lower ?? '')) return false;
    return BINDING.test(lower) && (NOMINAL.test(words[start - 2]?.tag ?? '') || /^(of|with|than)$/.test(lower));
  }
  if (governor?.tag !== 'verb' || governor.verb?.form !== 'ing') return false;
  return start < 2 || /^(sign|sub|adv|conj)$/.test(words[start - 2]?.tag ?? '');
}

/** A participle right behind its noun. */
const isReduced = (words: readonly Tagged[], at: number): boolean =>
  words[at]?.tag === 'verb' && words[at]?.verb?.form === 'ed' && NOMINAL.test(words[at - 1]?.tag ?? '');

/** “Most of the users”, “half of our customers” are themselves the subject. */
const PARTS =
  /^(most|all|some|many|few|half|none|each|one|two|any|both|third|quarter|majority|number|rest|%|percent|dozens|hundreds|thousands|millions)$/;

const lowerAt = (words: readonly Tagged[], at: number): string => words[at]?.token.lower ?? '';

const MORE = /^(?:more|less|fewer)$/;

const NOMINAL = /^(noun|mention|opaque)$/;

/** Prepositions that tie a phrase to the noun before it; “after users click” and “as a user” open something new. */
const BINDING = /^(of|with|for|from|by|about|between|among|per|against|without|than|over|via|under|within)$/;
