import { type Alignment, earlierIndex } from '../reuse.js';
import { COLUMNS, type PerColumn } from './columns.js';
import type { LocalScore } from './local-score.js';

/** How often the rest of a document calls somebody by the word of each column. */
export interface Usage {
  /** Plain counts of the other mentions. */
  readonly counts: PerColumn;
  /** The same, where a mention in a similar context counts for more and one in another context for little. */
  readonly alike: PerColumn;
}

/** A document may hold thousands of mentions; those near by say enough. */
const REACH = 100;

/** How quickly unlike contexts stop counting, in squared distance between the probabilities of the roles. */
const WIDTH = 0.05;

/** Contexts that are so far apart do not count at all. */
const FAR = 0.4;

/** Mentions in blocks that are no further apart count twice. */
const NEAR = 2;

/** What the mentions of a document are compared by, a number or a row of numbers for each. */
export interface Compared {
  /** The column of the word where it is spoken of somebody, or -1. */
  readonly spoken: Int8Array;
  /** The probabilities of the roles, a number for each column in a row. */
  readonly likely: Float64Array;
  /** How many mentions are spoken in the word of each column. */
  readonly totals: PerColumn;
}

/** The usages of the mentions of a document, by index. */
export interface Usages {
  readonly all: readonly Usage[];
  readonly compared: Compared;
}

/** What an earlier version of the document knew. */
export interface EarlierUsages extends Usages {
  /** The mentions of that version as they stand to those of this one: where it finds one, what is compared is the same. */
  readonly alignment: Alignment;
}

/**
 * What the rest of the document calls people, for each of its mentions.
 *
 * A soft witness: it knows habits, not roles, and in a draft that mixes its
 * words the habit itself is in doubt. Contexts are compared by what the table
 * of learned weights says of them and by the relations that they share.
 *
 * @param blockOf for each mention the index of its block
 * @param earlier of an earlier version of the document; a usage that is the same is the same object
 */
export function usagesOf(mentions: readonly LocalScore[], blockOf: readonly number[], earlier?: EarlierUsages): Usages {
  const compared = comparedIn(mentions, earlier);
  const { spoken, likely, totals } = compared;
  // What is counted without the mention itself, which the word of a column is spoken in; the last of them in none.
  const without = [...COLUMNS, undefined].map((_, own) =>
    totals.map((total, column) => total - (own === column ? 1 : 0)),
  );
  const countsAt = (at: number): PerColumn => without.at(spoken[at] as number) as PerColumn;
  const isCounted = earlier !== undefined && same(earlier.compared.totals, totals);
  const document = { blockOf, spoken, likely, keysOf: keyFinder(mentions) };
  const all = mentions.map((_, at): Usage => {
    const known = earlier?.all[earlierIndex(earlier.alignment, at)];
    const isNear = known !== undefined && hasSameNeighbours(at, mentions.length, earlier as EarlierUsages);
    if (isNear && isCounted) return known;
    const counts = countsAt(at);
    const alike = isNear ? known.alike : alikeOf(at, document);
    return known !== undefined && same(known.counts, counts) && same(known.alike, alike) ? known : { counts, alike };
  });
  return { all, compared };
}

function comparedIn(mentions: readonly LocalScore[], earlier: EarlierUsages | undefined): Compared {
  const width = COLUMNS.length;
  const { head, tail, by } = earlier?.alignment ?? { head: 0, tail: mentions.length, by: 0 };
  const spoken = new Int8Array(mentions.length);
  const likely = new Float64Array(mentions.length * width);
  if (earlier !== undefined) {
    const before = earlier.compared;
    spoken.set(before.spoken.subarray(0, head));
    likely.set(before.likely.subarray(0, head * width));
    spoken.set(before.spoken.subarray(tail + by), tail);
    likely.set(before.likely.subarray((tail + by) * width), tail * width);
  }
  for (let at = head; at < tail; at++) {
    const { isSpoken, column, likely: own } = mentions[at] as LocalScore;
    spoken[at] = isSpoken ? column : -1;
    likely.set(own, at * width);
  }
  const totals = COLUMNS.map(() => 0);
  for (const column of spoken) if (column >= 0) totals[column] = (totals[column] as number) + 1;
  return { spoken, likely, totals };
}

/** Whether all that a mention is compared with is the same as before. */
function hasSameNeighbours(at: number, count: number, { alignment: { head, tail, by } }: EarlierUsages): boolean {
  if (at < head) return at + REACH <= head || (head === count && by === 0);
  return at - REACH >= tail;
}

/** The mentions of a document as far as they are compared, by index. */
interface Neighbourhood extends Pick<Compared, 'spoken' | 'likely'> {
  /** The relations of each that tell one context from another, by numbers: texts are compared slowly, and these by the thousand. */
  keysOf(at: number): readonly number[];
  readonly blockOf: readonly number[];
}

function alikeOf(at: number, { keysOf, blockOf, spoken, likely }: Neighbourhood): PerColumn {
  const width = COLUMNS.length;
  const alike = COLUMNS.map(() => 0);
  const from = at * width;
  const keys = keysOf(at);
  const block = blockOf[at] as number;
  const end = Math.min(spoken.length, at + REACH);
  for (let other = Math.max(0, at - REACH); other < end; other++) {
    const column = spoken[other] as number;
    if (column < 0 || other === at) continue;
    let distance = 0;
    for (let each = 0; each < width; each++) {
      const apart = (likely[from + each] as number) - (likely[other * width + each] as number);
      distance += apart * apart;
    }
    if (distance > FAR) continue;
    const near = Math.abs((blockOf[other] as number) - block) <= NEAR ? 2 : 1;
    const shared = sharedBetween(keys, keysOf(other));
    alike[column] = (alike[column] as number) + near * (Math.exp(-distance / WIDTH) * (1 + 2 * Math.min(2, shared)));
  }
  return alike;
}

/** Numbers the relations of mentions, of each when it is first asked for: most are compared as they were before. */
function keyFinder(mentions: readonly LocalScore[]): Neighbourhood['keysOf'] {
  const numbers = new Map<string, number>();
  const known: (readonly number[])[] = [];
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  return (at) => {
    let keys = known[at];
    if (keys === undefined) {
      keys = (mentions[at] as LocalScore).relationKeys.map(numberOf);
      known[at] = keys;
    }
    return keys;
  };
}

function sharedBetween(one: readonly number[], other: readonly number[]): number {
  let shared = 0;
  for (const key of one) if (other.includes(key)) shared++;
  return shared;
}

const same = (a: PerColumn, b: PerColumn): boolean => a === b || a.every((value, at) => value === b[at]);
