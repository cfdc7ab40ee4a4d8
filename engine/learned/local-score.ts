import type { ReadMention } from '../document/read-mention.js';
import type { Role } from '../model.js';
import { columnOf, type PerColumn } from './columns.js';
import type { Logits, Table } from './table.js';

/** What the table says of a mention, and all else that is compared and needs no other block. */
export interface LocalScore {
  /** The column of the written word by the glossary, or -1 for a word without a role of a person. */
  readonly column: number;
  readonly logits: Logits;
  /** How likely the role of each column is by the table alone; sums to 1. */
  readonly likely: PerColumn;
  /** The relations that tell one context from another. */
  readonly relationKeys: readonly string[];
  /** Whether another mention of the same word, or of another one, stands in the same sentence. */
  readonly beside: { readonly same: boolean; readonly other: boolean };
  /** The word is used of somebody: it was not acquitted. */
  readonly isSpoken: boolean;
}

/**
 * Asks the table about a mention.
 *
 * @param person the role of a person that the glossary gives the word
 * @param block all mentions of its block
 */
export function localScore(
  mention: ReadMention,
  person: Role | undefined,
  block: readonly ReadMention[],
  table: Table,
): LocalScore {
  const logits = table.logitsOf(mention);
  const keys = mention.relations
    .filter(({ slot }) => slot !== 'owner' && slot !== 'mod' && slot !== 'coord')
    .map(({ slot, lemma }) => `${slot}:${lemma}`);
  return {
    column: columnOf(person),
    logits,
    likely: softmax(logits),
    relationKeys: [...new Set(keys)],
    beside: besides(mention, block),
    isSpoken: mention.acquittal === undefined,
  };
}

function besides(mention: ReadMention, block: readonly ReadMention[]): { same: boolean; other: boolean } {
  let same = false;
  let other = false;
  for (const one of block) {
    if (one === mention || one.sentence !== mention.sentence) continue;
    if (one.term === mention.term) same = true;
    else other = true;
  }
  return { same, other };
}

/** How likely each role is by what speaks against it; sums to 1. */
export function softmax(against: Logits): PerColumn {
  const powers = against.map((value) => Math.exp(-Math.max(-6, Math.min(6, value))));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
