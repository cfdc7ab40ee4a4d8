import type { Decision, Role, Term } from '../engine/model.js';
import { isPerson } from '../engine/termbase/role-record.js';
import { roleNames } from './text-shapes.js';

/** The words that a question is about: two that may name one actor, or one of which it is not clear whom it names. */
export type AskedWords = readonly [Term] | readonly [Term, Term];

/** One of the answers that a question can have, and what it means. */
export interface Choice {
  readonly answer: string;
  readonly means: string;
}

/** The answers to a question. */
export const choicesFor = (words: AskedWords): readonly Choice[] =>
  words.length === 1
    ? [...WORD.map(({ answer, means }) => ({ answer, means })), UNKNOWN]
    : [...pairChoices(words), UNKNOWN];

const UNKNOWN: Choice = {
  answer: 'unknown',
  means: 'this cannot be told from what stands here; nothing is decided',
};

const pairChoices = ([one, other]: readonly [Term, Term]): readonly Choice[] => [
  { answer: `write ${one}`, means: `one actor under two names; “${one}” is to be written for them` },
  { answer: `write ${other}`, means: `one actor under two names; “${other}” is to be written for them` },
  { answer: 'both', means: 'one actor, and both words may stay as they are' },
  { answer: 'two', means: 'two actors, told apart on purpose' },
  { answer: 'covers', means: 'one word covers the other: it stands for these people and for others' },
];

const WORD: readonly (Choice & { readonly roles: readonly Role[] })[] = [
  { answer: 'buys', means: 'who buys, pays or contracts, and does not work with the product', roles: ['buyer'] },
  { answer: 'operates', means: 'who works with the product; others buy it', roles: ['operator'] },
  { answer: 'buys and operates', means: 'one person who does both', roles: ['buyer', 'operator'] },
  { answer: 'consumes', means: 'the private person who uses something up in the end', roles: ['consumer'] },
  { answer: 'engages', means: 'who engages a professional or an agency', roles: ['client', 'buyer'] },
  { answer: 'program', means: 'no person: software', roles: ['program'] },
  {
    answer: 'anybody',
    means: 'everybody who has to do with the product, whatever they do there; the word may stay everywhere',
    roles: roleNames.filter(isPerson),
  },
];

/** What an answer decides of the words that were asked about. */
export type DecidedWords =
  | Pick<Decision, 'words' | 'are' | 'write'>
  | { readonly word: Term; readonly roles: readonly Role[] };

/** What an answer decides; undefined for “unknown”. It must be one of those that {@link choicesFor} gives. */
export function decidedBy(words: AskedWords, answer: string): DecidedWords | undefined {
  if (answer === UNKNOWN.answer) return undefined;
  if (words.length === 1) {
    const roles = WORD.find((choice) => choice.answer === answer)?.roles;
    return roles === undefined ? undefined : { word: words[0], roles };
  }
  if (answer === 'two') return { words, are: 'two actors' };
  if (answer === 'covers') return { words, are: 'one covers the other' };
  const write = answer.startsWith('write ') ? answer.slice('write '.length) : undefined;
  return { words, are: 'one actor', ...(write !== undefined && { write }) };
}
