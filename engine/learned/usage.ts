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

/** What an earlier version of the document knew. */
export interface EarlierUsages {
  usageAt(index: number): Usage | undefined;
  /** The mentions of that version as they stand to those of this one. */
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
export function usagesOf(
  mentions: readonly LocalScore[],
  blockOf: readonly number[],
  earlier?: EarlierUsages,
): readonly Usage[] {
  const spoken = mentions.map(({ isSpoken, column }) => (isSpoken ? column : -1));
  const totals = COLUMNS.map((_, own) => spoken.reduce((total, column) => total + (column === own ? 1 : 0), 0));
  const likely = new Float64Array(mentions.length * COLUMNS.length);
  mentions.forEach((mention, at) => {
    likely.set(mention.likely, at * COLUMNS.length);
  });
  const document = { blockOf, spoken, likely, keysOf: keyFinder(mentions) };
  return mentions.map((_, at): Usage => {
    const known = earlier?.usageAt(earlierIndex(earlier.alignment, at));
    const isNear = known !== undefined && hasSameNeighbours(at, mentions.length, earlier as EarlierUsages);
    if (isNear && isCounted(known.counts, totals, spoken[at] as number)) return known;
    const counts = totals.map((total, column) => total - (spoken[at] === column ? 1 : 0));
    const alike = isNear ? known.alike : alikeOf(at, document);
    return known !== undefined && same(known.counts, counts) && same(known.alike, alike) ? known : { counts, alike };
  });
}

/** Whether counts are the totals without the mention itself, which the word of a column is spoken in. */
const isCounted = (counts: PerColumn, totals: PerColumn, own: number): boolean =>
  counts.every((count, column) => count === (totals[column] as number) - (own === column ? 1 : 0));

/** Whether all that a mention is compared with is the same as before. */
function hasSameNeighbours(at: number, count: number, { alignment: { head, tail, by } }: EarlierUsages): boolean {
  if (at < head) return at + REACH <= head || (head === count && by === 0);
  return at - REACH >= tail;
}

/** The mentions of a document as far as they are compared, by index. */
interface Neighbourhood {
  /** The relations of each that tell one context from another, by numbers: texts are compared slowly, and these by the thousand. */
  keysOf(at: number): readonly number[];
  readonly blockOf: readonly number[];
  /** The column of the word where it is spoken of somebody, or -1. */
  readonly spoken: readonly number[];
  /** The probabilities of the roles, a number for each column in a row. */
  readonly likely: Float64Array;
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
