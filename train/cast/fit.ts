import type { LogisticModel } from '../../engine/cast/weights.js';
import { add, at } from '../numbers.js';

/** A row to learn from: facts, how much it is so (0 to 1), and how much the row counts. */
export interface FactRow {
  readonly facts: Readonly<Record<string, number>>;
  readonly target: number;
  readonly weight: number;
}

/** The facts that a model may use, with the sign that a reader would give their weight (0: either). */
export type Signs = ReadonlyMap<string, -1 | 0 | 1>;

const PASSES = 400;

/**
 * Learns a logistic model with a ridge; a weight never takes the sign that a reader would not give it. Coordinate by
 * coordinate with Newton's step, so that the same rows give the same model.
 *
 * @param ridge how strongly weights are drawn to none, for facts of equal spread
 */
export function learn(rows: readonly FactRow[], signs: Signs, ridge: number): LogisticModel {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const share = Float64Array.from(rows, ({ weight }) => weight / total);
  const target = Float64Array.from(rows, (row) => row.target);
  const score = new Float64Array(rows.length);
  const bias = { sign: 0, ridge: 0, bend: 1e-9, values: new Float64Array(rows.length).fill(1), weight: 0 };
  const facts = Array.from(signs, ([name, sign]) => ({
    name,
    sign,
    ridge,
    bend: ridge,
    ...columnOf(rows, share, name),
  }));
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = 0;
    for (const column of [bias, ...facts]) {
      const { values, sign, weight: before } = column;
      let slope = column.ridge * before;
      let bend = column.bend;
      for (let row = 0; row < rows.length; row++) {
        const likely = 1 / (1 + Math.exp(-at(score, row)));
        const value = at(values, row);
        const counts = at(share, row);
        slope += counts * (likely - at(target, row)) * value;
        bend += counts * likely * (1 - likely) * value * value;
      }
      const wanted = before - Math.max(-1, Math.min(1, slope / bend));
      const after = sign === 1 ? Math.max(0, wanted) : sign === -1 ? Math.min(0, wanted) : wanted;
      if (after === before) continue;
      moved = Math.max(moved, Math.abs(after - before));
      for (let row = 0; row < rows.length; row++) add(score, row, (after - before) * at(values, row));
      column.weight = after;
    }
    if (moved < 1e-5) break;
  }
  return asWritten(facts, bias.weight);
}

/** A fact in all rows. */
interface Column {
  /** Of mean 0 and spread 1. */
  readonly values: Float64Array;
  readonly mean: number;
  readonly spread: number;
  /** Of the values as they stand here; learned. */
  weight: number;
}

function columnOf(rows: readonly FactRow[], share: Float64Array, name: string): Column {
  const raw = rows.map(({ facts }) => facts[name] ?? 0);
  const mean = raw.reduce((sum, value, row) => sum + value * at(share, row), 0);
  const spread = Math.sqrt(raw.reduce((sum, value, row) => sum + (value - mean) ** 2 * at(share, row), 0)) + 1e-6;
  return { values: Float64Array.from(raw, (value) => (value - mean) / spread), mean, spread, weight: 0 };
}

/** The model on the facts as they are; what has no weight is left out. */
function asWritten(facts: readonly (Column & { readonly name: string })[], start: number): LogisticModel {
  let bias = start;
  const weights: [string, number, number][] = [];
  for (const { name, mean, spread, weight: even } of facts) {
    const weight = even / spread;
    bias -= weight * mean;
    if (Math.abs(even) >= 1e-3) weights.push([name, weight, mean]);
  }
  return { bias, weights };
}
