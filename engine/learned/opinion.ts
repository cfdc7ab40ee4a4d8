import type { Analysed } from '../document/analysis.js';
import type { Glossary } from '../model.js';
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
  /** Whether another mention of the same word, or of another one, stands in the same sentence. */
  readonly beside: { readonly same: boolean; readonly other: boolean };
}

/** Asks the table about a mention; `block` holds all mentions of its block. */
export function judgeable(analysed: Analysed, block: readonly Analysed[], glossary: Glossary): Judgeable {
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
    beside: besides(analysed, block),
  };
}

function besides(analysed: Analysed, block: readonly Analysed[]): { same: boolean; other: boolean } {
  const terms = block
    .filter((one) => one !== analysed && one.sentence === analysed.sentence)
    .map(({ mention }) => mention.term);
  return {
    same: terms.includes(analysed.mention.term),
    other: terms.some((term) => term !== analysed.mention.term),
  };
}

/** How likely each role is by what speaks against it; sums to 1. */
export function softmax(wrong: readonly number[]): readonly number[] {
  const powers = wrong.map((value) => Math.exp(-Math.max(-6, Math.min(6, value))));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
