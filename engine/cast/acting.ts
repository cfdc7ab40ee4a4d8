import type { FactReaders } from './facts.js';
import { BUYER } from './input.js';
import {
  type ByPlace,
  between,
  bit,
  distance,
  inOneSentence,
  log,
  type Met,
  nearestIn,
  type Pair,
  rangeWithin,
  type Side,
  type Word,
} from './pair.js';
import type { Portrait } from './portrait.js';
import type { Where } from './where.js';

/** So near, in code units, a reader takes two mentions in one look. */
const NEAR = 500;

/** Who of the two acts, at the screen and in the shop; for the second word, where it is free to be anybody. */
export const actingReaders: FactReaders<Pair> = {
  aGestureShare: ({ a }) => a.sums.gestures / (a.full.length + FEW),
  aScreen: ({ a }) => log(a.sums.screens),
  aBuys: ({ a }) => log(a.sums.buys),
  aActs: ({ a }) => (a.full.length === 0 ? 0 : a.sums.acting / a.full.length),
  otherActors: ({ a, b, acting }) => log([...acting].filter((term) => term !== a.term && term !== b.term).length),
  bCount: ({ b }) => log(b.full.length),
  aManaged: ({ a }) => log(a.sums.managed),
  aRow: ({ a }) => a.sums.rows,
  bTill: ({ b }) => log(b.sums.tills),
  bBuyer: ({ b }) => b.sums.likely[BUYER] ?? 0,
  bFreeCount: ({ b }) => log(b.sums.free),
  bothBuy: ({ a, b }) => bit(a.sums.buys > 0 && b.sums.buys > 0),
  nearSubjects: ({ a, b }) => log(meeting(a.byPlace.acting, b.byPlace.acting, NEAR, a.where)),
  nearGestures: ({ a, b }) => log(meeting(a.byPlace.gesturing, b.byPlace.gesturing, 2 * NEAR, a.where)),
  storyOnlyA: ({ a, b }) => bit(isStory(a) && !isStory(b)),
  likeness: ({ a, b }) => likeness(a, b),
  closeShare: ({ a, b }) => closeShare(a.byPlace.full, b.byPlace.full),
};

/** What both words are told to do and to have. */
export const actingMet: FactReaders<Met> = {
  sameDeed: ({ a, b }) => log(countInBoth(a.sums.lemmas, b.sums.lemmas)),
  samePossession: ({ a, b }) => log(countInBoth(a.sums.possessions, b.sums.possessions)),
};

/** The word opens a story: “As a customer, I want …”. */
const isStory = ({ facts }: Side): boolean => facts.stories.length > 0;

/** How many mentions of the second word stand near one of the first. */
function meeting(first: ByPlace, second: ByPlace, reach: number, where: Where): number {
  if (first.portraits.length === 0) return 0;
  let held = 0;
  for (let at = 0; at < second.starts.length; at++) {
    const [from, end] = rangeWithin(first, second.starts[at] ?? 0, reach);
    for (let near = from; near < end; near++) {
      if (!areNear(second.portraits[at] as Portrait, first.portraits[near] as Portrait, reach, where)) continue;
      held++;
      break;
    }
  }
  return held;
}

/** The share of the mentions of the second word that stand close to one of the first. */
function closeShare(first: ByPlace, { starts }: ByPlace): number {
  const nearest = nearestIn(first);
  let close = 0;
  for (const place of starts) if (nearest(place) < CLOSE) close++;
  return starts.length === 0 ? 0 : close / starts.length;
}

const CLOSE = 300;

/** Of few mentions a share says little: so many are added that say nothing. */
const FEW = 2;

/** Both in one look, and not told apart by one sentence: “the user writes to the customer”. */
const areNear = (one: Portrait, other: Portrait, reach: number, where: Where): boolean =>
  distance(one, other, where) < reach &&
  !(
    inOneSentence(one, other) &&
    /\b(?:and|or|for|from|of|with|by|to|their|his|her|its|whose)\b/i.test(between(one, other))
  );

/** How alike the contexts of two words are, by what the table says of them: 1 when they are the same. */
function likeness(a: Word, b: Word): number {
  if (a.full.length === 0 || b.full.length === 0) return 0;
  const [one, other] = [a.sums.likely, b.sums.likely];
  return 1 - one.reduce((sum, mean, column) => sum + Math.abs(mean - (other[column] ?? 0)), 0) / 2;
}

/** The deeds (“add_item”) that are told of both words. */
export const sharedDeeds = (a: Word, b: Word): readonly string[] => commonTo(a.sums.lemmas, b.sums.lemmas);

/** What both words have (“order history”). */
export const sharedPossessions = (a: Word, b: Word): readonly string[] =>
  commonTo(a.sums.possessions, b.sums.possessions);

/** How much stands in both: the smaller one is gone through. */
function countInBoth(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size > other.size) return countInBoth(other, one);
  let held = 0;
  for (const each of one) if (other.has(each)) held++;
  return held;
}

/** What stands in both, in the order of the first. */
export const commonTo = (one: ReadonlySet<string>, other: ReadonlySet<string>): readonly string[] =>
  [...one].filter((each) => other.has(each));
