import type { Analysed } from './analysis.js';
import type { Glossary, Role } from './model.js';
import { type Opinion, opinionOf, PERSONS } from './table.js';

/** A mention with what the table says of it: all that needs no other mention. */
export interface Judgeable {
  readonly analysed: Analysed;
  /** Column of {@link PERSONS} that the written word promises, or -1 for a word without a role of a person. */
  readonly column: number;
  readonly opinion: Opinion;
  /** How likely each role of {@link PERSONS} is by the table alone; sums to 1. */
  readonly likely: readonly number[];
  /** The relations that tell one context from another. */
  readonly relations: readonly string[];
}

/** Asks the table about a mention. */
export function judgeable(analysed: Analysed, glossary: Glossary): Judgeable {
  const opinion = opinionOf(analysed);
  const role = glossary.senses.find(
    ({ term, role: promised }) => term === analysed.mention.term && promised !== 'program',
  )?.role;
  const relations = analysed.relations
    .filter(({ slot }) => slot !== 'owner' && slot !== 'mod' && slot !== 'coord')
    .map(({ slot, lemma }) => `${slot}:${lemma}`);
  return {
    analysed,
    column: PERSONS.indexOf(role as (typeof PERSONS)[number]),
    opinion,
    likely: softmax(opinion.wrong),
    relations: [...new Set(relations)],
  };
}

function softmax(wrong: readonly number[]): readonly number[] {
  const powers = wrong.map((value) => Math.exp(-Math.max(-6, Math.min(6, value))));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The roles of persons that a word promises in a glossary. */
export const personsOf = (term: string, glossary: Glossary): readonly Role[] =>
  glossary.senses.filter((sense) => sense.term === term && sense.role !== 'program').map(({ role }) => role);
