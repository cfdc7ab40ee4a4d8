/** Where a source may hold mentions or directives, found once for the whole source. */
export interface Hits {
  /** Whether a hit touches a range (source offsets). */
  within(start: number, end: number): boolean;
}

/** What every directive starts with. */
export const DIRECTIVE = 'distinguo-';

/**
 * Finds everything that may be a mention or a directive.
 *
 * @returns undefined when there is nothing at all
 */
export function hitsOf(source: string, wanted: RegExp): Hits | undefined {
  if (!wanted.test(source) && !source.includes(DIRECTIVE)) return undefined;
  const every = new RegExp(`(?:${wanted.source})|${DIRECTIVE}`, `${wanted.flags.replace(/[gyd]/g, '')}g`);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of source.matchAll(every)) {
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return { within: (start, end) => touches(starts, ends, start, end) };
}

function touches(starts: readonly number[], ends: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] as number) > start) high = middle;
    else low = middle + 1;
  }
  return low < starts.length && (starts[low] as number) < end;
}
