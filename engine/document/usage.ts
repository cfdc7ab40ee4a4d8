import type { Judgeable } from '../learned/opinion.js';
import { PERSONS } from '../learned/table.js';

/** How often the rest of a document calls somebody by the word of each role of {@link PERSONS}. */
export interface Usage {
  /** Plain counts of the other mentions. */
  readonly counts: readonly number[];
  /** The same, where a mention in a similar context counts for more and one in another context for little. */
  readonly alike: readonly number[];
}

/** The usage of every mention of a document, with all that it was made of. */
export interface Usages {
  readonly of: readonly Usage[];
  readonly mentions: readonly Judgeable[];
  /** For each mention the index of its block in the document. */
  readonly blocks: readonly number[];
}

/** A document may hold thousands of mentions; those near by say enough. */
const REACH = 100;

/** How quickly unlike contexts stop counting, in squared distance between the probabilities of the four roles. */
const WIDTH = 0.05;

/** Contexts that are so far apart do not count at all. */
const FAR = 0.4;

/**
 * What the rest of the document calls people, for each of its mentions.
 *
 * A soft witness: it knows habits, not roles, and in a draft that mixes its
 * words the habit itself is in doubt. Contexts are compared by what the table
 * of learned weights says of them and by the relations that they share.
 *
 * @param blocks for each mention the index of its block
 * @param previous of an earlier version of the document; a usage that is the same is the same object
 */
export function usageOf(mentions: readonly Judgeable[], blocks: readonly number[], previous?: Usages): Usages {
  if (previous !== undefined && isUnchanged(mentions, blocks, previous)) return { of: previous.of, mentions, blocks };
  const spoken = mentions.map(({ analysed, column }) => (analysed.acquittal === undefined ? column : -1));
  const totals = PERSONS.map((_, role) => spoken.reduce((total, column) => total + (column === role ? 1 : 0), 0));
  const likely = new Float64Array(mentions.length * PERSONS.length);
  mentions.forEach((mention, at) => {
    likely.set(mention.likely, at * PERSONS.length);
  });
  const earlier = counterparts(mentions, blocks, previous);
  const of = mentions.map((_, at): Usage => {
    const known = earlier(at);
    const counts = totals.map((total, role) => total - (spoken[at] === role ? 1 : 0));
    const alike = known?.sameNeighbours ? known.usage.alike : alikeOf(at, { mentions, blocks, spoken, likely });
    return known !== undefined && same(known.usage.counts, counts) && same(known.usage.alike, alike)
      ? known.usage
      : { counts, alike };
  });
  return { of, mentions, blocks };
}

/** Whether an edit touched no mention: then nothing is new to any of them. */
function isUnchanged(mentions: readonly Judgeable[], blocks: readonly number[], previous: Usages): boolean {
  return (
    mentions.length === previous.mentions.length &&
    mentions.every(
      ({ opinion }, at) => opinion === previous.mentions[at]?.opinion && blocks[at] === previous.blocks[at],
    )
  );
}

/** The mentions of a document as far as they are compared, by index. */
interface Neighbourhood {
  readonly mentions: readonly Judgeable[];
  readonly blocks: readonly number[];
  /** The column of the word where it is spoken of somebody, or -1. */
  readonly spoken: readonly number[];
  /** The probabilities of the roles, {@link PERSONS} in a row. */
  readonly likely: Float64Array;
}

function alikeOf(at: number, { mentions, blocks, spoken, likely }: Neighbourhood): readonly number[] {
  const alike = [0, 0, 0, 0];
  const from = at * 4;
  const [a, b, c, d] = [likely[from], likely[from + 1], likely[from + 2], likely[from + 3]] as [
    number,
    number,
    number,
    number,
  ];
  const { relations } = mentions[at] as Judgeable;
  const block = blocks[at] as number;
  const end = Math.min(mentions.length, at + REACH);
  for (let other = Math.max(0, at - REACH); other < end; other++) {
    const column = spoken[other] as number;
    if (column < 0 || other === at) continue;
    const to = other * 4;
    const e = a - (likely[to] as number);
    const f = b - (likely[to + 1] as number);
    const g = c - (likely[to + 2] as number);
    const h = d - (likely[to + 3] as number);
    const distance = e * e + f * f + g * g + h * h;
    if (distance > FAR) continue;
    const near = Math.abs((blocks[other] as number) - block) <= 2 ? 2 : 1;
    const shared = sharedRelations(relations, (mentions[other] as Judgeable).relations);
    alike[column] = (alike[column] as number) + near * (Math.exp(-distance / WIDTH) * (1 + 2 * Math.min(2, shared)));
  }
  return alike;
}

function sharedRelations(one: readonly string[], other: readonly string[]): number {
  let shared = 0;
  for (const key of one) if (other.includes(key)) shared++;
  return shared;
}

/** What is known of a mention from before an edit, and whether all that it is compared with is the same. */
interface Counterpart {
  readonly usage: Usage;
  readonly sameNeighbours: boolean;
}

/** Finds the mentions of before: those in front of an edit and those behind it. */
function counterparts(
  mentions: readonly Judgeable[],
  blocks: readonly number[],
  previous: Usages | undefined,
): (at: number) => Counterpart | undefined {
  if (previous === undefined) return () => undefined;
  const limit = Math.min(mentions.length, previous.mentions.length);
  const by = previous.mentions.length - mentions.length;
  const isSame = (at: number, then: number): boolean => mentions[at]?.opinion === previous.mentions[then]?.opinion;
  let head = 0;
  while (head < limit && isSame(head, head) && blocks[head] === previous.blocks[head]) head++;
  let tail = mentions.length;
  const shift = (previous.blocks.at(-1) ?? 0) - (blocks.at(-1) ?? 0);
  while (
    tail > Math.max(0, -by) &&
    isSame(tail - 1, tail - 1 + by) &&
    (previous.blocks[tail - 1 + by] as number) - (blocks[tail - 1] as number) === shift
  )
    tail--;
  return (at) => {
    if (at < head) {
      const sameNeighbours = at + REACH <= head || (head === mentions.length && by === 0);
      return { usage: previous.of[at] as Usage, sameNeighbours };
    }
    if (at < tail) return undefined;
    return { usage: previous.of[at + by] as Usage, sameNeighbours: at - REACH >= tail };
  };
}

const same = (a: readonly number[], b: readonly number[]): boolean =>
  a === b || (a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3]);
