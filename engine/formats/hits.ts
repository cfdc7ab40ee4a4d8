import { editBetween, firstFrom, wholeLines } from './edit.js';

/** Where a source may hold mentions or directives, found once for the whole source. */
export interface Hits {
  /** In order; source offsets. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether a hit touches a range (source offsets). */
  within(start: number, end: number): boolean;
}

/** What every directive starts with. */
export const DIRECTIVE = 'distinguo-';

/**
 * Finds everything that may be a mention or a directive.
 *
 * @param wanted matches nothing that runs over the end of a line
 * @param previous the hits of an earlier version of the source: only the lines of the edit are searched
 * @returns undefined when there is nothing at all
 */
export function hitsOf(
  source: string,
  wanted: RegExp,
  previous?: { readonly source: string; readonly hits: Hits },
): Hits | undefined {
  if (!wanted.test(source) && !source.includes(DIRECTIVE)) return undefined;
  const every = new RegExp(`(?:${wanted.source})|${DIRECTIVE}`, `${wanted.flags.replace(/[gyd]/g, '')}g`);
  if (previous === undefined) {
    const starts: number[] = [];
    const ends: number[] = [];
    search(source, 0, every, starts, ends);
    return hitsAt(starts, ends);
  }
  const { starts, ends } = previous.hits;
  const edit = wholeLines(editBetween(previous.source, source), source);
  const head = firstBehind(ends, edit.start);
  const tail = firstFrom(starts, edit.oldEnd);
  const newStarts = starts.slice(0, head);
  const newEnds = ends.slice(0, head);
  search(source.slice(edit.start, edit.newEnd), edit.start, every, newStarts, newEnds);
  const by = edit.newEnd - edit.oldEnd;
  for (let i = tail; i < starts.length; i++) {
    newStarts.push((starts[i] as number) + by);
    newEnds.push((ends[i] as number) + by);
  }
  return hitsAt(newStarts, newEnds);
}

const hitsAt = (starts: readonly number[], ends: readonly number[]): Hits => ({
  starts,
  ends,
  within: (start, end) => touches(starts, ends, start, end),
});

function search(text: string, from: number, every: RegExp, starts: number[], ends: number[]): void {
  for (const match of text.matchAll(every)) {
    starts.push(from + match.index);
    ends.push(from + match.index + match[0].length);
  }
}

function touches(starts: readonly number[], ends: readonly number[], start: number, end: number): boolean {
  const first = firstBehind(ends, start);
  return first < starts.length && (starts[first] as number) < end;
}

/** Index of the first offset behind a place. */
const firstBehind = (offsets: readonly number[], place: number): number => firstFrom(offsets, place + 1);
