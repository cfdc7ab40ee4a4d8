import type { Facts, Pair, Side } from './pair.js';
import type { Portrait } from './portrait.js';

/** What tells which of the two words should change; positive numbers speak for the second. */
export function sideFacts({ a, b, everybody }: Pair): Facts {
  const inSteps = everybody.some(({ block }) => block.prose.kind === 'step');
  return {
    full: bounded(Math.log((a.full.length + 0.5) / (b.full.length + 0.5))),
    all: bounded(Math.log((a.all.length + 0.5) / (b.all.length + 0.5))),
    // In steps “the user” is what everybody writes; elsewhere it is the word that creeps in.
    general: b.kind === 'general' && a.kind !== 'general' && !inSteps ? 1 : 0,
  };
}

const bounded = (value: number): number => Math.max(-2.5, Math.min(2.5, value));

/** The mentions of a word that belong to the actor whom the other word names: not staff, everybody, records. */
export function placesOf({ all, full }: Side): readonly Portrait[] {
  const persons = firstFilled(
    full.filter((one) => !one.row),
    full,
    all,
  );
  return firstFilled(
    persons.filter((one) => !isSomebodyElse(one)),
    persons,
  );
}

const isSomebodyElse = (one: Portrait): boolean =>
  one.staff || one.everybody || one.managed || one.under.has('nonFunctional') || one.under.has('administration');

const firstFilled = (...lists: readonly (readonly Portrait[])[]): readonly Portrait[] =>
  lists.find((list) => list.length > 0) ?? [];
