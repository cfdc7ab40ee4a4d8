import { type Alignment, align, earlierIndex, nothingShared, spliced } from '../reuse.js';
import { mapped, type Steps } from '../steps.js';
import { COLUMNS, type PerColumn } from './columns.js';
import type { LocalScore } from './local-score.js';

/** How often the rest of a document calls somebody by the word of each column. */
export interface WordUsage {
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
export interface ComparedMentions {
  /** The column of the word where it is spoken of somebody, or -1. */
  readonly spoken: Int8Array;
  /** The probabilities of the roles, a number for each column in a row. */
  readonly likely: Float64Array;
  /** The relations of each that tell one context from another. */
  readonly keys: readonly RelationKeys[];
  /** Of each relation its number; more are added with the next version. */
  readonly numbers: Map<string, number>;
  /** How many mentions are spoken in the word of each column. */
  readonly totals: PerColumn;
}

/** The usages of the mentions of a document, by index. */
export interface Usages {
  readonly all: readonly WordUsage[];
  readonly compared: ComparedMentions;
  /** The mentions of which the usage is that of the earlier version, the same object. */
  readonly same: Alignment;
}

/** The mentions of one version of a document. */
export interface UsedMentions {
  readonly locals: readonly LocalScore[];
  /** For each mention the index of its block. */
  readonly blockOf: readonly number[];
}

/** What an earlier version of the document knew. */
export interface EarlierUsages extends Omit<Usages, 'same'>, UsedMentions {
  /** The mentions of that version as they stand to those of this one: where it finds one, what is compared is the same. */
  readonly alignment: Alignment;
  /** How many blocks more that version had. */
  readonly blocks: number;
}

/**
 * What the rest of the document calls people, for each of its mentions.
 *
 * A soft witness: it knows habits, not roles, and in a draft that mixes its
 * words the habit itself is in doubt. Contexts are compared by what the table
 * of learned weights says of them and by the relations that they share.
 *
 * @param earlier of an earlier version of the document; a usage that is the same is the same object
 */
export function* usagesOf(mentions: UsedMentions, earlier?: EarlierUsages): Steps<Usages> {
  const { locals, blockOf } = mentions;
  const compared = yield* comparedIn(locals, earlier);
  const { spoken, totals } = compared;
  // The totals without the mention itself: a row for a mention in the word of each column, the last for one in no such word.
  const without = [...COLUMNS, undefined].map((_, own) =>
    totals.map((total, column) => total - (own === column ? 1 : 0)),
  );
  const countsAt = (at: number): PerColumn => without.at(spoken[at] ?? -1) as PerColumn;
  const document = { ...compared, blockOf };
  const anew = (at: number): WordUsage => ({ counts: countsAt(at), alike: alikeOf(at, document) });
  if (earlier === undefined) {
    const all = yield* mapped(locals, (_, at) => anew(at));
    return { all, compared, same: nothingShared(0, all.length) };
  }
  const alike = alikeIn(mentions, compared, earlier);
  const near = nearTo(alike, locals.length);
  const knownAt = (at: number): WordUsage | undefined => earlier.all[earlierIndex(alike, at)];
  const before = { ...earlier.compared, blockOf: earlier.blockOf };
  const isHeardAlike = heardAlike(document, before, alike, earlier.blocks);
  if (!same(earlier.compared.totals, totals)) {
    const all = yield* mapped(locals, (_, at): WordUsage => {
      const known = at >= near.head && at < near.tail && !isHeardAlike(at) ? undefined : knownAt(at);
      return known === undefined ? anew(at) : { counts: countsAt(at), alike: known.alike };
    });
    return { all, compared, same: nothingShared(earlier.all.length, all.length) };
  }
  const all = yield* spliced(earlier.all, near, (at) => {
    const known = knownAt(at);
    if (known !== undefined && isHeardAlike(at) && same(known.counts, countsAt(at))) return known;
    const usage = anew(at);
    return known !== undefined && same(known.counts, usage.counts) && same(known.alike, usage.alike) ? known : usage;
  });
  return { all, compared, same: near };
}

function* comparedIn(mentions: readonly LocalScore[], earlier: EarlierUsages | undefined): Steps<ComparedMentions> {
  const width = COLUMNS.length;
  const { head, tail, by } = earlier?.alignment ?? nothingShared(0, mentions.length);
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
  for (const column of spoken) if (column >= 0) totals[column] = (totals[column] ?? 0) + 1;
  const numbers = numbersFor(mentions, earlier?.compared.numbers);
  const isNumbered = numbers === earlier?.compared.numbers;
  const keys = isNumbered
    ? yield* spliced(earlier.compared.keys, earlier.alignment, (at) => keysOf(mentions[at] as LocalScore, numbers))
    : yield* mapped(mentions, (one) => keysOf(one, numbers));
  return { spoken, likely, totals, keys, numbers };
}

/** The numbers of an earlier version; new ones when most of those may be of relations that no mention has any more. */
const numbersFor = (
  mentions: readonly LocalScore[],
  earlier: ComparedMentions['numbers'] | undefined,
): ComparedMentions['numbers'] =>
  earlier !== undefined && earlier.size < FORGOTTEN + KEYS * mentions.length ? earlier : new Map();

/** A mention nearly always stands in at most so many relations; so many numbers more may be kept. */
const KEYS = 16;
const FORGOTTEN = 1000;

/**
 * The mentions of which all is the same that they are compared by, also in a block that was read again: a letter in a
 * paragraph changes the contexts of few of its mentions, and each that changes is heard by two hundred others.
 */
function alikeIn(
  { locals, blockOf }: UsedMentions,
  { spoken, likely }: ComparedMentions,
  earlier: EarlierUsages,
): Alignment {
  const { compared: before } = earlier;
  const isAlike = (then: number, at: number, fromEnd: boolean): boolean => {
    const apart = fromEnd ? earlier.blocks : 0;
    if (earlier.blockOf[then] !== (blockOf[at] ?? 0) + apart || before.spoken[then] !== spoken[at]) return false;
    for (let each = 0; each < COLUMNS.length; each++)
      if (before.likely[then * COLUMNS.length + each] !== likely[at * COLUMNS.length + each]) return false;
    return areSameKeys(earlier.locals[then] as LocalScore, locals[at] as LocalScore);
  };
  return align(earlier.locals.length, locals.length, isAlike, earlier.alignment);
}

const areSameKeys = ({ relationKeys: one }: LocalScore, { relationKeys: other }: LocalScore): boolean =>
  one.length === other.length && one.every((key, at) => key === other[at]);

/** The mentions that are compared with others than before are those near to one of which something else is said. */
function nearTo({ head, tail, by }: Alignment, count: number): Alignment {
  if (head === count && by === 0) return { head, tail, by };
  return { head: Math.max(0, head - REACH + 1), tail: Math.min(count, tail + REACH), by };
}

/** The mentions of a document as far as they are compared, by index. */
interface Neighbourhood extends Pick<ComparedMentions, 'spoken' | 'likely' | 'keys'> {
  readonly blockOf: readonly number[];
}

/** Relations by numbers: texts are compared slowly, and these by the thousand. */
interface RelationKeys {
  readonly numbers: readonly number[];
  /** A bit for each number, which some share: where two have none in common, no relation is shared. */
  readonly bits: number;
}

function alikeOf(at: number, document: Neighbourhood): PerColumn {
  const { spoken } = document;
  const alike = COLUMNS.map(() => 0);
  const end = Math.min(spoken.length, at + REACH);
  for (let other = Math.max(0, at - REACH); other < end; other++) {
    const column = spoken[other] ?? -1;
    if (column >= 0 && other !== at) alike[column] = (alike[column] ?? 0) + alikeness(at, other, document);
  }
  return alike;
}

/** How much one mention counts for another; nothing where their contexts are far apart. */
function alikeness(at: number, other: number, { likely, keys, blockOf }: Neighbourhood): number {
  const width = COLUMNS.length;
  let distance = 0;
  for (let each = 0, from = at * width, to = other * width; each < width && distance <= FAR; each++, from++, to++) {
    const apart = (likely[from] ?? 0) - (likely[to] ?? 0);
    distance += apart * apart;
  }
  if (distance > FAR) return 0;
  const near = Math.abs((blockOf[other] ?? 0) - (blockOf[at] ?? 0)) <= NEAR ? 2 : 1;
  const shared = sharedBetween(keys[at] as RelationKeys, keys[other] as RelationKeys);
  return near * (Math.exp(-distance / WIDTH) * (1 + 2 * Math.min(2, shared)));
}

/**
 * Tells whether all other mentions say the same of a mention as before the edit. Most mentions stand far from those that
 * the edit has changed: to look at those few takes less time than to look at all neighbours.
 *
 * @param alike the mentions that are as they were
 * @param blocks how many blocks more there were: those in front of the edit and those behind it stand nearer or further
 */
function heardAlike(
  document: Neighbourhood,
  before: Neighbourhood,
  { head, tail, by }: Alignment,
  blocks: number,
): (at: number) => boolean {
  if (by !== 0 || tail - head > FEW) return () => false;
  const isNearTo = (at: number, other: number): boolean => {
    const apart = Math.abs((document.blockOf[other] ?? Number.POSITIVE_INFINITY) - (document.blockOf[at] ?? 0));
    return apart <= NEAR || apart + blocks <= NEAR;
  };
  return (at) => {
    if (at >= head && at < tail) return false;
    // Blocks that came or went in between: who is near across the edit now may not have been before. The nearest tells.
    if (blocks !== 0 && isNearTo(at, at < head ? tail : head - 1)) return false;
    const end = Math.min(tail, at + REACH);
    for (let other = Math.max(head, at - REACH); other < end; other++) {
      const [then, now] = [before.spoken[other] ?? -1, document.spoken[other] ?? -1];
      if (then !== now) return false;
      if (now >= 0 && alikeness(at, other, before) !== alikeness(at, other, document)) return false;
    }
    return true;
  };
}

/** Of so many changed mentions at most each is looked at. */
const FEW = 20;

/** @param numbers of the relations; those that are new get one */
function keysOf({ relationKeys }: LocalScore, numbers: Map<string, number>): RelationKeys {
  let bits = 0;
  const own = relationKeys.map((key) => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
    }
    bits |= 1 << (number & 31);
    return number;
  });
  return { numbers: own, bits };
}

function sharedBetween(one: RelationKeys, other: RelationKeys): number {
  if ((one.bits & other.bits) === 0) return 0;
  let shared = 0;
  for (const key of one.numbers) if (other.numbers.includes(key)) shared++;
  return shared;
}

const same = (a: PerColumn, b: PerColumn): boolean => a === b || a.every((value, at) => value === b[at]);
