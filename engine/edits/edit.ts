import type { Edit, Fix, Span } from '../model.js';

/** A stretch of a source, and what stands there instead. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** Makes edits that are in source order and do not overlap. */
export function applyEdits(source: string, edits: readonly Replacement[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text } of edits) {
    pieces.push(source.slice(at, span.start), text);
    at = span.end;
  }
  return pieces.join('') + source.slice(at);
}

/** All that a fix writes, its own place first. */
export const editsOf = (fix: Fix): readonly Edit[] => [fix, ...(fix.others ?? [])];

/**
 * Of some fixes those that can be made together, in the order in which they were given: where two overlap, the one that
 * comes first in the source; adjacent is not overlapping. A fix is made whole or not at all.
 */
export function compatibleFixes<F extends Fix>(fixes: readonly F[]): readonly F[] {
  const edits = fixes.flatMap((fix) => editsOf(fix).map(({ span }) => ({ span, fix })));
  const late = new Set<F>();
  let end = -1;
  for (const { span, fix } of edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (late.has(fix)) continue;
    if (span.start < end) late.add(fix);
    else end = Math.max(span.end, span.start + 1);
  }
  return fixes.filter((fix) => !late.has(fix));
}
