import { denseOf, featuresOf, shareOf } from '../rules/table.js';
import { ROLES, type Sample } from './sample.js';

/** A fitted additive model: for each role, the log-odds that a word which promises it is wrong. */
export interface Model {
  readonly bias: readonly number[];
  /** For each role, one weight for each number of `denseOf`. */
  readonly dense: readonly (readonly number[])[];
  readonly cells: ReadonlyMap<string, readonly number[]>;
}

export interface FitOptions {
  /** A cell must stand in so many samples. */
  readonly least: number;
  readonly ridge: number;
  readonly rounds: number;
}

const DEFAULTS: FitOptions = { least: 3, ridge: 3e-3, rounds: 6 };

/** What a doubtful sample counts for. */
const DOUBTFUL = 0.2;

interface Row {
  readonly cells: readonly number[];
  /** What each of the cells counts. */
  readonly share: number;
  readonly dense: readonly number[];
  /** 1 wrong, 0 right, between for tolerable. */
  readonly target: number;
  readonly weight: number;
}

/** Fits the four roles one by one by logistic regression (AdaGrad, ridge), always in the same order. */
export function fit(samples: readonly Sample[], options: Partial<FitOptions> = {}): Model {
  const settings = { ...DEFAULTS, ...options };
  const features = samples.map((sample) => [...featuresOf(sample.analysed)]);
  const counts = new Map<string, number>();
  for (const cells of features) for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= settings.least)
    .map(([name]) => name)
    .sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const known = features.map((cells) => cells.flatMap((cell) => index.get(cell) ?? []));
  const dense = samples.map((sample) => denseOf(sample.analysed));
  const fitted = ROLES.map((_, role) =>
    fitRole(
      rowsOf(
        samples,
        known,
        features.map((cells) => shareOf(cells.length)),
        dense,
        role,
      ),
      names.length,
      settings,
    ),
  );
  return {
    bias: fitted.map(({ bias }) => bias),
    dense: fitted.map((one) => one.dense),
    cells: new Map(names.map((name, at) => [name, fitted.map(({ cells }) => cells[at] ?? 0)])),
  };
}

/** A place that is no role of a person says only that the written word may stay. */
function rowsOf(
  samples: readonly Sample[],
  known: readonly (readonly number[])[],
  shares: readonly number[],
  dense: readonly (readonly number[])[],
  role: number,
): readonly Row[] {
  return samples.flatMap(({ label, written, doubtful }, at): readonly Row[] => {
    const base = { cells: known[at] ?? [], share: shares[at] ?? 1, dense: dense[at] ?? [] };
    const trust = doubtful ? DOUBTFUL : 1;
    if (label === 'N') return written === role ? [{ ...base, target: 0, weight: trust }] : [];
    const score = label[role];
    return [{ ...base, target: score === 0 ? 1 : score === 1 ? 0.1 : 0, weight: trust * (score === 1 ? 0.6 : 1) }];
  });
}

function fitRole(
  rows: readonly Row[],
  size: number,
  { ridge, rounds }: FitOptions,
): { bias: number; dense: readonly number[]; cells: Float64Array } {
  const RATE = 0.1;
  const width = rows[0]?.dense.length ?? 0;
  const cells = new Float64Array(size);
  const dense = new Float64Array(width);
  let bias = 0;
  const cellPace = new Float64Array(size).fill(1e-2);
  const densePace = new Float64Array(width).fill(1e-2);
  let biasPace = 1e-2;
  const order = rows.map((_, at) => at);
  const random = seeded(3);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at] as Row;
      const { share } = row;
      let sum = bias;
      for (const cell of row.cells) sum += (cells[cell] as number) * share;
      row.dense.forEach((value, column) => {
        sum += (dense[column] as number) * value;
      });
      const error = (1 / (1 + Math.exp(-sum)) - row.target) * row.weight;
      for (const cell of row.cells) {
        const slope = error * share + ridge * (cells[cell] as number);
        cellPace[cell] = (cellPace[cell] as number) + slope * slope;
        cells[cell] = (cells[cell] as number) - (RATE * slope) / Math.sqrt(cellPace[cell] as number);
      }
      row.dense.forEach((value, column) => {
        if (value === 0) return;
        const slope = error * value;
        densePace[column] = (densePace[column] as number) + slope * slope;
        dense[column] = (dense[column] as number) - (RATE * slope) / Math.sqrt(densePace[column] as number);
      });
      biasPace += error * error;
      bias -= (RATE * error) / Math.sqrt(biasPace);
    }
  }
  return { bias, dense: [...dense], cells };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
}

/** The log-odds against each role. */
export function apply(model: Model, sample: Sample): readonly number[] {
  const features = [...featuresOf(sample.analysed)];
  const cells = features.flatMap((cell) => {
    const row = model.cells.get(cell);
    return row === undefined ? [] : [row];
  });
  const share = shareOf(features.length);
  const dense = denseOf(sample.analysed);
  return ROLES.map(
    (_, role) =>
      (model.bias[role] ?? 0) +
      cells.reduce((sum, row) => sum + (row[role] ?? 0) * share, 0) +
      (model.dense[role] ?? []).reduce((sum, weight, at) => sum + weight * (dense[at] ?? 0), 0),
  );
}
