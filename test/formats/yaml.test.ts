import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { recommendedSettings } from '../../configuration/index.js';
import { blocks, reading, runsOf, seen } from '../prose/reading.js';
import { neutralFor, structureOf } from '../support/structure.js';
import { fixed, plainText, textsOf } from './texts.js';

const neutral = neutralFor(recommendedSettings.glossary);

/** Line breaks that are folded stay line breaks here: they are the same white space. */
const flat = (texts: readonly string[]) => texts.map((text) => text.replace(/\s+/g, ' ').trim());

const CATALOGUE = `# The user
en:
  user: the customer   # a user
  "b": "it\\u2019s a
    user \\
    here"
  c: 'it''s

    a user'
  d: |
    a user
      of

    clients
  e: >-
    a user
    pays
  f:
  - a user
  - x: a client
    y: the user
  -
    - users
    - - clients
  g: [a user, "a, client", {k: users, 'l': clients}]
  h: &user a user
  i: *user
  j: !x/user the user
  k: a user
    pays
  l:
    a user below
  "m:user": clients
  n: {}
  "client": ''
z: users
`;

describe('reading catalogues of YAML', () => {
  it('takes scalars of every style, and no keys, comments, aliases and tags', () => {
    expect(flat(textsOf(CATALOGUE, 'yaml'))).toEqual([
      'the customer',
      'it’s a user here',
      "it's a user",
      'a user of',
      'clients',
      'a user pays',
      'a user',
      'a client',
      'the user',
      'users',
      'clients',
      'a user',
      'a, client',
      'users',
      'clients',
      'a user',
      'the user',
      'a user pays',
      'a user below',
      'clients',
      'users',
    ]);
  });

  it('takes of several languages English alone', () => {
    expect(textsOf('en:\n  a: user\nde:\n  a: client\n', 'yaml')).toEqual(['user']);
    expect(textsOf('de:\n  a: user\n', 'yaml')).toEqual([]);
    expect(textsOf('---\nen:\n  a: user\n...\n---\nde:\n  a: client\n', 'yaml')).toEqual(['user']);
    expect(textsOf('yes: user\nno: client\n', 'yaml')).toEqual(['user', 'client']);
  });

  it('leaves alone what a program puts in', () => {
    expect(seen('a: "%{user} and {{client}} of a user"\nb: user %1$s', 'yaml')).toEqual([
      '⟦%{user}⟧ and ⟦{{client}}⟧ of a user',
      'user ⟦%1$s⟧',
    ]);
  });

  it('knows where everything stands, whichever way lines end', () => {
    const source = 'a: "the \\"user\\"\\u2019s\r\n  plan"\r\nb: |\r\n  a user\r\n  pays\r\nc: \'user\'\'s\'\r\n';
    expect(reading(source, 'yaml').proses.map((prose) => runsOf(prose, source))).toEqual([
      ['the ', '"≠\\"', 'user', '"≠\\"', '’≠\\u2019', 's', '\n≠\r\n  ', 'plan'],
      ['a user', '\n≠\r\n', 'pays'],
      ['user', "'≠''", 's'],
    ]);
  });

  it.each(['a: &b\nuser', '&|-\n[user', ': -\nuser', '- -\n  user', 'a: !b\n  - user'])(
    'reads %j alike, whichever way its lines end',
    (source) => expect(textsOf(source.replaceAll('\n', '\r\n'), 'yaml')).toEqual(textsOf(source, 'yaml')),
  );

  it.each(['', 'user', '"user"', '- user: "', 'user:', 'a: *user', 'a: @user', '%user\n', '# user'])(
    'reads nothing in %j',
    (source) => expect(textsOf(source, 'yaml')).toEqual([]),
  );

  it.each([
    '\uFEFFa: user',
    'a: "open\nb: user',
    'a: [user',
    '\ta: user',
    'a: user\n b: c: d',
    '- - - user',
    'a:\n - user',
  ])('reads what is there in %j', (source) => expect(blocks(source, 'yaml')).toContain('paragraph: user'));

  it('finds directives in comments, on lines of their own and behind values', () => {
    const source =
      '# distinguo-disable x\na: "user" # distinguo-disable-line\nb: user # distinguo-enable\nc: a#distinguo-x\n';
    expect(reading(source, 'yaml').comments.map(({ text }) => text)).toEqual([
      ' distinguo-disable x',
      ' distinguo-disable-line',
      ' distinguo-enable',
    ]);
  });
});

describe('fixes in catalogues of YAML', () => {
  it.each([
    ["a: 'The customer clicks ''Save'''", "a: 'The user clicks ''Save'''"],
    ['a: "The endusers\' plans"', 'a: "The end users\' plans"'],
    ['a: |\n  The customer\n  clicks Save\n', 'a: |\n  The user\n  clicks Save\n'],
    ["a: 'The customers'' cursor clicks Save'", "a: 'The users'' cursor clicks Save'"],
  ])('write %j', (source, expected) => expect(fixed(source, 'yaml')).toBe(expected));

  it('leave a file as it was but for the words, and are done at once', () => {
    const types = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    fc.assert(
      fc.property(
        fc.array(plainText, { minLength: 1, maxLength: 4 }),
        types,
        fc.constantFrom(20, 80),
        (texts, style, lineWidth) => {
          const source = stringify(
            { en: { texts } },
            { defaultStringType: style, lineWidth, aliasDuplicateObjects: false },
          );
          const once = fixed(source, 'yaml');
          expect(fixed(once, 'yaml')).toBe(once);
          expect(structureOf(once, 'yaml', neutral)).toBe(structureOf(source, 'yaml', neutral));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('texts of YAML', () => {
  it('are those that the package yaml gives, in the same order', () => {
    const types = fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
    const tree = fc.array(
      fc.oneof(plainText, fc.dictionary(fc.constantFrom('a', 'b c', 'd: e', '"f"', '- g', 'x #h'), plainText)),
    );
    fc.assert(
      fc.property(
        tree,
        types,
        fc.constantFrom(20, 80),
        fc.constantFrom('\n', '\r\n'),
        (items, style, lineWidth, end) => {
          const source = stringify(
            { a: items, z: { y: items } },
            { defaultStringType: style, lineWidth, aliasDuplicateObjects: false },
          );
          const texts = items.flatMap((item) => (typeof item === 'string' ? [item] : Object.values(item)));
          expect(flat(textsOf(source.replaceAll('\n', end), 'yaml'))).toEqual(flat([...texts, ...texts]));
        },
      ),
      { numRuns: 300 },
    );
  });
});
