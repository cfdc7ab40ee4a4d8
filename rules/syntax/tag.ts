import type { Token } from '../sentence.js';
import { singular, type VerbForm, verbForm } from './lemma.js';
import { byPlace } from './place.js';
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
export type Tag =
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
  tag: Tag;
  readonly lemma: string;
  readonly verb?: VerbForm;
  /** Both a noun and a verb in the list: the place decided. */
  readonly ambiguous: boolean;
}

/** Tags the tokens of a sentence: words first, then by their place. */
export function tag(tokens: readonly Token[]): Tagged[] {
  const tagged = tokens.map((token, index) => byWord(token, index === 0, tokens[index + 1]));
  for (let i = 0; i < tagged.length; i++) byPlace(tagged, i);
  return tagged;
}

function byWord(token: Token, first: boolean, next: Token | undefined): Tagged {
  const word = token.lower;
  const made = (tag: Tag, lemma = word, verb?: VerbForm, ambiguous = false): Tagged => ({
    token,
    tag,
    lemma,
    ambiguous,
    ...(verb ? { verb } : {}),
  });
  if (token.mention) return made('mention', token.mention.term);
  if (token.kind === 'opaque') return made('opaque');
  if (/^[%€$£]$/.test(word)) return made('num');
  if (token.kind === 'sign') return made('sign');
  if (/^[\d.,:%]+(st|nd|rd|th)?$/.test(word)) return made('num');
  if (word === 'to') return made('to');
  if (MODALS.has(word)) return made('modal');
  if (BE.has(word) || (/^(gets?|got|getting)$/.test(word) && next !== undefined && verbForm(next.lower)?.form === 'ed'))
    return made('be', 'be');
  if (HAVE.has(word)) return made('have', 'have');
  if (NEGATIONS.has(word)) return made('adv');
  if (RELATIVES.has(word)) return made('rel');
  if (CONJUNCTIONS.has(word)) return made('conj');
  if (DETERMINERS.has(word)) return made('det');
  if (SUBORDINATORS.has(word)) return made('sub');
  if (PREPOSITIONS.has(word)) return made('prep');
  if (PRONOUNS.has(word)) return made('pron');
  if (ADVERBS.has(word)) return made('adv');
  if (token.possessive) return made('noun', singular(word));
  if (NOUNS.has(word)) return made('noun', singular(word));
  const verb = verbForm(word);
  const proper = !first && /^\p{Lu}/u.test(token.text);
  if (verb !== undefined) {
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

/** Verbs that pass their subject to a second verb. */
export const isControl = (word: Tagged): boolean =>
  CONTROL_VERBS.has(word.lemma) || CONTROL_VERBS.has(word.token.lower);
