import type { Term } from '../model.js';
import { firstFrom } from '../prose/ordered.js';
import { type Facts, lazily } from './facts.js';
import type { CastInput } from './input.js';
import type { Meetings } from './meetings.js';
import type { Seed } from './people.js';
import { NONE, type Portrait } from './portrait.js';
import type { MentionRows } from './rows.js';
import type { SideFacts, SideSums } from './side-facts.js';
import type { Where } from './where.js';

/**
 * A word for people with its mentions in source order: the same object in all versions of a document in which these are
 * the same.
 */
export interface Word extends Seed {
  readonly term: Term;
  /** Matches the word, also in the plural, wherever it stands in a text. */
  readonly word: RegExp;
  /** Every mention. */
  readonly portraits: readonly Portrait[];
  readonly rows: MentionRows;
  /** Every mention of a person. */
  readonly all: readonly Portrait[];
  /** Those that are no part of a compound, or of one that speaks of the person. */
  readonly full: readonly Portrait[];
  /** What they show by themselves, and in which blocks they stand; each is read when it is first asked for. */
  readonly sums: SideSums;
  readonly facts: SideFacts;
}

/** One of the two words of a pair, in a version of its document. */
export interface Side extends Word {
  /** The word, wherever it stands. */
  readonly of: Word;
  readonly where: Where;
  /** Its mentions by their places; each is made when it is first asked for. */
  readonly byPlace: SidePlaces;
}

/** Mentions of a word by their places: of a person, no part of a compound, and those that gesture, act, open a story. */
export type SidePlaces = Readonly<Record<'all' | 'full' | 'gesturing' | 'acting' | 'stories', ByPlace>>;

/** Mentions in the order of their places in the source. */
export interface ByPlace {
  readonly portraits: readonly Portrait[];
  /** Where each begins: what is searched by place is searched for every mention of another word. */
  readonly starts: Float64Array;
}

/** A word where its mentions stand. */
export const sideIn = (word: Word, where: Where): Side => ({
  ...word,
  of: word,
  where,
  byPlace: placesOf({ word, where }),
});

const placesOf = lazily<{ readonly word: Word; readonly where: Where }, SidePlaces>({
  all: ({ word, where }) => byPlace(word.all, where),
  full: ({ word, where }) => byPlace(word.full, where),
  gesturing: ({ word, where }) => byPlace(word.facts.gesturing, where),
  acting: ({ word, where }) => byPlace(word.facts.acting, where),
  stories: ({ word, where }) => byPlace(word.facts.stories, where),
});

/** Two words, with all that can be read of them wherever they stand. */
export interface Met {
  readonly a: Word;
  readonly b: Word;
  readonly meetings: Meetings;
}

/** Two words for people of one document; `b` is the general word where there is one. */
export interface Pair {
  readonly a: Side;
  readonly b: Side;
  /** What is read of the two wherever they stand: the same object as long as their mentions are the same. */
  readonly met: Facts;
  readonly meetings: Meetings;
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
}

/** The logarithm of a count and one: two mentions are far more than one, and 22 hardly more than 21. */
export const log = (count: number): number => Math.log1p(count);

/** The share of the mentions of which something holds, from 0 to 1. */
export const share = (of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number =>
  of.length === 0 ? 0 : countOf(of, holds) / of.length;

/** Of how many mentions something holds. A list of them would be costly: thousands are counted with each edit. */
export function countOf(of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number {
  let held = 0;
  for (const one of of) if (holds(one)) held++;
  return held;
}

export const bit = (holds: boolean): number => (holds ? 1 : 0);

/** How far two mentions stand from each other, in UTF-16 code units of the source. */
export const distance = (one: Portrait, other: Portrait, where: Where): number =>
  Math.abs(where.placeOf(one) - where.placeOf(other));

/** Sorts mentions by their places. Blocks may lie in one another: source order is not always this, but nearly always. */
function byPlace(of: readonly Portrait[], where: Where): ByPlace {
  const starts = startsOf(of, where);
  if (isAscending(starts)) return { portraits: of, starts };
  const portraits = of.toSorted((one, other) => where.placeOf(one) - where.placeOf(other));
  return { portraits, starts: startsOf(portraits, where) };
}

function startsOf(of: readonly Portrait[], where: Where): Float64Array {
  const starts = new Float64Array(of.length);
  let index = 0;
  let at = 0;
  for (const { block, offset } of of) {
    index = where.indexFrom(index, block);
    starts[at++] = (where.starts[index] ?? 0) + offset;
  }
  return starts;
}

function isAscending(starts: Float64Array): boolean {
  let last = Number.NEGATIVE_INFINITY;
  for (const start of starts) {
    if (start < last) return false;
    last = start;
  }
  return true;
}

/**
 * The mentions that stand nearer to a place than so many code units: found without going through all of them, as a word
 * may have thousands.
 */
export function within(of: ByPlace, place: number, reach: number): readonly Portrait[] {
  const [from, end] = rangeWithin(of, place, reach);
  return from === end ? NONE : of.portraits.slice(from, end);
}

/** The same by their indices: from one to another, exclusive. */
export const rangeWithin = ({ starts }: ByPlace, place: number, reach: number): readonly [number, number] => [
  firstFrom(starts, place - reach + 1),
  firstFrom(starts, place + reach),
];

/**
 * Tells how far the nearest of some mentions stands from a place; infinitely far where there are none. Places are asked
 * for in source order, nearly always: the search goes on where the last one ended.
 */
export function nearestIn({ starts }: ByPlace): (place: number) => number {
  let at = 0;
  let before = Number.NEGATIVE_INFINITY;
  return (place) => {
    if (before >= place) at = firstFrom(starts, place);
    while (at < starts.length && (starts[at] ?? place) < place) at++;
    before = at === 0 ? Number.NEGATIVE_INFINITY : (starts[at - 1] ?? before);
    const behind = at === starts.length ? Number.POSITIVE_INFINITY : (starts[at] ?? place);
    return Math.min(place - before, behind - place);
  };
}

/** They stand in one sentence. */
export const inOneSentence = (one: Portrait, other: Portrait): boolean =>
  one.block === other.block && one.mention.sentence === other.mention.sentence;

/** What the sentence says between two mentions. */
export function between(one: Portrait, other: Portrait): string {
  const [left, right] = [one.mention.mention, other.mention.mention].sort((x, y) => x.start - y.start);
  return left === undefined || right === undefined ? '' : left.prose.text.slice(left.end, right.start);
}
