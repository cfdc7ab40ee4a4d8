import type { ReadMention } from '../document/read-mention.js';
import { isAround, type Tally, tally } from '../evidence/tally.js';
import { LexiconRows } from '../lexicon/rows.js';
import type { Witness } from '../model.js';
import type { Relation } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tagger.js';
import { COLUMNS, type PerColumn } from './columns.js';
import { type CellSlot, eachCell } from './features.js';
import { coefficients, measured, weights } from './weights.generated.js';

/** For each column, the log-odds that a word which promises its role is wrong here. */
export type Logits = PerColumn;

/** A cell of the table that spoke, with the words that made it when they stand in the sentence. */
export interface Contribution {
  readonly cell: string;
  /** Log-odds against each role. */
  readonly against: PerColumn;
  readonly relation?: Relation;
  readonly word?: Tagged;
}

/** A table of learned weights. */
export interface WeightTable {
  logitsOf(mention: ReadMention): Logits;
  /** What each cell contributed to the logits. */
  contributionsOf(mention: ReadMention): readonly Contribution[];
}

/** The features that are numbers: what the lexicon says clearly, what it leans to, and what merely stands around. */
export function denseOf({ witnesses }: ReadMention): readonly number[] {
  const around: Witness[] = [];
  const clear: Witness[] = [];
  const leaning: Witness[] = [];
  for (const witness of witnesses)
    (isAround(witness) ? around : witness.weight >= CLEAR ? clear : leaning).push(witness);
  return [...measuredIn(tally(clear)), ...measuredIn(tally(leaning)), ...measuredIn(tally(around))];
}

/** The worth of a clear row of the lexicon; see evidence/relation.ts. */
const CLEAR = 1.9;

const measuredIn = (sums: Tally): readonly number[] => measured.map((role) => sums[role]);

/** Cells share the weight of a mention: the more there are (known to the table or not), the less each counts. */
export const shareOf = (count: number): number => 2 / Math.sqrt(count + 1);

/** What one step of the written weights is worth. */
export const SCALE = 0.4;

/** The table that ships. */
export const learnedTable: WeightTable = {
  logitsOf(mention) {
    const tails: number[] = [];
    let cells = 0;
    eachCell(mention, (slot, word) => {
      cells++;
      const tail = rows.tailOf(slot, word);
      if (tail !== undefined) tails.push(tail);
    });
    const share = shareOf(cells) * SCALE;
    const dense = denseOf(mention);
    return coefficients.bias.map((bias, column) => {
      let against = bias;
      coefficients.dense[column]?.forEach((weight, index) => {
        against += weight * (dense[index] ?? 0);
      });
      for (const tail of tails) against += weightAt(tail + column) * share;
      return against;
    });
  },
  contributionsOf(mention) {
    const known: Known[] = [];
    let cells = 0;
    eachCell(mention, (slot, word, relation, tagged) => {
      cells++;
      const tail = rows.tailOf(slot, word);
      if (tail !== undefined) known.push({ slot, word, relation, tagged, tail });
    });
    const share = shareOf(cells) * SCALE;
    return known.map((cell) => contributionOf(cell, share));
  },
};

/** A cell that the table knows, and where its weights begin. */
interface Known {
  readonly slot: CellSlot;
  readonly word: string;
  readonly relation: Relation | undefined;
  readonly tagged: Tagged | undefined;
  readonly tail: number;
}

const contributionOf = ({ slot, word, relation, tagged, tail }: Known, share: number): Contribution => ({
  cell: `${slot}:${word}`,
  against: COLUMNS.map((_, at) => weightAt(tail + at) * share),
  ...(relation ? { relation } : {}),
  ...(tagged ? { word: tagged } : {}),
});

const rows = new LexiconRows(weights, COLUMNS.length, ':');

/** One character a column, from “!” (-46) over “O” (0) to “}” (46). */
const weightAt = (at: number): number => weights.charCodeAt(at) - 79;
