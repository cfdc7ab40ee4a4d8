import type { Term } from '../model.js';
import type { Facts } from './facts.js';
import type { CastInput } from './input.js';
import type { Seed } from './people.js';
import type { Portrait } from './portrait.js';
import type { SideFacts, SideSums } from './side-facts.js';

/** One of the two words of a pair, with its mentions in source order. */
export interface Side extends Seed {
  readonly term: Term;
  /** Matches the word, also in the plural, wherever it stands in a text. */
  readonly word: RegExp;
  /** Every mention of a person. */
  readonly all: readonly Portrait[];
  /** Those that are no part of a compound, or of one that speaks of the person. */
  readonly full: readonly Portrait[];
  /** The same, for {@link nearestTo}. */
  readonly byPlace: { readonly all: ByPlace; readonly full: ByPlace };
  /** What they show by themselves, and where they stand; each is read when it is first asked for. */
  readonly sums: SideSums;
  readonly facts: SideFacts;
}

/** Mentions in the order of their places in the source. */
export interface ByPlace {
  readonly portraits: readonly Portrait[];
  /** Where each begins: what is searched by place is searched for every mention of another word. */
  readonly starts: Float64Array;
}

/** Two words for people of one document; `b` is the general word where there is one. */
export interface Pair {
  readonly a: Side;
  readonly b: Side;
  readonly input: CastInput;
  /** What the document as a whole speaks of. */
  readonly document: Facts;
  /** All mentions of people, in source order. */
  readonly everybody: readonly Portrait[];
  /** The indices among them of those that open their blocks. */
  readonly labels: readonly number[];
  /** The words whose people do something in it. */
  readonly acting: ReadonlySet<Term>;
  /** The document tells of steps of scenarios. */
  readonly inSteps: boolean;
  /** The mentions of the two words wherever they meet in one sentence; looked for when they are first asked for. */
  readonly meetings: readonly (readonly [Portrait, Portrait])[];
}

/** A count on a scale on which the first counts most. */
export const log = (count: number): number => Math.log1p(count);

/** How many of the mentions hold, from 0 to 1. */
export const share = (of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number =>
  of.length === 0 ? 0 : count(of, holds) / of.length;

/** Makes no list of those that hold: facts are counted over thousands of mentions, with each edit. */
export function count(of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number {
  let held = 0;
  for (const one of of) if (holds(one)) held++;
  return held;
}

export const bit = (holds: boolean): number => (holds ? 1 : 0);

/** How far two mentions stand from each other, in UTF-16 code units of the source. */
export const distance = (one: Portrait, other: Portrait): number => Math.abs(one.place - other.place);

const startOf = ({ place }: Portrait): number => place;

/** Sorts mentions by their places. Blocks may lie in one another: source order is not always this, but nearly always. */
export function byPlace(of: readonly Portrait[]): ByPlace {
  const starts = Float64Array.from(of, startOf);
  if (starts.every((start, at) => at === 0 || (starts[at - 1] as number) <= start)) return { portraits: of, starts };
  const portraits = of.toSorted((one, other) => startOf(one) - startOf(other));
  return { portraits, starts: Float64Array.from(portraits, startOf) };
}

/** The index of the first mention that does not begin before a place. */
function firstFrom(starts: Float64Array, place: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The mentions that stand nearer to one than so many code units: found without going through all of them, as a word may
 * have thousands.
 */
export function within({ portraits, starts }: ByPlace, one: Portrait, reach: number): readonly Portrait[] {
  const place = startOf(one);
  return portraits.slice(firstFrom(starts, place - reach + 1), firstFrom(starts, place + reach));
}

/** How far the nearest of some mentions stands; infinitely far where there are none. */
export function nearestTo({ starts }: ByPlace, one: Portrait): number {
  const place = startOf(one);
  const at = firstFrom(starts, place);
  const before = at === 0 ? Number.POSITIVE_INFINITY : place - (starts[at - 1] as number);
  const after = at === starts.length ? Number.POSITIVE_INFINITY : (starts[at] as number) - place;
  return Math.min(before, after);
}

/** They stand in one sentence. */
export const inOneSentence = (one: Portrait, other: Portrait): boolean =>
  one.index === other.index && one.mention.sentence === other.mention.sentence;

/** What the sentence says between two mentions. */
export function between(one: Portrait, other: Portrait): string {
  const [left, right] = [one.mention.mention, other.mention.mention].sort((x, y) => x.start - y.start);
  return left === undefined || right === undefined ? '' : left.prose.text.slice(left.end, right.start);
}
