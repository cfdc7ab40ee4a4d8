import type { Prose, Span } from '../model.js';
import { lastUpTo } from './ordered.js';

/**
 * Where a stretch of prose stands in the source.
 *
 * @param prose the block
 * @param start prose offset
 * @param end prose offset, exclusive
 * @returns source offsets; a run that is not verbatim is taken whole
 */
export function toSource(prose: Prose, start: number, end: number): Span {
  const { runs, span } = prose;
  if (runs.length === 0) return { start: span.start, end: span.start };
  const from = runAt(prose, start);
  const sourceStart = span.start + from.source + (isVerbatim(from) ? start - from.start : 0);
  if (end <= start) return { start: sourceStart, end: sourceStart };
  const to = runAt(prose, end - 1);
  return { start: sourceStart, end: span.start + to.source + (isVerbatim(to) ? end - to.start : to.length) };
}

/** Whether the source at a stretch of prose (prose offsets) is that very text, in one piece. */
export function standsVerbatim(prose: Prose, start: number, end: number): boolean {
  if (end <= start) return true;
  const run = runAt(prose, start);
  return isVerbatim(run) && run.start === runAt(prose, end - 1).start;
}

/** A run of a block. */
interface Run {
  /** Prose offsets. */
  readonly start: number;
  readonly end: number;
  /** Where it stands behind the start of the block in the source, and how long it is there. */
  readonly source: number;
  readonly length: number;
}

const PER_RUN = 3;

/** The run that holds a prose offset (the last run for one at or behind the end). */
function runAt({ runs, text }: Prose, offset: number): Run {
  const at = lastUpTo(runs, PER_RUN, offset) * PER_RUN;
  const { [at]: start = 0, [at + 1]: source = 0, [at + 2]: length = 0, [at + 3]: end = text.length } = runs;
  return { start, end, source, length };
}

const isVerbatim = ({ start, end, length }: Run): boolean => length === end - start;
