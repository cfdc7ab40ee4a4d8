import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../../configuration/index.js';
import { review } from '../../../rules/index.js';

describe('what a verdict rests on', () => {
  /** The reasons for the verdict on the last word of a text that is judged, and how sure it is. */
  function last(text: string): { reasons: readonly string[]; roles: ReadonlySet<string>; confidence: number } {
    const verdict = review({ text, languageId: 'markdown' }, recommendedSettings).mentions.at(-1)?.verdict;
    const evidence = verdict?.evidence ?? [];
    return {
      reasons: evidence.map(({ because }) => because),
      roles: new Set(evidence.map(({ role }) => role)),
      confidence: verdict !== undefined && 'confidence' in verdict ? verdict.confidence : 0,
    };
  }

  it('is what speaks for its role, and nothing else', () => {
    const { reasons, roles } = last('# The password\n\nThe user buys a licence and pays the invoice.');
    expect([...roles]).toEqual(['buyer']);
    expect(reasons).toContain('“pays the invoice” is what a buyer does');
    expect([...last('The customer clicks **Save**; an invoice lies there.').roles]).toEqual(['operator']);
  });

  it('is the habit of the document, too, once that says the other word three times', () => {
    const habit = (times: number) =>
      last(`${'The customer waits.\n\n'.repeat(times)}The user pays the invoice.`).reasons.at(-1);
    expect(habit(2)).not.toContain('elsewhere');
    expect(habit(3)).toBe('elsewhere the document says “customer” (3 times)');
    expect(habit(7)).toBe('elsewhere the document says “customer” (7 times)');
  });

  it('makes it the surer the more it is', () => {
    const sure = [
      'The customer waits.',
      'The customer clicks **Save**.',
      'The customer forgets the password and clicks the link.',
    ].map((text) => last(text).confidence);
    expect(sure).toEqual([...sure].sort((one, other) => one - other));
    expect(sure[0]).toBe(0);
    expect(sure[1]).toBeGreaterThan(0.9);
    expect(sure[1]).toBeLessThan(sure[2] ?? 0);
    expect(sure[2]).toBeLessThan(1);
  });
});
