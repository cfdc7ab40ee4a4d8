import type { Mark, Span } from '../model.js';
import { partitionPoint } from './ordered.js';

/**
 * The marks that begin in a stretch of a block, both ends included; prose offsets. The marks of a block are in the
 * order of their starts, so that this takes no longer where there are thousands.
 */
export function marksBeginningIn(marks: readonly Mark[], from: number, until: number): readonly Mark[] {
  const first = partitionPoint(marks, ({ start }) => start < from);
  let end = first;
  while (end < marks.length && (marks[end] as Mark).start <= until) end++;
  return marks.slice(first, end);
}

/** Longer than this, in UTF-16 code units, nobody sets words off in a sentence or quotes them in a block. */
const LONGEST = 20_000;

/** The marks of a kind in which a stretch of a block stands; prose offsets. */
export const marksAround = (marks: readonly Mark[], kind: Mark['kind'], { start, end }: Span): readonly Mark[] =>
  marks.length === 0
    ? marks
    : marksBeginningIn(marks, start - LONGEST, start).filter((mark) => mark.kind === kind && mark.end >= end);
