import type { Finding, Fix } from '../engine/index.js';
import type { Reviewed } from './engine.js';

/** Which findings are rewritten: those warned of, those that are clear, or all. */
export type FixScope = 'warned' | 'clear' | 'all';

/** What is to be rewritten. */
export interface Wanted {
  readonly scope: FixScope;
  /** Also what programs look for letter by letter: the steps of Gherkin, and their tables. */
  readonly steps: boolean;
}

/** A review, and the whole of it where it leaves out what was there before. */
export type Judged = Pick<Reviewed, 'findings'> & { readonly all?: Pick<Reviewed, 'findings'> };

/** A document after its repair. */
export interface Repaired<R> {
  /** The text that the review is of. */
  readonly text: string;
  readonly review: R;
  /** How many findings were fixed. */
  readonly fixed: number;
  /** How many fixes were wanted and not made, since another finding would come of them. */
  readonly refused: number;
}

/** A text on the way. */
type Stage<R> = Omit<Repaired<R>, 'refused'>;

/** A rewrite can bring up another finding at its place, so fixes are made in rounds; after more than this, none is. */
const mostRounds = 10;

/** How often one round may review a text to find out which fix breeds a finding. */
const mostTrials = 40;

/**
 * Rewrites a text by the first fix of each finding until nothing is left to
 * rewrite. A fix is not made when something is found afterwards where nothing
 * was found before. Rewriting what comes out changes nothing.
 */
export function fixText<R extends Judged>(text: string, wanted: Wanted, review: (text: string) => R): Repaired<R> {
  const first: Stage<R> = { text, review: review(text), fixed: 0 };
  const seen = new Map<string, Stage<R>>();
  const fixesFor = (stage: Stage<R>) => compatibleFixes(stage.review.findings, wanted, stage.text);
  const ended = (stage: Stage<R>): Repaired<R> => ({ ...stage, refused: fixesFor(stage).length });
  let current = first;
  for (let round = 0; round < mostRounds; round++) {
    seen.set(current.text, current);
    const next = new Round(current, review).made(fixesFor(current));
    if (next === current) return ended(current);
    const earlier = seen.get(next.text);
    // Rules undo one another: from wherever such a round starts, it ends where it started.
    if (earlier !== undefined) return ended(earlier);
    current = next;
  }
  return ended(first);
}

/** Makes of some fixes as many as breed no finding. */
class Round<R extends Judged> {
  readonly #before: Stage<R>;
  readonly #review: (text: string) => R;
  #trials = mostTrials;

  constructor(before: Stage<R>, review: (text: string) => R) {
    this.#before = before;
    this.#review = review;
  }

  /** The text with the fixes; when none can be made, the very stage of before. */
  made(fixes: readonly Fix[]): Stage<R> {
    // Those that write the same word stay together longest: one actor is renamed in all places or in none.
    const byWord = fixes.toSorted((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
    return this.#with(byWord, { fixes: [], stage: this.#before }).stage;
  }

  /** Adds fixes to those that are made already: all, or what can be had of each half. */
  #with(fixes: readonly Fix[], made: Made<R>): Made<R> {
    if (fixes.length === 0 || this.#trials === 0) return made;
    this.#trials -= 1;
    const before = this.#before;
    const all = [...made.fixes, ...fixes].sort((a, b) => a.span.start - b.span.start);
    const text = applyFixes(before.text, all);
    const stage = { text, review: this.#review(text), fixed: before.fixed + all.length };
    if (!breeds(before.review, stage.review, all)) return { fixes: all, stage };
    if (fixes.length === 1) return made;
    const half = fixes.length >> 1;
    return this.#with(fixes.slice(half), this.#with(fixes.slice(0, half), made));
  }
}

interface Made<R> {
  readonly fixes: readonly Fix[];
  readonly stage: Stage<R>;
}

/** Whether something is found after fixes where nothing was found before. The fixes are in source order. */
function breeds(before: Judged, after: Judged, fixes: readonly Fix[]): boolean {
  const known = (before.all ?? before).findings.map(({ span }) => span);
  return (after.all ?? after).findings.some(({ span }) => {
    const start = offsetBefore(span.start, fixes);
    const end = offsetBefore(span.end, fixes);
    return !known.some((other) => other.start < end && start < other.end);
  });
}

/** Where an offset of the text after fixes was before; what a fix wrote stands for all that it replaced. */
function offsetBefore(offset: number, fixes: readonly Fix[]): number {
  let by = 0;
  for (const { span, text } of fixes) {
    if (offset <= span.start + by) break;
    const longer = text.length - (span.end - span.start);
    if (offset < span.end + by + longer) return Math.min(span.end, offset - by);
    by += longer;
  }
  return offset - by;
}

/** The fixes that can be made together, in source order: each verified, none overlapping another; adjacent is not overlapping. */
function compatibleFixes(findings: readonly Finding[], { scope, steps }: Wanted, text: string): readonly Fix[] {
  const fixes = findings
    .filter((finding) => isInScope(finding, scope))
    .flatMap(({ fixes: [first] }) => (first === undefined || (first.bound && !steps) ? [] : [first]))
    .filter(({ span, expected }) => text.slice(span.start, span.end) === expected)
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let end = -1;
  return fixes.filter(({ span }) => {
    const free = span.start >= end;
    if (free) end = Math.max(span.end, span.start + 1);
    return free;
  });
}

function isInScope({ severity, certainty }: Finding, scope: FixScope): boolean {
  if (scope === 'clear') return certainty === 'clear';
  return scope === 'all' || severity === 'warning' || severity === 'error';
}

/** Makes fixes that are in source order and do not overlap. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: put } of fixes) {
    pieces.push(text.slice(at, span.start), put);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
