import { endsStep, type Steps } from './steps.js';

/**
 * What two versions of a list have in common: an edit is in one place, so that the items in front of it and those
 * behind it are the same. All that is kept from one version of a document for the next is found by this.
 */
export interface Alignment {
  /** The items before this index stand at the same index of the earlier list. */
  readonly head: number;
  /** The items from this index on stand in the earlier list, {@link by} further on. */
  readonly tail: number;
  readonly by: number;
}

/**
 * Aligns two lists from both ends.
 *
 * @param before the length of the earlier list
 * @param now the length of the list
 * @param isSame whether the items at two indices, of the earlier list and of this one, are the same; `fromEnd` says
 *   from which end they are compared
 * @param known items that are known to be the same
 */
export function align(
  before: number,
  now: number,
  isSame: (then: number, at: number, fromEnd: boolean) => boolean,
  known = nothingShared(before, now),
): Alignment {
  const { by } = known;
  let { head, tail } = known;
  const limit = Math.min(tail, tail + by);
  while (head < limit && isSame(head, head, false)) head++;
  while (tail > Math.max(head, head - by) && isSame(tail - 1 + by, tail - 1, true)) tail--;
  return { head, tail, by };
}

/** The index in the earlier list of the item at an index, or -1 for one that is new. */
export const earlierIndex = ({ head, tail, by }: Alignment, at: number): number =>
  at < head ? at : at >= tail ? at + by : -1;

/**
 * A list of which the items outside an alignment are those of the earlier list, in the time that it takes to copy them.
 *
 * @param make what stands at an index in between
 */
export function* spliced<Item>(
  before: readonly Item[],
  { head, tail, by }: Alignment,
  make: (at: number) => Item,
): Steps<readonly Item[]> {
  const made: Item[] = [];
  for (let at = head; at < tail; at++) {
    made.push(make(at));
    if (endsStep(at)) yield;
  }
  return before.slice(0, head).concat(made, before.slice(tail + by));
}

/** Of two lists without a common item. */
export const nothingShared = (before: number, now: number): Alignment => ({ head: 0, tail: now, by: before - now });

/** What two alignments of the same lists both find. */
export const commonAlignment = (one: Alignment, other: Alignment): Alignment => ({
  head: Math.min(one.head, other.head),
  tail: Math.max(one.tail, other.tail),
  by: one.by,
});
