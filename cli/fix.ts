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
    const next = applyFixes(current, fixes);
    seen.add(current);
    // Back at an earlier text: rules undo one another, and the rounds would never end.
    if (seen.has(next)) return { text: current, review: reviewed, fixed };
    fixed += fixes.length;
    current = next;
  }
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
