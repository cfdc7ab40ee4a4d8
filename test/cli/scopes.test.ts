import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { applyEdits } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { Workspace, wrong } from './distinguo.js';

const clicks = 'Each customer opens the dashboard and clicks the Export button.\n';

describe('what --fix rewrites', () => {
  it('can be narrowed to a rule', async () => {
    const workspace = new Workspace({ 'a.md': `${wrong}\n${clicks}` });
    await workspace.run(['--fix', '--rule', 'term-variant']);
    expect(workspace.read('a.md')).toBe(`Each end user has a badge.\n\n${clicks}`);
  });

  it('can be narrowed to what is clear, however loud the rest is', async () => {
    const likely = 'Ask the customers/users about it.\n';
    const workspace = new Workspace({
      'a.md': `${wrong}\n${likely}`,
      'distinguo.yml': 'rules: { term-variant: hint, conflated-terms: error }\n',
    });
    const certainties =
      (await workspace.report()).files[0]?.findings.map(
        (finding) => (finding as unknown as { certainty: string }).certainty,
      ) ?? [];
    await workspace.run(['--fix=clear']);
    const left = (await workspace.report()).files[0]?.findings.map(
      (finding) => (finding as unknown as { certainty: string }).certainty,
    );
    expect(workspace.read('a.md')).toContain('end user');
    expect(left).toEqual(certainties.filter((certainty) => certainty !== 'clear'));
  });
});

describe('fixing some of the findings', () => {
  const sentence = fc.constantFrom(
    'Each enduser has a badge, and an enduser\nhas a key.',
    clicks.trim(),
    '> The “enduser’s” key & the\n> endusers.',
    '| Enduser | an **enduser** |\n|---|---|\n| ENDUSERS | x |',
    'The customer interface shows whether the users pay their invoices and renew their subscription.',
    '- Ask the customers/users.\n- <b>Enduser</b>enduser',
  );

  it('leaves the others as they were, with fixes that still fit', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.boolean()),
        (sentences, choices) => {
          const text = sentences.join('\n\n');
          const judge = (source: string) =>
            review({ text: source, languageId: 'markdown' }, recommendedSettings).findings;
          const findings = judge(text).filter(({ fixes }) => fixes.length > 0);
          const chosen = findings.filter(() => choices.next().value);
          const fixed = applyEdits(
            text,
            chosen.flatMap(({ fixes: [first] }) => first ?? []),
          );
          for (const { fixes } of judge(fixed)) {
            for (const { span, expected } of fixes) expect(fixed.slice(span.start, span.end)).toBe(expected);
          }
          // What a spelling rule found and nobody chose is still there.
          const spelt = (list: typeof findings) => list.filter(({ rule }) => rule === 'term-variant').length;
          expect(spelt([...judge(fixed)])).toBe(spelt(findings) - spelt(chosen));
        },
      ),
      { numRuns: 60 },
    );
  });
});
