import type { Edit, Finding, Fix } from '../engine/index.js';
import type { Reviewed } from './engine.js';

/** Which findings are rewritten: those warned of, those that are clear, or all. */
export type FixScope = 'warned' | 'clear' | 'all';

/** What is to be rewritten. */
export interface Wanted {
  readonly scope: FixScope;
  /** Also what programs look for letter by letter: the steps of Gherkin, and their tables. */
  readonly steps: boolean;
}

/** A document after its repair. */
export interface Repaired<R> {
  /** The text that the review is of. */
  readonly text: string;
  readonly review: R;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/** A rewrite can cause another finding, so fixes are made in rounds; with more than this, rules undo one another. */
const mostRounds = 10;

/**
 * Rewrites a text by the first fix of each finding until nothing is left to
 * rewrite. Rewriting what comes out changes nothing.
 */
export function fixText<R extends Pick<Reviewed, 'findings'>>(
  text: string,
  wanted: Wanted,
  review: (text: string) => R,
): Repaired<R> {
  const seen = new Set<string>();
  let current = text;
  let fixed = 0;
  for (;;) {
    const reviewed = review(current);
    const fixes = seen.size < mostRounds ? compatibleFixes(reviewed.findings, wanted, current) : [];
    const next = applyFixes(
      current,
      fixes.flatMap(editsOf).sort((a, b) => a.span.start - b.span.start),
    );
    seen.add(current);
    // Back at an earlier text: rules undo one another, and the rounds would never end.
    if (seen.has(next)) return { text: current, review: reviewed, fixed };
    fixed += fixes.length;
    current = next;
  }
}

/** The fixes that can be made together: each verified, none overlapping another; adjacent is not overlapping. */
function compatibleFixes(findings: readonly Finding[], { scope, steps }: Wanted, text: string): readonly Fix[] {
  const fixes = findings
    .filter((finding) => isInScope(finding, scope))
    .flatMap(({ fixes: [first] }) => (first === undefined || (first.bound && !steps) ? [] : [first]))
    .filter((fix) => editsOf(fix).every(({ span, expected }) => text.slice(span.start, span.end) === expected));
  const edits = fixes.flatMap((fix) => editsOf(fix).map(({ span }) => ({ span, fix })));
  const late = new Set<Fix>();
  let end = -1;
  for (const { span, fix } of edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    if (late.has(fix)) continue;
    if (span.start < end) late.add(fix);
    else end = Math.max(span.end, span.start + 1);
  }
  return fixes.filter((fix) => !late.has(fix));
}

/** All that a fix writes. */
const editsOf = (fix: Fix): readonly Edit[] => [fix, ...(fix.others ?? [])];

function isInScope({ severity, certainty }: Finding, scope: FixScope): boolean {
  if (scope === 'clear') return certainty === 'clear';
  return scope === 'all' || severity === 'warning' || severity === 'error';
}

/** Makes edits that are in source order and do not overlap. */
export function applyFixes(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text: put } of edits) {
    pieces.push(text.slice(at, span.start), put);
    at = span.end;
  }
  return pieces.join('') + text.slice(at);
}
