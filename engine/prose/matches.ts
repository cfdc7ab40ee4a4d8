import { differenceBetween, wholeLines } from './difference.js';
import { firstFrom } from './ordered.js';

/** Finds wanted words in any text; it has no state. */
export interface WordScan {
  /** Whether a stretch may hold a wanted word. */
  test(text: string): boolean;
  /** Every match, in order and apart from one another; none runs over the end of a line. */
  matches(text: string): Iterable<{ readonly index: number; readonly length: number }>;
  /** Scans with the same key find the same. */
  readonly key: string;
  /** It finds the same in bytes that are read as Latin-1: quicker, where nothing but ASCII is looked for. */
  readonly isAscii: boolean;
}

/** Where a source may hold mentions or directives, found once for the whole source. */
export interface Matches {
  /** In order; source offsets. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether a match touches a range (source offsets). */
  within(start: number, end: number): boolean;
}

/** Those of a source without any. */
export const NO_MATCHES: Matches = { starts: [], ends: [], within: () => false };

/** What every directive starts with. */
export const DIRECTIVE = 'distinguo-';

/** The scan that a pattern makes, whatever its `g` and `y` flags; the pattern matches nothing that runs over the end of a line. */
export function scanOf(pattern: RegExp): WordScan {
  const flags = pattern.flags.replace(/[gyd]/g, '');
  const once = new RegExp(pattern.source, flags);
  const every = new RegExp(pattern.source, `${flags}g`);
  return {
    test: (text) => once.test(text),
    *matches(text) {
      for (const match of text.matchAll(every)) yield { index: match.index, length: match[0].length };
    },
    key: `${pattern.source}/${flags}`,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    isAscii: /^[\u0000-\u007f]*$/.test(pattern.source),
  };
}

/**
 * Finds everything that may be a mention or a directive.
 *
 * @param previous the matches of an earlier version of the source: only the lines of the edit are searched
 * @returns undefined when there is nothing at all
 */
export function matchesOf(
  source: string,
  wanted: WordScan,
  previous?: { readonly source: string; readonly matches: Matches },
): Matches | undefined {
  if (!wanted.test(source) && !source.includes(DIRECTIVE)) return undefined;
  if (previous === undefined) {
    const starts: number[] = [];
    const ends: number[] = [];
    search(source, 0, wanted, starts, ends);
    return matchesAt(starts, ends);
  }
  const { starts, ends } = previous.matches;
  const edit = wholeLines(differenceBetween(previous.source, source), source);
  const head = firstBehind(ends, edit.start);
  const tail = firstFrom(starts, edit.oldEnd);
  const newStarts: number[] = [];
  const newEnds: number[] = [];
  search(source.slice(edit.start, edit.newEnd), edit.start, wanted, newStarts, newEnds);
  const by = edit.newEnd - edit.oldEnd;
  return matchesAt(spliced(starts, head, newStarts, tail, by), spliced(ends, head, newEnds, tail, by));
}

/** The offsets of before with others between `head` and `tail`, and those from `tail` on moved; in a list that is just so long. */
function spliced(
  before: readonly number[],
  head: number,
  between: readonly number[],
  tail: number,
  by: number,
): readonly number[] {
  const behind = head + between.length;
  const offsets = new Array<number>(behind + before.length - tail);
  for (let i = 0; i < head; i++) offsets[i] = before[i] ?? 0;
  for (let i = head; i < behind; i++) offsets[i] = between[i - head] ?? 0;
  for (let i = tail; i < before.length; i++) offsets[behind + i - tail] = (before[i] ?? 0) + by;
  return offsets;
}

const matchesAt = (starts: readonly number[], ends: readonly number[]): Matches => ({
  starts,
  ends,
  within: (start, end) => touches(starts, ends, start, end),
});

/** Whether the matches of two scans that touch a range of one source are the same. */
export function areSameWithin(one: Matches, other: Matches, start: number, end: number): boolean {
  let at = firstBehind(one.ends, start);
  let its = firstBehind(other.ends, start);
  for (; at < one.starts.length && (one.starts[at] ?? end) < end; at++, its++)
    if (one.starts[at] !== other.starts[its] || one.ends[at] !== other.ends[its]) return false;
  return (other.starts[its] ?? end) >= end;
}

/** Adds the words and the directives of a stretch, in order; what overlaps becomes one. */
function search(text: string, from: number, wanted: WordScan, starts: number[], ends: number[]): void {
  let directive = text.indexOf(DIRECTIVE);
  const add = (start: number, end: number) => {
    const last = ends.at(-1) ?? 0;
    if (from + start < last) {
      ends[ends.length - 1] = Math.max(last, from + end);
    } else {
      starts.push(from + start);
      ends.push(from + end);
    }
  };
  const addDirectives = (before: number) => {
    for (; directive >= 0 && directive < before; directive = text.indexOf(DIRECTIVE, directive + DIRECTIVE.length))
      add(directive, directive + DIRECTIVE.length);
  };
  for (const { index, length } of wanted.matches(text)) {
    addDirectives(index);
    add(index, index + length);
  }
  addDirectives(text.length);
}

function touches(starts: readonly number[], ends: readonly number[], start: number, end: number): boolean {
  return (starts[firstBehind(ends, start)] ?? end) < end;
}

/** Index of the first offset behind a place. */
const firstBehind = (offsets: readonly number[], place: number): number => firstFrom(offsets, place + 1);
