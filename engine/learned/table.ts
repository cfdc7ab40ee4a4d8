import type { Analysed } from '../document/analysis.js';
import { type Tally, tally, type Witness } from '../evidence/witness.js';
import { Rows } from '../lexicon/rows.js';
import type { Role } from '../model.js';
import type { Relation } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tag.js';
import { coefficients, weights } from './weights.generated.js';

/** Roles of persons, in the order of the columns of the table. */
export const PERSONS = ['buyer', 'operator', 'consumer', 'client'] as const satisfies readonly Role[];

/** For each role of {@link PERSONS}, the log-odds that a word which promises it is wrong here. */
export type Wrongness = readonly [number, number, number, number];

/** A cell of the table that spoke, with the words that made it when they stand in the sentence. */
export interface Contribution {
  readonly cell: string;
  /** Log-odds against each role. */
  readonly against: Wrongness;
  readonly relation?: Relation;
  readonly word?: Tagged;
}

/** What learned weights say of a mention. */
export interface Opinion {
  readonly wrong: Wrongness;
  readonly contributions: readonly Contribution[];
}

/** The features that are numbers: what the lexicon says clearly, what it leans to, and what merely stands around. */
export function denseOf(analysed: Analysed): readonly number[] {
  const around: Witness[] = [];
  const clear: Witness[] = [];
  const leaning: Witness[] = [];
  for (const witness of analysed.witnesses)
    (isAround(witness) ? around : witness.weight >= CLEAR ? clear : leaning).push(witness);
  return [...rolesOf(tally(clear)), ...rolesOf(tally(leaning)), ...rolesOf(tally(around))];
}

/** The worth of a clear row of the lexicon; see cue/relation.ts. */
const CLEAR = 1.9;

/** Evidence that stands in no relation to the mention. */
export const isAround = ({ cue }: Witness): boolean => cue === 'window' || cue === 'heading';

const rolesOf = (sums: Tally): readonly number[] => [
  sums.buyer,
  sums.operator,
  sums.consumer,
  sums.client,
  sums.program,
];

/** Every cell of a mention once. */
export function featuresOf({ cells }: Analysed): ReadonlySet<string> {
  const features = new Set<string>();
  for (const { cell } of cells.relational) features.add(cell);
  for (const { cell } of cells.lexical) features.add(cell);
  for (const cell of cells.ambient) features.add(cell);
  return features;
}

/** Cells share the weight of a mention: the more there are (known to the table or not), the less each counts. */
export const shareOf = (count: number): number => 2 / Math.sqrt(count + 1);

/** What one step of the written weights is worth. */
export const SCALE = 0.4;

/** What the table of learned weights says of a mention. */
export function opinionOf(analysed: Analysed): Opinion {
  const features = featuresOf(analysed);
  const share = shareOf(features.size) * SCALE;
  const wrong: [number, number, number, number] = [...coefficients.bias];
  const dense = denseOf(analysed);
  coefficients.dense.forEach((column, role) => {
    column.forEach((weight, index) => {
      wrong[role as 0] += weight * (dense[index] ?? 0);
    });
  });
  for (const cell of features) {
    const at = tailOf(cell);
    if (at === undefined) continue;
    for (let role = 0; role < PERSONS.length; role++) wrong[role as 0] += weightAt(at + role) * share;
  }
  let contributions: readonly Contribution[] | undefined;
  return {
    wrong,
    // Of most mentions nobody asks why.
    get contributions() {
      contributions ??= contributionsOf(analysed, features, share);
      return contributions;
    },
  };
}

function contributionsOf({ cells }: Analysed, features: ReadonlySet<string>, share: number): readonly Contribution[] {
  return [...features].flatMap((cell) => {
    const at = tailOf(cell);
    if (at === undefined) return [];
    const against = PERSONS.map((_, role) => weightAt(at + role) * share) as unknown as Wrongness;
    const relation = cells.relational.find((entry) => entry.cell === cell)?.relation;
    const word = cells.lexical.find((entry) => entry.cell === cell)?.word;
    return [{ cell, against, ...(relation ? { relation } : {}), ...(word ? { word } : {}) }];
  });
}

const table = new Rows(weights, PERSONS.length);

/** Where the weights of a cell begin. */
function tailOf(cell: string): number | undefined {
  const word = cell.indexOf(':') + 1;
  return table.tailOf(cell.slice(0, word), cell.slice(word));
}

/** Four characters a row, one for each role, from “!” (-46) over “O” (0) to “}” (46). */
const weightAt = (at: number): number => weights.charCodeAt(at) - 79;
