import type { CastModel } from '../../engine/cast/weights.js';
import { learn, type Observation } from './fit.js';
import { type Row, targetOf } from './rows.js';
import { GENERAL, SIDE, SPECIAL } from './signs.js';
import { scoreOf } from '../../engine/cast/weights.js';

/** How strongly the weights of each scale are drawn to none. */
const RIDGE = { general: 0.05, special: 0.05, side: 0.03 } as const;

/** Pairs other than customer and user count less: what tells those words apart is often of their trade. */
const OTHER = 0.5;

/** Learns the scales from rows. */
export function learnCast(rows: readonly Row[]): CastModel {
  const side = learn(
    rows.filter(({ lean }) => lean !== 0).map((row) => ({ facts: row.side, target: row.lean > 0 ? 1 : 0, weight: 1 })),
    SIDE,
    RIDGE.side,
  );
  const observed = (of: readonly Row[]): readonly Observation[] =>
    of.map((row) => ({
      facts: row.facts,
      target: targetOf(row, scoreOf(side, row.side) > 0 ? row.pair.b : row.pair.a),
      weight: row.pair.a.term === 'customer' && row.pair.b.term === 'user' ? 1 : OTHER,
    }));
  return {
    general: learn(observed(rows.filter(({ isGeneral }) => isGeneral)), GENERAL, RIDGE.general),
    special: learn(observed(rows.filter(({ isGeneral }) => !isGeneral)), SPECIAL, RIDGE.special),
    side,
  };
}

/** How many parts the repositories are dealt into. */
const FOLDS = 10;

/**
 * The model that saw nothing of a row's repository.
 *
 * @param seed another seed deals the repositories out differently
 */
export function modelsWithout(rows: readonly Row[], seed: number): (row: Row) => CastModel {
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
    for (const character of name) value = Math.imul(value ^ (character.codePointAt(0) as number), 16777619);
    return value >>> 0;
  };
  return [...names].sort((one, other) => hash(one) - hash(other) || (one < other ? -1 : 1));
}
