import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, runsOf, seen } from '../prose/reading.js';
import { fixed, plainTexts, textsOf } from './texts.js';

/** A text as Xcode writes it. */
const written = (text: string) =>
  `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\t', '\\t').replaceAll('é', '\\U00e9')}"`;

describe('reading strings of Apple', () => {
  it('takes what stands behind an equals sign, and no keys or comments', () => {
    const source =
      '/* The "user" = "user"; */\n"the user" = "the customer";\n// "a" = "user";\nuser = "a \\"client\\"\nof a user";\n"user" = ;\n"b"="users";';
    expect(textsOf(source, 'strings')).toEqual(['the customer', 'a "client"\nof a user', 'users']);
  });

  it('knows where each escape stands', () => {
    const source = '"a" = "the user\\U2019s \\"plan\\"\\n\\101\\\\";\r\n';
    const [prose] = reading(source, 'strings').proses;
    expect(prose && runsOf(prose, source)).toEqual([
      'the user',
      '’≠\\U2019',
      's ',
      '"≠\\"',
      'plan',
      '"≠\\"',
      '\n≠\\n',
      'A≠\\101',
      '\\≠\\\\',
    ]);
  });

  it.each(['\n', '\r\n'])('takes a text over several lines, whichever way they end: %j', (end) => {
    const source = `"a" = "The user${end}pays the invoice.";`;
    expect(textsOf(source, 'strings')).toEqual(['The user\npays the invoice.']);
    expect(fixed(source, 'strings')).toBe(source.replace('user', 'customer'));
  });

  it('leaves alone what a program puts in', () => {
    expect(seen('"a" = "the user %1$@ of %ld and %2$#@users@";', 'strings')).toEqual([
      'the user ⟦%1$@⟧ of ⟦%ld⟧ and ⟦%2$#@users@⟧',
    ]);
  });

  it.each(['"a" = "user', '"a" = "user\\"', '= user;', '/* "a" = "user";', '', '"user"'])(
    'reads nothing in %j',
    (source) => expect(textsOf(source, 'strings')).toEqual([]),
  );

  it('finds directives in comments of both kinds', () => {
    const source = '/* distinguo-disable */\n"a" = "user"; // distinguo-enable\n';
    expect(reading(source, 'strings').comments.map(({ text }) => text.trim())).toEqual([
      'distinguo-disable',
      'distinguo-enable',
    ]);
  });

  it('gives the texts that were written, and a fix changes words alone', () => {
    fc.assert(
      fc.property(plainTexts, fc.constantFrom('\n', '\r\n'), (texts, end) => {
        const source = texts
          .map((text, index) => `/* user */${end}"user ${index}" = ${written(text)};${end}`)
          .join(end);
        expect(textsOf(source, 'strings')).toEqual(texts);
        const once = fixed(source, 'strings');
        expect(fixed(once, 'strings')).toBe(once);
        const bare = (text: string) => text.replace(/(?<= = )"(?:[^"\\]|\\.)*"/g, '""');
        expect(bare(once)).toBe(bare(source));
      }),
      { numRuns: 60 },
    );
  });
});
