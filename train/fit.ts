import type { ReadMention } from '../engine/document/read-mention.js';
import { COLUMNS } from '../engine/learned/columns.js';
import { featuresOf } from '../engine/learned/features.js';
import { denseOf, shareOf } from '../engine/learned/weight-table.js';
import { add, at } from './numbers.js';
import { seeded } from './random.js';
import type { Sample } from './sample.js';

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

/** Fits the roles one by one by logistic regression (AdaGrad, ridge), always in the same order. */
export function fit(samples: readonly Sample[], options: Partial<FitOptions> = {}): Model {
  const settings = { ...DEFAULTS, ...options };
  const features = samples.map((sample) => featuresOf(sample.mention));
  const counts = new Map<string, number>();
  samples.forEach(({ times }, at) => {
    for (const cell of features[at] ?? []) counts.set(cell, (counts.get(cell) ?? 0) + times);
  });
  const names = [...counts]
    .filter(([, count]) => count >= settings.least)
    .map(([name]) => name)
    .sort();
  const index = new Map(names.map((name, at) => [name, at]));
  const known = features.map((cells) => cells.flatMap((cell) => index.get(cell) ?? []));
  const dense = samples.map((sample) => denseOf(sample.mention));
  const fitted = COLUMNS.map((_, role) =>
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
  return samples.flatMap(({ label, written, doubtful, times }, at): readonly Row[] => {
    const base = { cells: known[at] ?? [], share: shares[at] ?? 1, dense: dense[at] ?? [] };
    const trust = doubtful ? DOUBTFUL : 1;
    if (label === 'N' && written !== role) return [];
    const score = label === 'N' ? 2 : label[role];
    const row = { ...base, target: score === 0 ? 1 : score === 1 ? 0.1 : 0, weight: trust * (score === 1 ? 0.6 : 1) };
    return new Array<Row>(times).fill(row);
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
  const order = [...rows];
  const random = seeded(3);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const row of order) {
      const { share } = row;
      let sum = bias;
      for (const cell of row.cells) sum += at(cells, cell) * share;
      row.dense.forEach((value, column) => {
        sum += at(dense, column) * value;
      });
      const error = (1 / (1 + Math.exp(-sum)) - row.target) * row.weight;
      for (const cell of row.cells) {
        const slope = error * share + ridge * at(cells, cell);
        add(cellPace, cell, slope * slope);
        add(cells, cell, (-RATE * slope) / Math.sqrt(at(cellPace, cell)));
      }
      row.dense.forEach((value, column) => {
        if (value === 0) return;
        const slope = error * value;
        add(densePace, column, slope * slope);
        add(dense, column, (-RATE * slope) / Math.sqrt(at(densePace, column)));
      });
      biasPace += error * error;
      bias -= (RATE * error) / Math.sqrt(biasPace);
    }
  }
  return { bias, dense: [...dense], cells };
}

function shuffle(order: Row[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] as Row, order[last] as Row];
  }
}

/** The log-odds against each role, as the engine's own table says them. */
export function apply(model: Model, mention: ReadMention): readonly number[] {
  const features = featuresOf(mention);
  const share = shareOf(features.length);
  const dense = denseOf(mention);
  const against = (role: number): number => {
    let sum = model.bias[role] ?? 0;
    dense.forEach((value, at) => {
      sum += value * (model.dense[role]?.[at] ?? 0);
    });
    for (const cell of features) sum += share * (model.cells.get(cell)?.[role] ?? 0);
    return sum;
  };
  return COLUMNS.map((_, column) => against(column));
}
