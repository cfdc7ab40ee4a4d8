import type { Span } from '../model.js';

/** The one stretch in which two texts differ. */
export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Finds where two texts differ, by what they share at both ends. */
export function editBetween(before: string, after: string): Edit {
  const limit = Math.min(before.length, after.length);
  const start = sharedStart(before, after, limit);
  let tail = 0;
  while (
    tail < limit - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/** Where a range stood before an edit that did not touch it, or undefined. */
export function oldRange(edit: Edit, start: number, end: number): Span | undefined {
  if (end < edit.start) return { start, end };
  if (start <= edit.newEnd) return undefined;
  const by = edit.oldEnd - edit.newEnd;
  return { start: start + by, end: end + by };
}

/** Length of the common start; whole chunks are compared at once. */
function sharedStart(before: string, after: string, limit: number): number {
  let at = 0;
  while (at < limit && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return at;
}
