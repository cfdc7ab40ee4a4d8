import { add, at, dot } from './numbers.js';

/** A row to learn a calibrator from. */
export interface MeasuredRow {
  readonly measures: readonly number[];
  readonly wrong: boolean;
  readonly weight: number;
}

/** How much the rows count against the ridge: the less, the nearer all weights are to none. */
const COUNT = 0.02;

const STEPS = 30;

/**
 * Learns by logistic regression with a ridge, on measures of equal spread;
 * Newton's method, so that the same rows give the same calibrator.
 *
 * @returns the bias, then a weight for each measure as it is, not made equal
 */
export function learnCalibrator(rows: readonly MeasuredRow[]): readonly number[] {
  const { mean, spread } = spreadOf(rows);
  const even = rows.map(({ measures, wrong, weight }) => ({
    values: Float64Array.from([1, ...measures.map((value, place) => (value - at(mean, place)) / at(spread, place))]),
    wrong,
    weight,
  }));
  let calibrator = new Float64Array(mean.length + 1);
  let loss = lossOf(calibrator, even);
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(calibrator, even);
    let size = 1;
    let next = calibrator;
    let lost = Number.POSITIVE_INFINITY;
    for (; size > 1e-4 && !(lost <= loss); size /= 2) {
      next = calibrator.map((value, place) => value - size * at(move, place));
      lost = lossOf(next, even);
    }
    if (!(loss - lost > 1e-10 * loss)) break;
    calibrator = next;
    loss = lost;
  }
  const weights = Array.from(calibrator.subarray(1), (weight, place) => weight / at(spread, place));
  return [at(calibrator, 0) - weights.reduce((sum, weight, place) => sum + weight * at(mean, place), 0), ...weights];
}

/** What a calibrator says of a row, in log-odds that the word is wrong. */
export const calibrated = (calibrator: readonly number[], measures: readonly number[]): number =>
  measures.reduce((sum, value, place) => sum + value * (calibrator[place + 1] ?? 0), calibrator[0] ?? 0);

/** A row with measures of equal spread, and 1 for the bias before them. */
interface Even extends Pick<MeasuredRow, 'wrong' | 'weight'> {
  readonly values: Float64Array;
}

function spreadOf(rows: readonly MeasuredRow[]): { mean: Float64Array; spread: Float64Array } {
  const width = rows[0]?.measures.length ?? 0;
  const mean = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const { measures } of rows) for (const [place, value] of measures.entries()) add(mean, place, value);
  mean.forEach((sum, place) => {
    mean[place] = sum / rows.length;
  });
  for (const { measures } of rows)
    for (const [place, value] of measures.entries()) add(squares, place, (value - at(mean, place)) ** 2);
  // what is always the same gets no weight, and must not be divided by nothing
  return { mean, spread: squares.map((square) => Math.sqrt(square / rows.length) + 1e-6) };
}

function lossOf(calibrator: Float64Array, rows: readonly Even[]): number {
  let loss = 0;
  for (const { values, wrong, weight } of rows) {
    const said = dot(calibrator, values) * (wrong ? -1 : 1);
    loss += COUNT * weight * (said > 30 ? said : Math.log1p(Math.exp(said)));
  }
  for (const weight of calibrator.subarray(1)) loss += (weight * weight) / 2;
  return loss;
}

/** Slope divided by curvature; the bias has no ridge. */
function newtonStep(calibrator: Float64Array, rows: readonly Even[]): Float64Array {
  const size = calibrator.length;
  const slope = calibrator.map((value, place) => (place === 0 ? 0 : value));
  const curve = Array.from({ length: size }, (_, place) => {
    const line = new Float64Array(size);
    line[place] = place === 0 ? 1e-9 : 1;
    return line;
  });
  for (const { values, wrong, weight } of rows) {
    const likely = 1 / (1 + Math.exp(-dot(calibrator, values)));
    const error = COUNT * weight * (likely - Number(wrong));
    const bend = COUNT * weight * likely * (1 - likely);
    curve.forEach((line, row) => {
      const value = at(values, row);
      add(slope, row, error * value);
      for (let column = 0; column <= row; column++) add(line, column, bend * value * at(values, column));
    });
  }
  return solve(curve, slope);
}

/** Solves a positive definite system by Cholesky's decomposition; only the lower half is read, and it is overwritten. */
function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  lower.forEach((line, row) => {
    lower.slice(0, row + 1).forEach((above, column) => {
      const left = less(at(line, column), column, (k) => at(line, k) * at(above, k));
      line[column] = row === column ? Math.sqrt(left) : left / at(above, column);
    });
  });
  const found = right.slice();
  lower.forEach((line, row) => {
    found[row] = less(at(found, row), row, (k) => at(line, k) * at(found, k)) / at(line, row);
  });
  for (const [row, line] of [...lower.entries()].reverse()) {
    const below = lower.slice(row + 1);
    found[row] =
      below.reduce((sum, each, k) => sum - at(each, row) * at(found, row + 1 + k), at(found, row)) / at(line, row);
  }
  return found;
}

/** A number without the first `count` of others, taken away one after the other. */
function less(from: number, count: number, other: (k: number) => number): number {
  let left = from;
  for (let k = 0; k < count; k++) left -= other(k);
  return left;
}
