import type { Scale } from '../../engine/cast/weights.js';

/** A row to learn from: facts, how much it is so (0 to 1), and how much the row counts. */
export interface Observation {
  readonly facts: Readonly<Record<string, number>>;
  readonly target: number;
  readonly weight: number;
}

/** The facts that a scale may use, with the sign that a reader would give their weight (0: either). */
export type Signs = ReadonlyMap<string, -1 | 0 | 1>;

const PASSES = 400;

/**
 * Learns a logistic scale with a ridge; a weight never takes the sign that a reader would not give it. Coordinate by
 * coordinate with Newton's step, so that the same rows give the same scale.
 *
 * @param ridge how strongly weights are drawn to none, for facts of equal spread
 */
export function learn(rows: readonly Observation[], signs: Signs, ridge: number): Scale {
  const names = [...signs.keys()];
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const share = rows.map(({ weight }) => weight / total);
  const columns = names.map((name) => columnOf(rows, share, name));
  const score = new Float64Array(rows.length);
  const weights = new Float64Array(names.length);
  let bias = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = 0;
    for (let at = -1; at < names.length; at++) {
      const values = at < 0 ? undefined : (columns[at] as Column).values;
      let slope = at < 0 ? 0 : ridge * (weights[at] as number);
      let bend = at < 0 ? 1e-9 : ridge;
      for (let row = 0; row < rows.length; row++) {
        const likely = 1 / (1 + Math.exp(-(score[row] as number)));
        const value = values === undefined ? 1 : (values[row] as number);
        const counts = share[row] as number;
        slope += counts * (likely - (rows[row] as Observation).target) * value;
        bend += counts * likely * (1 - likely) * value * value;
      }
      const before = at < 0 ? bias : (weights[at] as number);
      const sign = at < 0 ? 0 : signs.get(names[at] as string);
      const wanted = before - Math.max(-1, Math.min(1, slope / bend));
      const after = sign === 1 ? Math.max(0, wanted) : sign === -1 ? Math.min(0, wanted) : wanted;
      if (after === before) continue;
      moved = Math.max(moved, Math.abs(after - before));
      for (let row = 0; row < rows.length; row++)
        score[row] = (score[row] as number) + (after - before) * (values === undefined ? 1 : (values[row] as number));
      if (at < 0) bias = after;
      else weights[at] = after;
    }
    if (moved < 1e-5) break;
  }
  return asWritten(names, columns, weights, bias);
}

interface Column {
  readonly values: Float64Array;
  readonly mean: number;
  readonly spread: number;
}

/** The values of a fact, of mean 0 and spread 1. */
function columnOf(rows: readonly Observation[], share: readonly number[], name: string): Column {
  const raw = rows.map(({ facts }) => facts[name] ?? 0);
  const mean = raw.reduce((sum, value, at) => sum + value * (share[at] as number), 0);
  const spread = Math.sqrt(raw.reduce((sum, value, at) => sum + (value - mean) ** 2 * (share[at] as number), 0)) + 1e-6;
  return { values: Float64Array.from(raw, (value) => (value - mean) / spread), mean, spread };
}

/** The scale on the facts as they are; what has no weight is left out. */
function asWritten(names: readonly string[], columns: readonly Column[], even: Float64Array, start: number): Scale {
  let bias = start;
  const weights: [string, number, number][] = [];
  names.forEach((name, at) => {
    const { mean, spread } = columns[at] as Column;
    const weight = (even[at] as number) / spread;
    bias -= weight * mean;
    if (Math.abs(even[at] as number) >= 1e-3) weights.push([name, weight, mean]);
  });
  return { bias, weights };
}
