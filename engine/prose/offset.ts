import type { Prose, Span } from '../model.js';

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
  const sourceStart =
    span.start + (runs[from + 1] as number) + (isVerbatim(prose, from) ? start - (runs[from] as number) : 0);
  if (end <= start) return { start: sourceStart, end: sourceStart };
  const to = runAt(prose, end - 1);
  const length = isVerbatim(prose, to) ? end - (runs[to] as number) : (runs[to + 2] as number);
  return { start: sourceStart, end: span.start + (runs[to + 1] as number) + length };
}

/** Whether the source at a stretch of prose (prose offsets) is that very text, in one piece. */
export function verbatim(prose: Prose, start: number, end: number): boolean {
  if (end <= start) return true;
  const run = runAt(prose, start);
  return run === runAt(prose, end - 1) && isVerbatim(prose, run);
}

/** Index of the run that holds a prose offset (the last run for one at or behind the end). */
function runAt({ runs }: Prose, offset: number): number {
  let low = 0;
  let high = runs.length / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle * 3] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low * 3;
}

function isVerbatim({ runs, text }: Prose, run: number): boolean {
  const end = run + 3 < runs.length ? (runs[run + 3] as number) : text.length;
  return runs[run + 2] === end - (runs[run] as number);
}
