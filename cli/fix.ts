import {
  applyEdits,
  compatibleFixes,
  editsOf,
  type Finding,
  type Fix,
  type Replacement,
  type Span,
} from '../engine/index.js';
import { type AppliedChange, composed, offsetBefore } from './changes.js';
import type { ReviewForRun } from './engine.js';

/** Which findings are rewritten: those warned of, those that are clear, or all. */
export type FixScope = 'warned' | 'clear' | 'all';

/** What is to be rewritten. */
export interface Wanted {
  readonly scope: FixScope;
  /** Also what programs look for letter by letter: the steps of Gherkin, and their tables. */
  readonly steps: boolean;
}

/** A review, and the whole of it where it leaves out what was there before. */
export type ReviewToFix = Pick<ReviewForRun, 'findings'> & { readonly all?: Pick<ReviewForRun, 'findings'> };

/** A document after its repair. */
export interface FixedDocument<R> {
  /** The text that the review is of. */
  readonly text: string;
  readonly review: R;
  /** How many findings were fixed. */
  readonly fixed: number;
  /** How many fixes were wanted and not made, since another finding or a dead link would come of them. */
  readonly refused: number;
  /** The first of those, in source order, at most so many; each costs a review. */
  readonly unmade: (most: number) => readonly Unmade[];
  /** What was changed of the first text, in source order. */
  readonly changes: readonly AppliedChange[];
}

/** A fix that was wanted and not made. */
export interface Unmade {
  /** In the text that the review is of. */
  readonly span: Span;
  /** What it would have written there. */
  readonly text: string;
  readonly obstacle: Obstacle;
}

/** What keeps a fix from being made: a link to its heading, what would be found then, or fixes that undo one another. */
export type Obstacle =
  | { readonly kind: 'link' }
  | { readonly kind: 'finding'; readonly found: Finding; readonly text: string }
  | { readonly kind: 'round' };

/** What else must change with a text that is rewritten, in source order; undefined when it must not be rewritten so. */
export type Follow = (before: string, after: string) => readonly Replacement[] | undefined;

/** How a text is rewritten beside the fixes themselves. */
export interface Means {
  readonly follow?: Follow;
  /** Makes edits that are in source order; for a text that says something of itself. */
  readonly apply?: (source: string, edits: readonly Replacement[]) => string;
}

/** A fix, and why it is made. */
type ReasonedFix = Fix & { readonly reason: string };

/** A text on the way. */
type Stage<R> = Omit<FixedDocument<R>, 'refused' | 'unmade'>;

/** A rewrite can bring up another finding at its place, so fixes are made in rounds; after more than this, none is. */
const mostRounds = 10;

/** How often one round may review a text to find out which fix breeds a finding. */
const mostTrials = 40;

/**
 * Rewrites a text by the first fix of each finding until nothing is left to
 * rewrite. A fix is not made when something is found afterwards where nothing
 * was found before. Rewriting what comes out changes nothing.
 *
 * @param means what must change with the fixes, and how edits are made
 */
export function fixText<R extends ReviewToFix>(
  text: string,
  wanted: Wanted,
  review: (text: string) => R,
  means: Means = {},
): FixedDocument<R> {
  const first: Stage<R> = { text, review: review(text), fixed: 0, changes: [] };
  const seen = new Map<string, Stage<R>>();
  const fixesFor = (stage: Stage<R>) => makeable(stage.review.findings, wanted, stage.text);
  const ended = (stage: Stage<R>): FixedDocument<R> => {
    const refused = fixesFor(stage);
    const round = new Round(stage, review, means);
    return { ...stage, refused: refused.length, unmade: (most) => round.unmade(refused.slice(0, most)) };
  };
  let current = first;
  for (let round = 0; round < mostRounds; round++) {
    seen.set(current.text, current);
    const next = new Round(current, review, means).made(fixesFor(current));
    if (next === current) return ended(current);
    const earlier = seen.get(next.text);
    // Rules undo one another: from wherever such a round starts, it ends where it started.
    if (earlier !== undefined) return ended(earlier);
    current = next;
  }
  return ended(first);
}

/** Makes of some fixes as many as breed no finding. */
class Round<R extends ReviewToFix> {
  readonly #before: Stage<R>;
  readonly #review: (text: string) => R;
  readonly #means: Means;
  #trials = mostTrials;

  constructor(before: Stage<R>, review: (text: string) => R, means: Means) {
    this.#before = before;
    this.#review = review;
    this.#means = means;
  }

  /** The text with the fixes; when none can be made, the very stage of before. */
  made(fixes: readonly ReasonedFix[]): Stage<R> {
    // Those that write the same word stay together longest: one actor is renamed in all places or in none.
    const byWord = fixes.toSorted((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : 0));
    return this.#with(byWord, { fixes: [], stage: this.#before }).stage;
  }

  /** Why each of some fixes is not made. */
  unmade(fixes: readonly ReasonedFix[]): readonly Unmade[] {
    return fixes.map((fix) => {
      const after = this.#after([fix]);
      return { span: fix.span, text: fix.text, obstacle: 'kind' in after ? after : { kind: 'round' } };
    });
  }

  /** Adds fixes to those that are made already: all, or what can be had of each half. */
  #with(fixes: readonly ReasonedFix[], made: Made<R>): Made<R> {
    if (fixes.length === 0 || this.#trials === 0) return made;
    this.#trials -= 1;
    const all = inOrder([...made.fixes, ...fixes]);
    const stage = this.#after(all);
    if (!('kind' in stage)) return { fixes: all, stage };
    if (fixes.length === 1) return made;
    const half = fixes.length >> 1;
    return this.#with(fixes.slice(half), this.#with(fixes.slice(0, half), made));
  }

  /** The text with fixes and what follows from them, or why they must not be made. */
  #after(fixes: readonly ReasonedFix[]): Stage<R> | Obstacle {
    const { text: before, fixed, changes } = this.#before;
    const { follow, apply = applyEdits } = this.#means;
    const own = inOrder(
      fixes.flatMap((fix) => editsOf(fix).map(({ span, text }) => ({ span, text, reason: fix.reason }))),
    );
    const following = follow?.(before, applyEdits(before, own)) ?? (follow === undefined ? [] : undefined);
    if (following === undefined) return { kind: 'link' };
    const edits = inOrder([...own, ...following]);
    const text = apply(before, edits);
    const stage = {
      text,
      review: this.#review(text),
      fixed: fixed + fixes.length,
      changes: composed(changes, before, edits),
    };
    const found = bred(this.#before, stage, edits);
    return found === undefined ? stage : { kind: 'finding', found, text };
  }
}

interface Made<R> {
  readonly fixes: readonly ReasonedFix[];
  readonly stage: Stage<R>;
}

/** What is found after edits where nothing was found before, or would undo what they wrote. The edits are in source order. */
function bred(
  before: Stage<ReviewToFix>,
  after: Stage<ReviewToFix>,
  edits: readonly Replacement[],
): Finding | undefined {
  const earlier = (span: Span): Span => ({
    start: offsetBefore(span.start, edits),
    end: offsetBefore(span.end, edits),
  });
  const known = findingsOf(before.review).flatMap(({ span, places = [] }) => [span, ...places]);
  const isNew = ({ start, end }: Span) => !known.some((other) => other.start < end && start < other.end);
  const isUndone = ({ span, text }: Replacement) => {
    const { start, end } = earlier(span);
    return before.text.slice(start, end) === text;
  };
  return findingsOf(after.review).find(
    ({ span, fixes: [first] }) => isNew(earlier(span)) || (first !== undefined && editsOf(first).some(isUndone)),
  );
}

function findingsOf(review: ReviewToFix): readonly Finding[] {
  return (review.all ?? review).findings;
}

/** The fixes that can be made together, each verified. */
function makeable(findings: readonly Finding[], { scope, steps }: Wanted, text: string): readonly ReasonedFix[] {
  const fixes = findings
    .filter((finding) => isInScope(finding, scope))
    .flatMap(({ fixes: [first], message }) =>
      first === undefined || (first.bound && !steps) ? [] : [{ ...first, reason: message }],
    )
    .filter((fix) => editsOf(fix).every(({ span, expected }) => text.slice(span.start, span.end) === expected));
  return compatibleFixes(fixes);
}

function inOrder<E extends Replacement>(edits: readonly E[]): readonly E[] {
  return edits.toSorted((a, b) => a.span.start - b.span.start);
}

function isInScope({ severity, certainty }: Finding, scope: FixScope): boolean {
  if (scope === 'clear') return certainty === 'clear';
  return scope === 'all' || severity === 'warning' || severity === 'error';
}
