import { fit, type Model } from './fit.js';
import type { Sample } from './sample.js';

/** What is judged is judged by what was learned from the other four parts. */
export const FOLDS = 5;

/** The part of each name, the names of a kind being dealt out in their order. */
export function foldsOf(names: Iterable<string>): ReadonlyMap<string, number> {
  return new Map([...new Set(names)].sort().map((name, at) => [name, at % FOLDS]));
}

/**
 * Learns a table for each part of some repositories and documents, from all
 * that is not in that part.
 *
 * @returns the table that saw nothing of a repository or document
 */
export function tablesWithout(
  training: readonly Sample[],
  folds: ReadonlyMap<string, number>,
  asWritten: (model: Model) => Model,
): (name: string) => Model {
  const tables = Array.from({ length: FOLDS }, (_, fold) =>
    asWritten(fit(training.filter(({ repo }) => folds.get(repo) !== fold))),
  );
  return (name) => tables[folds.get(name) ?? 0] as Model;
}
