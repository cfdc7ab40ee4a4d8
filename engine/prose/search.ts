const PATIENCE = 50;

/**
 * Searches forward in one text and remembers what is not to be found any
 * more, so that a text full of openings without an end is read in linear time.
 * Each search must start at or behind the one before.
 */
export class Absent {
  readonly #gone = new Set<string>();
  /** Where the next code fence of a length stands, as far as it is known; the text is scanned once. */
  #fences: Map<number, number[]> | undefined;

  #failures = 0;

  /** Whether so many long searches failed that the text is not what it seems, and no more should be tried. */
  get hopeless(): boolean {
    return this.#failures > PATIENCE;
  }

  /** Notes a long search that failed. */
  failed(): void {
    this.#failures++;
  }

  /** As `text.indexOf(wanted, from)`. */
  indexOf(text: string, wanted: string, from: number): number {
    if (this.#gone.has(wanted)) return -1;
    const at = text.indexOf(wanted, from);
    if (at < 0) this.#gone.add(wanted);
    return at;
  }

  /** Where the run of exactly `length` backticks ends that stands next at or behind `from`, or -1. */
  fence(text: string, from: number, length: number): number {
    this.#fences ??= fencesOf(text);
    const starts = this.#fences.get(length);
    if (!starts) return -1;
    while ((starts.at(-1) ?? from) < from) starts.pop();
    const start = starts.at(-1);
    return start === undefined ? -1 : start + length;
  }
}

/** What is searched for in a message stands near, or not at all. */
const NEAR = 1000;

/** Searches forward, but not far, so that a text may be read in any order in linear time. */
export class Near extends Absent {
  override indexOf(text: string, wanted: string, from: number): number {
    const at = text.slice(from, from + NEAR).indexOf(wanted);
    return at < 0 ? -1 : from + at;
  }
}

/** The starts of all runs of backticks by length, last first. */
function fencesOf(text: string): Map<number, number[]> {
  const fences = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const starts = fences.get(run.length);
    if (starts) starts.push(index);
    else fences.set(run.length, [index]);
  }
  for (const starts of fences.values()) starts.reverse();
  return fences;
}
