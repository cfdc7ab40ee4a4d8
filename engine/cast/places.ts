import { type Facts, log, nearestTo, type Pair, type Side, share } from './pair.js';
import type { Portrait } from './portrait.js';
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
export function placeSetsOf(pair: Pair): readonly PlaceSet[] {
  const inSteps = pair.everybody.some(({ block }) => block.prose.kind === 'step');
  return [
    [pair.a, pair.b],
    [pair.b, pair.a],
  ].flatMap(([change, keep]) => {
    if (change === undefined || keep === undefined) return [];
    const places = placesOf(change);
    if (places.length === 0) return [];
    return [places, ...namedOf(places)].map((set, at) => ({
      change,
      keep,
      places: set,
      facts: setFacts(set, change, keep, { inSteps, isNamed: at > 0 }),
    }));
  });
}

/**
 * The mentions of a word that belong to the actor whom the other word names: not staff, everybody, records. What is
 * left out is left out for good: once the others are changed, it is no second finding.
 */
const placesOf = ({ full }: Side): readonly Portrait[] => full.filter((one) => !one.row && !isSomebodyElse(one));

const isSomebodyElse = (one: Portrait): boolean =>
  one.staff || one.everybody || one.managed || one.under.has('nonFunctional') || one.under.has('administration');

/** Those that stand behind the same name, when three or more do and others do not. */
function namedOf(places: readonly Portrait[]): readonly (readonly Portrait[])[] {
  const byName = new Map<string, Portrait[]>();
  for (const place of places) for (const name of place.names) byName.set(name, [...(byName.get(name) ?? []), place]);
  return [...byName.values()].filter((set) => set.length >= 3 && set.length < places.length);
}

function setFacts(
  places: readonly Portrait[],
  change: Side,
  keep: Side,
  { inSteps, isNamed }: { readonly inSteps: boolean; readonly isNamed: boolean },
): Facts {
  const gaps = places.map((one) => log(Math.min(20_000, nearestTo(keep.byPlace.all, one))));
  const tills = share(places, (one) => one.till || one.buys);
  return {
    number: log(places.length),
    outnumbered: bounded(Math.log((keep.full.length + 0.5) / ((isNamed ? places : change.full).length + 0.5))),
    // In steps “the user” is what everybody writes; elsewhere it is the word that creeps in.
    general: change.kind === 'general' && keep.kind !== 'general' && !inSteps ? 1 : 0,
    excluded: isNamed ? 0 : 1 - places.length / Math.max(1, change.all.length),
    gap: gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length),
    article: share(places, (one) => one.article),
    row: share(places, (one) => one.row),
    compound: share(places, (one) => one.head !== ''),
    screen: share(places, (one) => one.screen),
    // who pays and is called the user may well be the customer; the customer who pays is no user
    till: change.kind === 'general' ? tills : 0,
    ownTill: change.kind === 'general' ? 0 : tills,
    staffLines: share(places, (one) => one.says.has('staff')),
    faced: share(places, (one) => facedBy(one, keep)),
    criterion: share(places, (one) => criterionOf(one, keep)),
    story: share(places, (one) => one.story),
    named: isNamed ? 1 : 0,
  };
}

const bounded = (value: number): number => Math.max(-2.5, Math.min(2.5, value));
