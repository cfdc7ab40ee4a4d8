import type { Analysed } from './analysis.js';
import { coefficients, weights } from './lexicon/weights.generated.js';
import type { Role } from './model.js';
import type { Relation } from './syntax/relation.js';
import type { Tagged } from './syntax/tag.js';
import { type Tally, tally, type Witness } from './witness.js';

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
  return new Set([
    ...cells.relational.map(({ cell }) => cell),
    ...cells.lexical.map(({ cell }) => cell),
    ...cells.ambient,
  ]);
}

/** Cells share the weight of a mention: the more there are (known to the table or not), the less each counts. */
export const shareOf = (count: number): number => 2 / Math.sqrt(count + 1);

/** What one step of the written weights is worth. */
export const SCALE = 1 / 15;

/** What the table of learned weights says of a mention. */
export function opinionOf(analysed: Analysed): Opinion {
  const features = [...featuresOf(analysed)];
  const known = features.flatMap((cell) => {
    const row = rowOf(cell);
    return row === undefined ? [] : [{ cell, row }];
  });
  const share = shareOf(features.length) * SCALE;
  const wrong: [number, number, number, number] = [...coefficients.bias];
  const dense = denseOf(analysed);
  coefficients.dense.forEach((column, role) => {
    column.forEach((weight, index) => {
      wrong[role as 0] += weight * (dense[index] ?? 0);
    });
  });
  const contributions = known.map(({ cell, row }): Contribution => {
    const against = row.map((weight) => weight * share) as unknown as Wrongness;
    against.forEach((weight, role) => {
      wrong[role as 0] += weight;
    });
    const relation = analysed.cells.relational.find((entry) => entry.cell === cell)?.relation;
    const word = analysed.cells.lexical.find((entry) => entry.cell === cell)?.word;
    return { cell, against, ...(relation ? { relation } : {}), ...(word ? { word } : {}) };
  });
  return { wrong, contributions };
}

/** Where the weights of each cell stand, by slot and word: thousands of rows, of which a document asks for few. */
function load(): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const slots = new Map<string, Map<string, number>>();
  let rows = new Map<string, number>();
  for (let start = 0; start < weights.length; ) {
    const newline = weights.indexOf('\n', start);
    const end = newline < 0 ? weights.length : newline;
    // a space opens the name of a slot; a row may end in any sign, its weights being signs
    if (weights[start] === ' ') {
      rows = new Map();
      slots.set(weights.slice(start + 1, end), rows);
    } else rows.set(weights.slice(start, end - 4), end - 4);
    start = end + 1;
  }
  return slots;
}

const table = load();

/** Four characters a row, one for each role, from “!” (-46) over “O” (0) to “}” (46). */
function rowOf(cell: string): Wrongness | undefined {
  const word = cell.indexOf(':') + 1;
  const at = table.get(cell.slice(0, word))?.get(cell.slice(word));
  return at === undefined ? undefined : [weightAt(at), weightAt(at + 1), weightAt(at + 2), weightAt(at + 3)];
}

const weightAt = (at: number): number => weights.charCodeAt(at) - 79;
