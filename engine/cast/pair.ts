import type { Term } from '../model.js';
import type { Facts } from './facts.js';
import type { CastInput } from './input.js';
import type { Seed } from './people.js';
import type { Portrait } from './portrait.js';
import type { SideFacts } from './side-facts.js';

/** One of the two words of a pair, with its mentions in source order. */
export interface Side extends Seed {
  readonly term: Term;
  /** Matches the word, also in the plural, wherever it stands in a text. */
  readonly word: RegExp;
  /** Every mention of a person. */
  readonly all: readonly Portrait[];
  /** Those that are no part of a compound, or of one that speaks of the person. */
  readonly full: readonly Portrait[];
  /** The same, for {@link within}. */
  readonly byPlace: { readonly all: readonly Portrait[]; readonly full: readonly Portrait[] };
  /** What they show by themselves; summed up when it is first asked for. */
  readonly facts: SideFacts;
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
  of.length === 0 ? 0 : of.filter(holds).length / of.length;

export const count = (of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number =>
  of.filter(holds).length;

export const bit = (holds: boolean): number => (holds ? 1 : 0);

/** How far two mentions stand from each other, in UTF-16 code units of the source. */
export const distance = (one: Portrait, other: Portrait): number =>
  Math.abs(one.mention.mention.span.start - other.mention.mention.span.start);

const startOf = ({ mention }: Portrait): number => mention.mention.span.start;

/** Mentions in the order of their places in the source. Blocks may lie in one another: source order is not always this. */
export const byPlace = (of: readonly Portrait[]): readonly Portrait[] =>
  of.toSorted((one, other) => startOf(one) - startOf(other));

/** The index of the first mention that does not begin before a place. */
function firstFrom(of: readonly Portrait[], place: number): number {
  let low = 0;
  let high = of.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(of[middle] as Portrait) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The mentions that stand nearer to one than so many code units: found without going through all of them, as a word may
 * have thousands.
 *
 * @param of in the order of places, see {@link byPlace}
 */
export function within(of: readonly Portrait[], one: Portrait, reach: number): readonly Portrait[] {
  const place = startOf(one);
  return of.slice(firstFrom(of, place - reach + 1), firstFrom(of, place + reach));
}

/** How far the nearest of some mentions, in the order of places, stands; infinitely far where there are none. */
export function nearestTo(of: readonly Portrait[], one: Portrait): number {
  const at = firstFrom(of, startOf(one));
  const [before, after] = [of[at - 1], of[at]];
  const far = before === undefined ? Number.POSITIVE_INFINITY : distance(one, before);
  return after === undefined ? far : Math.min(far, distance(one, after));
}

/** They stand in one sentence. */
export const inOneSentence = (one: Portrait, other: Portrait): boolean =>
  one.index === other.index && one.mention.sentence === other.mention.sentence;

/** What the sentence says between two mentions. */
export function between(one: Portrait, other: Portrait): string {
  const [left, right] = [one.mention.mention, other.mention.mention].sort((x, y) => x.start - y.start);
  return left === undefined || right === undefined ? '' : left.prose.text.slice(left.end, right.start);
}
