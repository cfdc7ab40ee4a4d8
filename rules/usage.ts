import type { Judgeable } from './opinion.js';
import { PERSONS } from './table.js';

/** How often the rest of a document calls somebody by the word of each role of {@link PERSONS}. */
export interface Usage {
  /** Plain counts of the other mentions. */
  readonly counts: readonly number[];
  /** The same, where a mention in a similar context counts for more and one in another context for little. */
  readonly alike: readonly number[];
}

/** A document may hold thousands of mentions; those near by say enough. */
const REACH = 100;

/** How quickly unlike contexts stop counting, in squared distance between the probabilities of the four roles. */
const WIDTH = 0.05;

/**
 * What the rest of the document calls people, for each of its mentions.
 *
 * A soft witness: it knows habits, not roles, and in a draft that mixes its
 * words the habit itself is in doubt. Contexts are compared by what the table
 * of learned weights says of them and by the relations that they share.
 */
export function usageOf(mentions: readonly Judgeable[]): readonly Usage[] {
  const spoken = mentions.map(({ analysed, column }, at) => ({
    at,
    column,
    used: analysed.acquittal === undefined && column >= 0,
  }));
  const totals = PERSONS.map((_, role) => spoken.filter(({ used, column }) => used && column === role).length);
  return mentions.map((mention, at) => {
    const counts = totals.map((total, role) => total - (spoken[at]?.used && mention.column === role ? 1 : 0));
    const alike = [0, 0, 0, 0];
    for (let other = Math.max(0, at - REACH); other < Math.min(mentions.length, at + REACH); other++) {
      const { used, column } = spoken[other] as (typeof spoken)[number];
      if (other === at || !used) continue;
      const there = mentions[other] as Judgeable;
      const near = Math.abs(there.block - mention.block) <= 2 ? 2 : 1;
      alike[column] = (alike[column] as number) + near * similarity(mention, there);
    }
    return { counts, alike };
  });
}

function similarity(one: Judgeable, other: Judgeable): number {
  let distance = 0;
  one.likely.forEach((share, role) => {
    distance += (share - (other.likely[role] as number)) ** 2;
  });
  const kernel = distance > 0.4 ? 0 : Math.exp(-distance / WIDTH);
  return kernel * (1 + 2 * Math.min(2, sharedRelations(one, other)));
}

function sharedRelations(one: Judgeable, other: Judgeable): number {
  let shared = 0;
  for (const key of one.relations) if (other.relations.has(key)) shared++;
  return shared;
}
