import { disambiguate } from './disambiguate.js';
import { singular, type VerbForm, verbForm } from './lemma.js';
import type { Token } from './sentence.js';
import {
  ADJECTIVES,
  ADVERBS,
  BE,
  CONJUNCTIONS,
  CONTROL_VERBS,
  DETERMINERS,
  HAVE,
  MODALS,
  NEGATIONS,
  NOUN_VERBS,
  NOUNS,
  PREPOSITIONS,
  PRONOUNS,
  RELATIVES,
  SUBORDINATORS,
} from './words.js';

/**
 * What a word does in its sentence.
 *
 * noun, verb, adjective, adverb, determiner, preposition, pronoun, modal, be, have, conjunction, subordinator, relative, `to`,
 * mention, opaque (code and the like, a noun to grammar), number, sign.
 */
export type PosTag =
  | 'noun'
  | 'verb'
  | 'adj'
  | 'adv'
  | 'det'
  | 'prep'
  | 'pron'
  | 'modal'
  | 'be'
  | 'have'
  | 'conj'
  | 'sub'
  | 'rel'
  | 'to'
  | 'mention'
  | 'opaque'
  | 'num'
  | 'sign';

/** A token with its tag; `verb` says which form it has when it is (or could be) a verb. */
export interface Tagged {
  readonly token: Token;
  tag: PosTag;
  readonly lemma: string;
  readonly verb?: VerbForm | undefined;
  /** Both a noun and a verb in the list: the place decided. */
  readonly ambiguous: boolean;
}

/** Tags the tokens of a sentence: words first, then by their place. */
export function tag(tokens: readonly Token[]): Tagged[] {
  const tagged = tokens.map((token, index) => byWord(token, index === 0, tokens[index + 1]));
  for (let i = 0; i < tagged.length; i++) {
    disambiguate(tagged, i);
    if (isPurpose(tagged, i)) (tagged[i] as Tagged).tag = 'adv';
  }
  return tagged;
}

/** “in order to inform them”: nobody orders. */
const isPurpose = (words: readonly Tagged[], i: number): boolean =>
  words[i]?.token.lower === 'order' &&
  words[i - 1]?.token.lower === 'in' &&
  /^(?:to|that|for)$/.test(words[i + 1]?.token.lower ?? '');

function byWord(token: Token, first: boolean, next: Token | undefined): Tagged {
  const word = token.lower;
  const made = (tag: PosTag, lemma = word, verb?: VerbForm, ambiguous = false): Tagged => ({
    token,
    tag,
    lemma,
    // All of one shape: they are made and asked by the thousand.
    verb,
    ambiguous,
  });
  if (token.mention) return made('mention', token.mention.term);
  if (token.kind === 'opaque') return made('opaque');
  if (token.kind === 'sign') return made(/^[%€$£]$/.test(word) ? 'num' : 'sign');
  // no word of a closed class begins with a digit or one of these signs
  if (/^[%€$£]$|^[\d.,:%]+(?:st|nd|rd|th)?$/.test(word)) return made('num');
  const closed = CLOSED.get(word);
  if (closed !== undefined) return made(closed, closed === 'be' || closed === 'have' ? closed : word);
  if (/^(gets?|got|getting)$/.test(word) && next !== undefined && verbForm(next.lower)?.form === 'ed')
    return made('be', 'be');
  if (token.possessive) return made('noun', singular(word));
  // “custom statuses” are made to measure; “your custom” is bought.
  if (word === 'custom' && next?.kind === 'word' && isThing(next)) return made('adj');
  if (NOUNS.has(word)) return made('noun', singular(word));
  const verb = verbForm(word);
  if (verb !== undefined) {
    const proper = !first && /^\p{Lu}/u.test(token.text);
    const noun = verb.form === 'base' || verb.form === 's' ? NOUN_VERBS.has(verb.lemma) : false;
    if (ADJECTIVES.has(word)) return made('adj', word, verb, true);
    return made(
      'verb',
      noun || proper ? singular(word) : verb.form === 'ing' ? word : verb.lemma,
      verb,
      noun || proper,
    );
  }
  if (word.endsWith('-only')) return made('adj');
  if (word.length > 3 && word.endsWith('ly') && !ADJECTIVES.has(word)) return made('adv');
  if (ADJECTIVES.has(word) || /(able|ible|ful|less|ous|ive|ical|ized|ised)$/.test(word)) return made('adj');
  return made('noun', /^\p{Ll}+\p{Lu}/u.test(token.text) || word === 'windows' ? word : singular(word));
}

/** Nothing else than a thing: “statuses”, but not “means” or “keeps”. */
const isThing = ({ lower }: Token): boolean =>
  !CLOSED.has(lower) && (NOUNS.has(lower) || verbForm(lower) === undefined);

/** The words that are one thing wherever they stand; of a word in several lists the first counts. */
const CLOSED: ReadonlyMap<string, PosTag> = new Map(
  (
    [
      ['adv', ADVERBS],
      ['pron', PRONOUNS],
      ['prep', PREPOSITIONS],
      ['sub', SUBORDINATORS],
      ['det', DETERMINERS],
      ['conj', CONJUNCTIONS],
      ['rel', RELATIVES],
      ['adv', NEGATIONS],
      ['have', HAVE],
      ['be', BE],
      ['modal', MODALS],
      ['to', ['to']],
    ] as const
  ).flatMap(([tag, words]) => [...words].map((word): [string, PosTag] => [word, tag])),
);

/** Verbs that pass their subject to a second verb. */
export const isControl = (word: Tagged): boolean =>
  CONTROL_VERBS.has(word.lemma) || CONTROL_VERBS.has(word.token.lower);
