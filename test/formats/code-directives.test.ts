import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { ignoreHere, type LanguageId, withInsertion } from '../../engine/index.js';
import { review } from '../../rules/index.js';
import { structureOfCode } from '../support/code.js';

describe('directives in code', () => {
  const left = (text: string, languageId: LanguageId) => {
    const { findings, problems } = review({ text, languageId }, recommendedSettings);
    return [findings.length, ...problems.map(({ code }) => code)];
  };
  const wrong = 'The user pays the invoice.';

  it('stand on lines of their own, also in a comment of several lines, and above code', () => {
    expect(left(`// ${wrong}\n`, 'typescript')).toEqual([1]);
    expect(left(`// distinguo-disable-next-line\n// ${wrong}\n`, 'typescript')).toEqual([0]);
    expect(
      left(`/**\n * distinguo-disable-next-line role-mismatch -- so be it\n * ${wrong}\n */\n`, 'typescript'),
    ).toEqual([0]);
    expect(left(`"""\ndistinguo-disable-next-line\n${wrong}\n"""\n`, 'python')).toEqual([0]);
    expect(left(`# distinguo-disable\n# ${wrong}\n# distinguo-enable\n# ${wrong}\n`, 'ruby')).toEqual([1]);
    expect(left(`/* distinguo-disable-file */\n// ${wrong}\n`, 'cpp')).toEqual([0]);
  });

  const blocks: readonly [LanguageId, string, string][] = [
    ['typescript', '/**', '<!-- D -->'],
    ['typescript', '/*', 'D'],
    ['java', '/**', '<!-- D -->'],
    ['kotlin', '/**', '<!-- D -->'],
    ['rust', '/*!', '<!-- D -->'],
    ['cpp', '/*!', '<!-- D -->'],
    ['csharp', '/**', '<!-- D -->'],
    ['php', '/**', '<!-- D -->'],
    ['go', '/*', 'D'],
  ];

  it.each(blocks)('are written into a comment of several lines: %s %s', (languageId, open, form) => {
    const head = languageId === 'php' ? '<?php\n' : '';
    for (const star of [' * ', '  ']) {
      const source = `${head}${open}\n${star}Of plants.\n${star.trimEnd()}\n${star}${wrong}\n${star}And more.\n */\nint a;\n`;
      const again = (text: string) => review({ text, languageId }, recommendedSettings);
      const reviewable = { document: { text: source, languageId }, review: again(source), again };
      const [finding] = reviewable.review.findings;
      const insertion = finding && ignoreHere(reviewable, finding, 'so --> be */ it');
      const written = form.replace('D', 'distinguo-disable-next-line role-mismatch -- so –› be * / it');
      expect(insertion?.text).toBe(`${star}${written}\n`);
      const silenced = withInsertion(source, insertion as NonNullable<typeof insertion>);
      expect(left(silenced, languageId)).toEqual([0]);
      expect(structureOfCode(silenced, languageId)).toEqual(structureOfCode(source, languageId));
    }
  });

  it.each<[string, LanguageId, string, string | undefined]>([
    [
      'behind the line, where one of its own would part a paragraph of a page',
      'typescript',
      `/**\n * Of plants\n * and more: ${wrong} \n */\n`,
      `/**\n * Of plants\n * and more: ${wrong} <!-- distinguo-disable-line role-mismatch --> \n */\n`,
    ],
    [
      'before the end of the comment',
      'kotlin',
      `/** Of plants\n and more: ${wrong} */\n`,
      `/** Of plants\n and more: ${wrong} <!-- distinguo-disable-line role-mismatch --> */\n`,
    ],
    [
      'above a comment that begins on the line',
      'rust',
      `/** ${wrong}\n * So. */\n`,
      `// distinguo-disable-next-line role-mismatch\n/** ${wrong}\n * So. */\n`,
    ],
    ['not into a string of the program', 'python', `def a():\n    """Of plants.\n\n    ${wrong}\n    """\n`, undefined],
  ])('are written %s', (_where, languageId, source, expected) => {
    const again = (text: string) => review({ text, languageId }, recommendedSettings);
    const reviewable = { document: { text: source, languageId }, review: again(source), again };
    const [finding] = reviewable.review.findings;
    const insertion = finding && ignoreHere(reviewable, finding);
    expect(finding).toBeDefined();
    expect(insertion && withInsertion(source, insertion)).toBe(expected);
    if (expected !== undefined) expect(left(expected, languageId)).toEqual([0]);
  });

  it('are none in strings', () => {
    expect(left(`const a = "// distinguo-disable-file";\n// ${wrong}\n`, 'typescript')).toEqual([1]);
  });
});
