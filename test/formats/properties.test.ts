import { parse, stringify } from 'dot-properties';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reading, runsOf, seen } from '../prose/reading.js';
import { fixed, plainTexts, textsOf } from './texts.js';

describe('reading properties of Java', () => {
  it('takes values, however keys and lines are written', () => {
    const source =
      '# user\n! user\n\nuser=the customer\nuser : a user\n  client users\nuser\\ of\\=x = a client \\\n    of a \\\n\n\tuser\nuser\nclient=\nlast=users';
    expect(textsOf(source, 'properties')).toEqual(
      ['the customer', 'a user', 'users', 'a client of a', 'user', 'users'].filter((text) => text !== 'user'),
    );
  });

  it.each(['\n', '\r\n', '\r'])('knows where everything stands when lines end with %j', (end) => {
    const source = `a=the user\\u2019s \\${end}   plan\\n\\:x${end}b=users${end}`;
    const [prose] = reading(source, 'properties').proses;
    expect(prose && runsOf(prose, source)).toEqual(['the user', '’≠\\u2019', 's ', 'plan', '\n≠\\n', ':≠\\:', 'x']);
  });

  it('leaves alone arguments, and reads their apostrophes', () => {
    expect(seen("a=the user''s {0} and {1,number,#.##}", 'properties')).toEqual([
      "the user's ⟦{0}⟧ and ⟦{1,number,#.##}⟧",
    ]);
  });

  it('finds directives in comments', () => {
    expect(reading('! distinguo-disable\na=user', 'properties').comments).toHaveLength(1);
  });

  it.each([
    ["a={0}: when the customer''s cursor clicks Save", "a={0}: when the user''s cursor clicks Save"],
    ['a=The enduser\\u2019s plan', 'a=The end user\\u2019s plan'],
    ['a=The enduser \\\n  clicks', 'a=The end user \\\n  clicks'],
  ])('writes %j as %j', (source, expected) => expect(fixed(source, 'properties')).toBe(expected));

  it('gives the texts that dot-properties gives, and a fix changes words alone', () => {
    fc.assert(
      fc.property(plainTexts, fc.constantFrom('\n', '\r\n'), fc.boolean(), (texts, newline, isLatin) => {
        const entries = Object.fromEntries(texts.map((text, index) => [`user.${index} =:`, text]));
        const source = stringify(entries, { newline, ...(isLatin && { latin1: true }), foldLong: 30 } as object);
        expect(parse(source)).toEqual(entries);
        expect(textsOf(source, 'properties')).toEqual(texts);
        expect(Object.keys(parse(fixed(source, 'properties')))).toEqual(Object.keys(entries));
      }),
      { numRuns: 60 },
    );
  });
});
