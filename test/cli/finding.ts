import type { Finding, Review } from '../../engine/index.js';

/** What `--fix` makes. */
export const wanted = { scope: 'warned', steps: false } as const;

/** A review that finds every match of a pattern, with the fix that is given for it. */
export function finding(
  pattern: RegExp,
  put: (word: string) => Partial<Finding['fixes'][number]>,
): (text: string) => Review {
  return (text) => ({
    mentions: [],
    problems: [],
    suppressed: [],
    wordFor: () => undefined,
    state: undefined,
    findings: [...text.matchAll(pattern)].map(({ 0: word, index }) => {
      const span = { start: index, end: index + word.length };
      return {
        rule: 'role-mismatch',
        severity: 'warning',
        certainty: 'clear',
        confidence: 1,
        span,
        term: 'user',
        message: '',
        evidence: [],
        fixes: [{ title: '', span, expected: word, text: '', term: 'user', ...put(word) }],
      };
    }),
  });
}
