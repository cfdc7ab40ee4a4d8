import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import { blocks, reading, runsOf, seen } from '../prose/reading.js';
import { neutralFor, structureOf } from '../support/structure.js';
import { fixed, plainText, plainTexts, textsOf } from './texts.js';

const neutral = neutralFor(recommendedSettings.glossary);
const json = (value: unknown, indent?: number) => JSON.stringify(value, null, indent);

describe('reading catalogues of JSON', () => {
  it('takes values, at any depth, and no keys', () => {
    const source = json(
      { user: 'the customer', a: { client: ['a user', { b: 'a client' }] }, n: 1, t: true, z: null },
      2,
    );
    expect(blocks(source, 'json')).toEqual(['paragraph: the customer', 'paragraph: a user', 'paragraph: a client']);
  });

  it('takes of a message with a description the message alone', () => {
    const source = json({
      a: { defaultMessage: 'the user', description: 'a user', id: 'user' },
      b: { message: 'the client', description: 'a client', placeholders: { x: { content: '$1', example: 'user' } } },
      c: { message: 'a user', button: 'the user' },
      '@d': { description: 'user' },
      $schema: 'user',
      _comment: 'user',
    });
    expect(textsOf(source, 'json')).toEqual(['the user', 'the client', 'a user', 'the user']);
  });

  it('takes of several languages English alone, and nothing of a file in another', () => {
    expect(textsOf(json({ en: { a: 'user' }, de: { a: 'client' }, fr: { a: 'client' } }), 'json')).toEqual(['user']);
    expect(textsOf(json({ de: { a: 'user' } }), 'json')).toEqual([]);
    expect(textsOf(json({ '@@locale': 'de', a: 'user' }), 'arb')).toEqual([]);
    expect(textsOf(json({ '@@locale': 'en_GB', a: 'user' }), 'arb')).toEqual(['user']);
    // “no” and “it” are words, too
    expect(textsOf(json({ no: 'user', it: { a: 'client' } }), 'json')).toEqual(['user', 'client']);
  });

  it.each([
    ['i18next', 'the user {{name}} has $t(users, {"count": 1}) and $t(x)', '⟦{{name}}⟧', '⟦$t(x)⟧'],
    ['ICU', 'the user {name} owes {sum, number, ::currency/EUR}', '⟦{name}⟧', '⟦{sum, number, ::currency/EUR}⟧'],
    ['printf', 'the user %1$s has %d of %-5.2f and %@', '⟦%1$s⟧', '⟦%d⟧'],
    ['Ruby', 'the user %{user} and %(user)s', '⟦%{user}⟧', '⟦%(user)s⟧'],
    ['Chrome', 'the user $USER$', '⟦$USER$⟧'],
    ['Vue', 'the user @:user.name and @.lower:user', '⟦@:user.name⟧', '⟦@.lower:user⟧'],
    ['code', 'the user `user.name`', '⟦`user.name`⟧'],
    ['addresses', 'the user of https://a.example/user', '⟦https://a.example/user⟧'],
  ])('leaves alone placeholders of %s', (_what, text, ...opaque) => {
    const [read = ''] = seen(json({ a: text }), 'json');
    for (const each of opaque) expect(read.replaceAll('\\"', '"')).toContain(each);
    expect(read.replaceAll(/[⟦⟧]/g, '').replaceAll('\\"', '"')).toBe(text);
  });

  it.each(['100% customers', '5 % of users', 'a user: %', 'costs $5 and the user $6', 'user {', 'user }', 'user { a'])(
    'takes what only looks like a placeholder for text: %s',
    (text) => expect(textsOf(json([text]), 'json')).toEqual([text]),
  );

  it('reads the branches of plurals: other in its sentence, each other one by itself', () => {
    const text = 'You have {n, plural, =0 {no users} one {one user} other {{n} users of {team}}} here';
    expect(textsOf(json([text]), 'json')).toEqual(['You have □ users of □ here', 'no users', 'one user']);
    const nested = '{a, select, x {{n, plural, one {a user} other {users}}} other {a client}}';
    expect(textsOf(json([nested]), 'json').sort()).toEqual(['a client', 'a user', 'users']);
    expect(textsOf(json(['no user | one user | {n} users']), 'json')).toEqual(['no user', 'one user', '□ users']);
  });

  it('reads apostrophes as messages with arguments have them', () => {
    expect(textsOf(json(["the user''s {name}", "the user''s"]), 'json')).toEqual(["the user's □", "the user''s"]);
    expect(textsOf(json(["the user '{client}' of {name}"]), 'json')).toEqual(['the user □ of □']);
  });

  it('leads over tags, and knows what they do', () => {
    const source = json(['<b>The user</b><br/>of <0>a "client"</0> <a href="/user">here</a> &amp; <code>user</code>']);
    const [prose] = reading(source, 'json').proses;
    expect(prose?.text).toBe('The user\nof a "client" here & \uFFFC');
    expect(prose?.marks.map(({ kind }) => kind)).toEqual(['strong', 'link', 'opaque']);
  });

  it('knows where each escape stands', () => {
    const source = '{\r\n  "a": "the user\\u2019s \\"plan\\"\\n\\tof\\/\\u0041 \\ud83d\\ude00"\r\n}\r\n';
    const [prose] = reading(source, 'json').proses;
    expect(prose && runsOf(prose, source)).toEqual([
      'the user',
      '’≠\\u2019',
      's ',
      '"≠\\"',
      'plan',
      '"≠\\"',
      '\n≠\\n',
      '\t≠\\t',
      'of',
      '/≠\\/',
      'A≠\\u0041',
      ' ',
      '\ud83d≠\\ud83d',
      '\ude00≠\\ude00',
    ]);
  });

  it('parts paragraphs', () => {
    expect(textsOf('["one user\\n\\n two users\\nthree"]', 'json')).toEqual(['one user', 'two users\nthree']);
  });

  it.each([
    '\uFEFF{"a": "user"}',
    '// a\n{"a": /* "b": "user" */ "user",}',
    '{"a": "user"',
    '{"b": "open\n"a": "user"}',
  ])('reads what is nearly JSON: %j', (source) => expect(textsOf(source, 'json')).toEqual(['user']));

  it.each(['', 'user', '"user"', '{"user', '{user: client}', ']"user"'])('reads nothing in %j', (source) =>
    expect(textsOf(source, 'json')).toEqual([]),
  );
});

describe('fixes in catalogues of JSON', () => {
  it.each([
    ['{"a": "The customer clicks the \\"Save\\" button"}', '{"a": "The user clicks the \\"Save\\" button"}'],
    ['{"a": "When the customer\\u2019s cursor clicks Save"}', '{"a": "When the user\\u2019s cursor clicks Save"}'],
    [
      '{"a": "{n, plural, one {An enduser} other {# endusers}}"}',
      '{"a": "{n, plural, one {An end user} other {# end users}}"}',
    ],
  ])('write %s', (source, expected) => expect(fixed(source, 'json')).toBe(expected));

  it('leave a file as it was but for the words, and are done at once', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 5 }), plainText, { minKeys: 1, maxKeys: 4 }),
        fc.nat(3),
        (texts, indent) => {
          const source = json(texts, indent);
          const once = fixed(source, 'json');
          expect(fixed(once, 'json')).toBe(once);
          expect(structureOf(once, 'json', neutral)).toBe(structureOf(source, 'json', neutral));
          expect(once.replace(/"(?:[^"\\]|\\.)*"/g, '""')).toBe(source.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('texts of JSON', () => {
  it('are those that JSON.parse and jsonc-parser give, in the same order', () => {
    fc.assert(
      fc.property(fc.array(plainTexts), fc.constantFrom(undefined, 2), (texts, indent) => {
        const source = json(texts, indent).replaceAll('é', '\\u00e9');
        expect(textsOf(source, 'json')).toEqual(JSON.parse(source).flat());
        expect(textsOf(source, 'json')).toEqual(stringsIn(parseTree(source)));
      }),
      { numRuns: 300 },
    );
  });
});

const stringsIn = (node: Node | undefined): string[] =>
  node?.type === 'string' ? [node.value] : (node?.children ?? []).flatMap(stringsIn);
