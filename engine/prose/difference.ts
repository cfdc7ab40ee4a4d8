/** The one stretch in which two texts differ. */
export interface TextDifference {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** Finds where two texts differ, by what they share at both ends. */
export function differenceBetween(before: string, after: string): TextDifference {
  const limit = Math.min(before.length, after.length);
  const start = sharedStart(before, after, limit);
  const tail = sharedEnd(before, after, limit - start);
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/**
 * Widens an edit to whole lines. (lezer takes a block for unchanged whose
 * line lost its indentation, when the edit ends right before the block.)
 */
export function wholeLines(edit: TextDifference, after: string): TextDifference {
  const start = edit.start === 0 ? 0 : after.lastIndexOf('\n', edit.start - 1) + 1;
  const newline = after.indexOf('\n', edit.newEnd);
  const by = (newline < 0 ? after.length : newline + 1) - edit.newEnd;
  return { start, oldEnd: edit.oldEnd + by, newEnd: edit.newEnd + by };
}

/** Both edits as one: of two texts of the same length, one made from the other. */
export function spanning(one: TextDifference, other: TextDifference): TextDifference {
  const start = Math.min(one.start, other.start);
  const by = Math.max(one.newEnd, other.newEnd) - one.newEnd;
  return { start, oldEnd: one.oldEnd + by, newEnd: one.newEnd + by };
}

/** Slices are compared whole, the smaller the nearer the difference is: that is many times faster than unit by unit. */
const CHUNKS = [8192, 1024, 128, 16] as const;

function sharedStart(before: string, after: string, limit: number): number {
  let at = 0;
  for (const chunk of CHUNKS)
    while (at + chunk <= limit && before.slice(at, at + chunk) === after.slice(at, at + chunk)) at += chunk;
  while (at < limit && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  return at;
}

function sharedEnd(before: string, after: string, limit: number): number {
  const { length: a } = before;
  const { length: b } = after;
  let at = 0;
  for (const chunk of CHUNKS)
    while (at + chunk <= limit && before.slice(a - at - chunk, a - at) === after.slice(b - at - chunk, b - at))
      at += chunk;
  while (at < limit && before.charCodeAt(a - 1 - at) === after.charCodeAt(b - 1 - at)) at++;
  return at;
}
