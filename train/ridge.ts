/** A row to learn a scale from. */
export interface Observation {
  readonly measures: readonly number[];
  readonly wrong: boolean;
  readonly weight: number;
}

/** How much the rows count against the ridge: the less, the nearer all weights are to none. */
const COUNT = 0.02;

const STEPS = 30;

/**
 * Learns by logistic regression with a ridge, on measures of equal spread;
 * Newton's method, so that the same rows give the same scale.
 *
 * @returns the bias, then a weight for each measure as it is, not made equal
 */
export function learnScale(rows: readonly Observation[]): readonly number[] {
  const { mean, spread } = spreadOf(rows);
  const even = rows.map(({ measures }) =>
    Float64Array.from([1, ...measures.map((value, at) => (value - (mean[at] as number)) / (spread[at] as number))]),
  );
  let scale = new Float64Array(mean.length + 1);
  let loss = lossOf(scale, even, rows);
  for (let step = 0; step < STEPS; step++) {
    const move = newtonStep(scale, even, rows);
    let size = 1;
    let next = scale;
    let lost = Number.POSITIVE_INFINITY;
    for (; size > 1e-4 && !(lost <= loss); size /= 2) {
      next = scale.map((value, at) => value - size * (move[at] as number));
      lost = lossOf(next, even, rows);
    }
    if (!(loss - lost > 1e-10 * loss)) break;
    scale = next;
    loss = lost;
  }
  const weights = [...scale.slice(1)].map((weight, at) => weight / (spread[at] as number));
  return [
    (scale[0] as number) - weights.reduce((sum, weight, at) => sum + weight * (mean[at] as number), 0),
    ...weights,
  ];
}

/** What a scale says of a row, in log-odds that the word is wrong. */
export const weigh = (scale: readonly number[], measures: readonly number[]): number =>
  measures.reduce((sum, value, at) => sum + value * (scale[at + 1] as number), scale[0] as number);

function spreadOf(rows: readonly Observation[]): { mean: readonly number[]; spread: readonly number[] } {
  const width = rows[0]?.measures.length ?? 0;
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  for (const { measures } of rows)
    measures.forEach((value, at) => {
      sums[at] = (sums[at] as number) + value;
    });
  const mean = [...sums].map((sum) => sum / rows.length);
  for (const { measures } of rows)
    measures.forEach((value, at) => {
      squares[at] = (squares[at] as number) + (value - (mean[at] as number)) ** 2;
    });
  // what is always the same gets no weight, and must not be divided by nothing
  return { mean, spread: [...squares].map((square) => Math.sqrt(square / rows.length) + 1e-6) };
}

const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
  return sum;
};

function lossOf(scale: Float64Array, even: readonly Float64Array[], rows: readonly Observation[]): number {
  let loss = 0;
  even.forEach((values, at) => {
    const { wrong, weight } = rows[at] as Observation;
    const said = dot(scale, values) * (wrong ? -1 : 1);
    loss += COUNT * weight * (said > 30 ? said : Math.log1p(Math.exp(said)));
  });
  for (const weight of scale.subarray(1)) loss += (weight * weight) / 2;
  return loss;
}

/** Slope divided by curvature; the bias has no ridge. */
function newtonStep(scale: Float64Array, even: readonly Float64Array[], rows: readonly Observation[]): Float64Array {
  const size = scale.length;
  const slope = scale.map((value, at) => (at === 0 ? 0 : value));
  const curve = Array.from({ length: size }, (_, at) => {
    const line = new Float64Array(size);
    line[at] = at === 0 ? 1e-9 : 1;
    return line;
  });
  even.forEach((values, at) => {
    const { wrong, weight } = rows[at] as Observation;
    const likely = 1 / (1 + Math.exp(-dot(scale, values)));
    const error = COUNT * weight * (likely - Number(wrong));
    const bend = COUNT * weight * likely * (1 - likely);
    for (let row = 0; row < size; row++) {
      const value = values[row] as number;
      slope[row] = (slope[row] as number) + error * value;
      const line = curve[row] as Float64Array;
      for (let column = 0; column <= row; column++)
        line[column] = (line[column] as number) + bend * value * (values[column] as number);
    }
  });
  return solve(curve, slope);
}

/** Solves a positive definite system by Cholesky's decomposition; only the lower half is read, and it is overwritten. */
function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const at = (row: number, column: number): number => (lower[row] as Float64Array)[column] as number;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      (lower[row] as Float64Array)[column] = row === column ? Math.sqrt(sum) : sum / at(column, column);
    }
  }
  const found = right.slice();
  for (let row = 0; row < size; row++) {
    let sum = found[row] as number;
    for (let k = 0; k < row; k++) sum -= at(row, k) * (found[k] as number);
    found[row] = sum / at(row, row);
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = found[row] as number;
    for (let k = row + 1; k < size; k++) sum -= at(k, row) * (found[k] as number);
    found[row] = sum / at(row, row);
  }
  return found;
}
