import { isOpen, isWithGeneral } from '../../engine/cast/judged-pair.js';
import type { CastModel } from '../../engine/cast/weights.js';
import { type FactRow, learn } from './fit.js';
import type { PairRow } from './rows.js';
import { GENERAL, PLACES, SPECIAL, TOLD } from './signs.js';
import { isSure } from './usefulness.js';

/** How strongly the weights of each model are drawn to none. */
const RIDGE = { general: 0.05, special: 0.05, told: 0.05, places: 0.05 } as const;

/** Pairs other than customer and user count less: what tells those words apart is often of their trade. */
const OTHER = 0.5;

/** Learns the models from rows. */
export function learnCast(rows: readonly PairRow[]): CastModel {
  const observed = (of: readonly PairRow[]): readonly FactRow[] =>
    of.map(({ read, marks, isCommon }) => ({
      facts: read.facts,
      target: marks.length === 0 ? 0 : marks.some(isSure) ? 1 : 0.9,
      weight: isCommon ? 1 : OTHER,
    }));
  const open = rows.filter(({ read }) => isOpen(read));
  return {
    general: learn(observed(open.filter(({ read }) => isWithGeneral(read.pair))), GENERAL, RIDGE.general),
    special: learn(observed(open.filter(({ read }) => !isWithGeneral(read.pair))), SPECIAL, RIDGE.special),
    told: learn(
      open
        .filter(({ read }) => isWithGeneral(read.pair))
        .flatMap(({ read, targets, isCommon }) =>
          read.sets.map(({ facts }, at) => ({
            facts: Object.fromEntries([...TOLD.keys()].map((name) => [name, facts[name] ?? read.facts[name] ?? 0])),
            target: (targets[at] ?? 0) > 0 ? 1 : 0,
            weight: (isCommon ? 1 : OTHER) / read.sets.length,
          })),
        ),
      TOLD,
      RIDGE.told,
    ),
    places: learn(
      rows
        .filter(({ marks }) => marks.length > 0)
        .flatMap(({ read, targets }) =>
          read.sets.map(({ facts }, at) => ({ facts, target: targets[at] ?? 0, weight: 1 / read.sets.length })),
        ),
      PLACES,
      RIDGE.places,
    ),
  };
}

/** How many parts the repositories are dealt into. */
const FOLDS = 10;

/**
 * The model that saw nothing of a row's repository.
 *
 * @param seed another seed deals the repositories out differently
 */
export function modelsWithout(rows: readonly PairRow[], seed: number): (row: PairRow) => CastModel {
  const names = [...new Set(rows.map(({ marked }) => marked.repo))].sort();
  const folds = new Map(shuffled(names, seed).map((name, at) => [name, at % FOLDS]));
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    learnCast(rows.filter(({ marked }) => folds.get(marked.repo) !== fold)),
  );
  return ({ marked }) => models[folds.get(marked.repo) ?? 0] as CastModel;
}

/** The same order for the same seed: by a hash of each name. */
function shuffled(names: readonly string[], seed: number): readonly string[] {
  const hash = (name: string): number => {
    let value = 2166136261 ^ seed;
    for (const character of name) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619);
    return value >>> 0;
  };
  return [...names].sort((one, other) => hash(one) - hash(other) || (one < other ? -1 : 1));
}
