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
export function placeSetsOf({ a, b, inSteps }: Pair): readonly PlaceSet[] {
  const ways: readonly (readonly [Side, Side])[] = [
    [a, b],
    [b, a],
  ];
  return ways.flatMap(([change, keep]) =>
    change.sums.places.map(({ places: of, shares }, index) => {
      const places = of.map((at) => change.full[at] as Portrait);
      return {
        change,
        keep,
        places,
        facts: setFacts({ places, shares }, change, keep, { inSteps, isNamed: index > 0 }),
      };
    }),
  );
}

function setFacts(
  { places, shares }: Pick<PlaceSums, 'shares'> & Pick<PlaceSet, 'places'>,
  change: Side,
  keep: Side,
  { inSteps, isNamed }: { readonly inSteps: boolean; readonly isNamed: boolean },
): Facts {
  const { tills, ...own } = shares;
  const nearest = nearestIn(keep.byPlace.all);
  const gaps = places.reduce((sum, one) => sum + log(Math.min(20_000, nearest(keep.where.placeOf(one)))), 0);
  return {
    ...own,
    number: log(places.length),
    // of two words for who buys, the usual one is no better than the other
    keepMain: keep.trait === 'main' && change.kind !== 'buyer' ? 1 : 0,
    ownStories: log(change.facts.stories.length),
    outnumbered: bounded(Math.log((keep.full.length + 0.5) / ((isNamed ? places : change.full).length + 0.5))),
    // In steps “the user” is what everybody writes; elsewhere it is the word that creeps in.
    general: change.kind === 'general' && keep.kind !== 'general' && !inSteps ? 1 : 0,
    excluded: isNamed ? 0 : 1 - places.length / Math.max(1, change.all.length),
    gap: gaps / Math.max(1, places.length),
    // who pays and is called the user may well be the customer; the customer who pays is no user
    till: change.kind === 'general' ? tills : 0,
    ownTill: change.kind === 'general' ? 0 : tills,
    faced: share(places, (one) => facedBy(one, keep)),
    criterion: share(places, (one) => criterionOf(one, keep)),
    named: isNamed ? 1 : 0,
  };
}

const bounded = (value: number): number => Math.max(-2.5, Math.min(2.5, value));
