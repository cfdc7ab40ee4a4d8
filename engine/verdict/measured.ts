import { COLUMNS, columnOf } from '../learned/columns.js';
import type { ScoredMention, Scores } from '../learned/scorer.js';
import { type Alignment, nothingShared } from '../reuse.js';

/**
 * What a document as a whole is judged by, of each mention a number or a row of numbers: after each edit all of them are
 * summed up, in the same order, and thousands of numbers in a row are summed up in no time.
 */
export interface Measured {
  /** The columns of who is written and who is meant instead, or -1. */
  readonly written: Int8Array;
  readonly meant: Int8Array;
  /** A bit for each column of whom the document tells a deed. */
  readonly deeds: Uint8Array;
  /** How likely each is wrong: {@link DOUBTS} numbers for each, see {@link doubtsOf}. */
  readonly doubts: Float64Array;
}

/** So many doubts there are of each mention. */
export const DOUBTS = 4;

/** From so much on, in log-odds, what is said in relation to a mention is a deed of its people. */
export const DEED = 0.85;

/**
 * Measures the mentions of a document.
 *
 * @param earlier what was measured of an earlier version of the document, of which `same` are scored as in this one
 */
export function measuredIn({ mentions, same }: Pick<Scores, 'mentions' | 'same'>, earlier?: Measured): Measured {
  const count = mentions.length;
  const measured: Measured = {
    written: new Int8Array(count),
    meant: new Int8Array(count),
    deeds: new Uint8Array(count),
    doubts: new Float64Array(count * DOUBTS),
  };
  if (earlier !== undefined) copyFrom(earlier, same, measured);
  const { head, tail } = earlier === undefined ? nothingShared(0, count) : same;
  for (let at = head; at < tail; at++) measure(mentions[at] as ScoredMention, at, measured);
  return measured;
}

function copyFrom(before: Measured, { head, tail, by }: Alignment, now: Measured): void {
  for (const row of ['written', 'meant', 'deeds'] as const) {
    now[row].set(before[row].subarray(0, head));
    now[row].set(before[row].subarray(tail + by), tail);
  }
  now.doubts.set(before.doubts.subarray(0, head * DOUBTS));
  now.doubts.set(before.doubts.subarray((tail + by) * DOUBTS), tail * DOUBTS);
}

function measure(mention: ScoredMention, at: number, { written, meant, deeds, doubts }: Measured): void {
  const { score, told } = mention;
  written[at] = columnOf(mention.written);
  meant[at] = columnOf(score?.role);
  let bits = 0;
  COLUMNS.forEach((role, column) => {
    if (told[role] >= DEED) bits |= 1 << column;
  });
  deeds[at] = bits;
  doubts.set(score === undefined ? NONE : doubtsOf(score.local, score.total), at * DOUBTS);
}

const NONE: readonly number[] = Array.from({ length: DOUBTS }, () => 0);

/**
 * Four doubts, from 0 to 1: some and strong doubt by the sentence, doubt by all that the document says, and how likely the
 * word is wrong by its sentence alone, one half where that says 2 in log-odds.
 */
const doubtsOf = (local: number, total: number): readonly number[] => [
  soft(1.5 * (local - 2)),
  soft(1.5 * (local - 3.2)),
  soft(total - 4),
  doubtBy(local),
];

const soft = (value: number): number => 1 / (1 + Math.exp(-value));

/** How likely a mention is wrong by its sentence alone. */
export const doubtBy = (local: number): number => 1 / (1 + Math.exp(2 - local));
