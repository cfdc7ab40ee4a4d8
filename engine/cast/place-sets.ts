import type { Facts } from './facts.js';
import { log, nearestIn, type Pair, type Side, share } from './pair.js';
import type { Portrait } from './portrait.js';
import type { PlaceSums } from './side-facts.js';
import { criterionOf, facedBy } from './structure.js';

/** Places of one word that may be changed to the other at once. */
export interface PlaceSet {
  /** The word that would give way. */
  readonly change: Side;
  /** The word that would stay. */
  readonly keep: Side;
  readonly places: readonly Portrait[];
  /** What tells whether a reader would change just these. */
  readonly facts: Facts;
}

/** For each word of a pair the places that name its actor, and those of a name (“Acme users”) by themselves. */
export function placeSetsOf({ a, b, inSteps, meetings }: Pair): readonly PlaceSet[] {
  const ways: readonly (readonly [Side, Side, () => number])[] = [
    [a, b, () => meetings.facedPlacesOfA],
    [b, a, () => meetings.facedPlacesOfB],
  ];
  return ways.flatMap(([change, keep, faced]) =>
    change.sums.places.map((sums, index): PlaceSet => new LazyPlaceSet(sums, change, keep, { inSteps, index, faced })),
  );
}

/** What else is known of a set: whether there are steps, its number, and how many of all places are faced. */
interface Beside {
  readonly inSteps: boolean;
  readonly index: number;
  readonly faced: () => number;
}

/** Its places are listed for those who ask: nearly all sets are told by numbers alone. */
class LazyPlaceSet implements PlaceSet {
  readonly facts: Facts;
  readonly #indices: readonly number[];
  #places: readonly Portrait[] | undefined;

  constructor(
    { places, shares }: PlaceSums,
    readonly change: Side,
    readonly keep: Side,
    { inSteps, index, faced }: Beside,
  ) {
    this.#indices = places;
    const isNamed = index > 0;
    const { length } = places;
    const { tills, ...own } = shares;
    this.facts = {
      ...own,
      number: log(length),
      // of two words for who buys, the usual one is no better than the other
      keepMain: keep.trait === 'main' && change.kind !== 'buyer' ? 1 : 0,
      ownStories: log(change.facts.stories.length),
      outnumbered: bounded(Math.log((keep.full.length + 0.5) / ((isNamed ? length : change.full.length) + 0.5))),
      // In steps “the user” is what everybody writes; elsewhere it is the word that creeps in.
      general: change.kind === 'general' && keep.kind !== 'general' && !inSteps ? 1 : 0,
      excluded: isNamed ? 0 : 1 - length / Math.max(1, change.all.length),
      gap: gapsBetween(places, change, keep) / Math.max(1, length),
      // who pays and is called the user may well be the customer; the customer who pays is no user
      till: change.kind === 'general' ? tills : 0,
      ownTill: change.kind === 'general' ? 0 : tills,
      // The first set has all places.
      faced: isNamed ? share(this.places, (one) => facedBy(one, keep)) : faced() / length,
      criterion: keep.facts.stories.length === 0 ? 0 : share(this.places, (one) => criterionOf(one, keep)),
      named: isNamed ? 1 : 0,
    };
  }

  get places(): readonly Portrait[] {
    this.#places ??= this.#indices.map((at) => this.change.full[at] as Portrait);
    return this.#places;
  }
}

/** Wider gaps are none. */
const WIDEST = 20_000;

/** The sum of how far, on a scale, some places stand from the nearest mention of the other word. */
function gapsBetween(places: readonly number[], { full, byPlace, where }: Side, keep: Side): number {
  const nearest = nearestIn(keep.byPlace.all);
  // In source order, nearly always: then their places stand in one row of numbers.
  const { portraits, starts } = byPlace.full;
  const isInOrder = portraits === full;
  let gaps = 0;
  for (const at of places) {
    const place = isInOrder ? (starts[at] ?? 0) : where.placeOf(full[at] as Portrait);
    gaps += log(Math.min(WIDEST, nearest(place)));
  }
  return gaps;
}

const bounded = (value: number): number => Math.max(-2.5, Math.min(2.5, value));
