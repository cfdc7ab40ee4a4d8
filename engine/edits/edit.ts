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
 * begins first in the source; adjacent is not overlapping. A fix is made whole or not at all, and one that is not made
 * is in the way of no other.
 */
export function compatibleFixes<F extends Fix>(fixes: readonly F[]): readonly F[] {
  const inOrder = fixes
    .map((fix) => ({
      fix,
      spans: editsOf(fix)
        .map(({ span }) => span)
        .sort(bySource),
    }))
    .sort((a, b) => bySource(a.spans[0] as Span, b.spans[0] as Span));
  const made = new Set<F>();
  // Where the last of their first places ends, and what all their other places take.
  let end = 0;
  const taken = new Set<number>();
  for (const { fix, spans } of inOrder) {
    const [first, ...others] = spans as [Span, ...Span[]];
    if (first.start < end || overlapEachOther(spans) || spans.some((span) => isTaken(span, taken))) continue;
    made.add(fix);
    end = endOf(first);
    for (const span of others) for (let at = span.start; at < endOf(span); at++) taken.add(at);
  }
  return fixes.filter((fix) => made.has(fix));
}

const bySource = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** What is put between two letters takes the place of the second. */
const endOf = ({ start, end }: Span): number => Math.max(end, start + 1);

const overlapEachOther = (spans: readonly Span[]): boolean =>
  spans.some(({ start }, at) => at > 0 && start < endOf(spans[at - 1] as Span));

function isTaken(span: Span, taken: ReadonlySet<number>): boolean {
  for (let at = span.start; at < endOf(span); at++) if (taken.has(at)) return true;
  return false;
}
