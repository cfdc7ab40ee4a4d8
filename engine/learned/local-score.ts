import type { ReadMention } from '../document/read-mention.js';
import type { Role, Term } from '../model.js';
import { columnOf, type PerColumn } from './columns.js';
import type { Contribution, Logits, WeightTable } from './weight-table.js';

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
  /**
   * What of the mention moves a table; looked up once: a mention is judged again with each count that changes.
   *
   * @param named the table that names the reasons, the same each time
   */
  contributionsTo(named: WeightTable): readonly Contribution[];
}

/** How often each term stands in each sentence of a block. */
export type TermCounts = ReadonlyMap<number, ReadonlyMap<Term, number>>;

/** Counts the terms in the sentences of a block. */
export function termCounts(block: readonly ReadMention[]): TermCounts {
  const counts = new Map<number, Map<Term, number>>();
  for (const { sentence, term } of block) {
    const known = counts.get(sentence) ?? new Map<Term, number>();
    counts.set(sentence, known.set(term, (known.get(term) ?? 0) + 1));
  }
  return counts;
}

/**
 * Asks the table about a mention.
 *
 * @param person the role of a person that the glossary gives the word
 * @param counts of its block
 */
export function localScore(
  mention: ReadMention,
  person: Role | undefined,
  counts: TermCounts,
  table: WeightTable,
): LocalScore {
  const logits = table.logitsOf(mention);
  let contributions: readonly Contribution[] | undefined;
  const keys = mention.relations
    .filter(({ slot }) => slot !== 'owner' && slot !== 'mod' && slot !== 'coord')
    .map(({ slot, lemma }) => `${slot}:${lemma}`);
  return {
    column: columnOf(person),
    logits,
    likely: softmax(logits),
    relationKeys: [...new Set(keys)],
    beside: besides(mention, counts.get(mention.sentence)),
    isSpoken: mention.acquittal === undefined,
    contributionsTo(named) {
      contributions ??= named.contributionsOf(mention);
      return contributions;
    },
  };
}

function besides({ term }: ReadMention, counts: ReadonlyMap<Term, number> | undefined): LocalScore['beside'] {
  return { same: (counts?.get(term) ?? 0) > 1, other: (counts?.size ?? 0) > 1 };
}

/** How likely each role is by what speaks against it; sums to 1. */
export function softmax(against: Logits): PerColumn {
  const powers = against.map((value) => Math.exp(-Math.max(-6, Math.min(6, value))));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
