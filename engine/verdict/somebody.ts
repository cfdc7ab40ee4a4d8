import type { ReadMention } from '../document/read-mention.js';
import { isAround, saidOfPersons, saidOfPrograms, tally } from '../evidence/tally.js';
import type { Witness } from '../model.js';
import { recordOf } from '../termbase/role-record.js';

/** So much evidence makes somebody of a word that names programs as well. */
const SOMEBODY = 0.85;

/**
 * Tells the persons among the mentions of words that the glossary keeps for programs (“client”), and calls otherwise
 * where a person is meant: the sentence decides, or all the others of the document do.
 */
export function meansSomebody(mentions: readonly ReadMention[]): (mention: ReadMention) => boolean {
  const said = new Map<ReadMention, boolean | undefined>();
  for (const mention of mentions) if (mention.personally !== undefined) said.set(mention, saidOf(mention));
  const decided = new Set([...said.values()].filter((one) => one !== undefined));
  const others = decided.size === 1 && decided.has(true);
  return (mention) => said.get(mention) ?? others;
}

/** Whether the sentence makes somebody of the word, or a program; undefined when it says nothing. */
function saidOf({ acquittal, relations, witnesses, words, at }: ReadMention): boolean | undefined {
  if (acquittal !== undefined)
    return acquittal.kind === 'technical' || acquittal.kind === 'compound' ? false : undefined;
  const strong = tally(witnesses.filter((witness) => !isAround(witness) && !isCommon(witness)));
  const person = saidOfPersons(strong);
  const program = saidOfPrograms(strong);
  if (program > 0 && program >= person) return false;
  const isOwned = relations.some(({ slot, lemma }) => slot === 'owner' && /^(?:our|your|their)$/.test(lemma));
  return person >= SOMEBODY || isOwned || words[at + 1]?.token.lower === 'who' ? true : undefined;
}

/** Programs, too, log in and open things; they do not click. */
const isCommon = ({ role, weight }: Witness): boolean => weight < (recordOf(role).commonBelow ?? 0);
