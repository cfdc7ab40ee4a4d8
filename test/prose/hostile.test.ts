import { describe, expect, it } from 'vitest';
import type { Language } from '../../engine/formats/languages.generated.js';
import { type LanguageId, languageIds, languages } from '../../engine/index.js';
import { stopwatch } from '../support/time.js';
import { reading } from './reading.js';

const LENGTH = 50_000;
/** What is read before it, until it is clear that the whole cannot take too long; the first twice, till all is compiled. */
const PARTS = [LENGTH / 10, LENGTH / 10, LENGTH / 4, LENGTH / 2];

/** Where nothing is markup, or a mail has no body, they hold no texts. */
const templates: ReadonlySet<LanguageId> = new Set(['eml', 'handlebars', 'jinja', 'liquid', 'vue']);

/** Milliseconds in which a reader in linear time is done many times over, and a quadratic one is far from it. */
const LIMIT = 1_250;

/** So many texts that never end, each with a name of its own, make 400 kB. */
const MANY = 50_000;

/** What opens something: the text goes deeper each time that it comes. */
const OPENING = [
  '[a](',
  '[user](((((',
  '> - > - user\n',
  ':::user\n',
  '{{ user',
  '{% user',
  '{user\n',
  '{"',
  '<user',
  '<code>user',
  '<div>user',
  '<b>user',
  '<li>user',
  '<table><td>user',
  '<p><b>user',
  '<A b={',
  'export const a = {\n\n user ',
  '{"user":',
  '["user",',
  '{"message":"user","b":',
  '{a, plural, other {user ',
  '- - user: ',
  'a: [user, {',
  '#f(user ',
  '#f[user ',
  '#emph[user ',
  '#if user [user] else ',
  '<para>user ',
  '<footnote>user ',
  '<ul><li>user ',
  '[[a][user ',
  '[fn:: user ',
  '\\begin{user}\n',
  '\\textbf{user ',
  '\\footnote{user ',
  '\\begin{itemize}\\item user ',
  '%q(user ',
  '`user $' + '{',
];

/** What does not. */
const FLAT = [
  ...[
    '[',
    '![user',
    'user ]',
    '[user](b) ',
    '*user _a ',
    'user**a*_',
    '_a ',
    '~a ~~user ',
    '`user ',
    '\\',
    '&user',
    '$a user ',
  ],
  ...['<', '<?', '<!--', '<![CDATA[', '<a b="user ', "<a b='", '$' + '{ user '],
  ...['user@a', 'www.user ', 'user://', '[user](a "', '[[user|', '[^user', '[user\n', '[user]: a "\n', '[user]:\n'],
  ...['user\n', '# user\n', 'user\n=\n', '- user\n', '* * * user\n', '|user|b|\n', '[^a]: user\n', '```user\n'],
  ...['</b>user', '"""\nuser\n'],
  ...[
    '\0user',
    '\t',
    ' ',
    '👩‍💻user',
    'der die das user ',
    '用户user',
    '\uFEFFuser',
    'user\r',
    'user\r\n',
    'The user pays. ',
  ],
  ...[
    '{"a": "user',
    '"user": "user", ',
    '{"a": "{a, plural, other {user ',
    "'{user ",
    '"a": "<a b={user \\u0022',
    '%(user ',
    '$t(user ',
    'user | ',
    '`user $USER ',
  ],
  ...[
    'user: user\n',
    '- user\n',
    'a:\n - "user\n',
    'a: |\n user\n',
    "user: 'user\n",
    'a: user\n\n\n',
    'user:user',
    '!a &b user ',
  ],
  ...['#let user = ', '/ user: ', '@user ', '<literal>user ', '<emphasis>user</para>'],
  ...['=user ~user ', '* user\n', '\n  - user', ' :user:', '#+begin_src user\n'],
  ...['\\cite[user ', '\\item[user] ', '\\begin{verbatim}user ', '\\(user ', '% user\n', 'user~', '\\def\\user#1{'],
  ...[
    '// user\n',
    '/* user ',
    '/* user */',
    '/*/*/*/*/user',
    '/* /* */ user ',
    '/**/ / user ',
    '} new />/ user ',
    '" \' new />',
    '/** user\n * @param {user ',
    '\n#user',
    '"""user\n',
    "'''user\n",
    '@"user""',
    'R"user(',
    'r##"user',
    '<<~user\n',
    '<?php # user ?>',
    '/[user]/',
    '/** {@link user\n',
    '\n    user (user: ',
  ],
];

describe('reading what nobody would write', () => {
  it.each(languageIds)('takes linear time in %s', { timeout: 60_000 }, (languageId) => {
    // A tenth of the depth might leave the stack room enough: these are read in full.
    const slow = FLAT.filter((unit) => mayTakeLong(unit, languageId));
    for (const unit of [...OPENING, ...slow])
      expect(millisecondsFor(unit, LENGTH, languageId), JSON.stringify(unit)).toBeLessThan(LIMIT);
  });

  it.each<[LanguageId, string, (name: string) => string]>([
    ['ruby', '', (name) => `<<~A${name}\n`],
    ['php', '<?php ', (name) => `<<<A${name}\n`],
    // a name has 16 letters at most, and what looks like its end stands everywhere
    ['cpp', '', (name) => `R"${name.padStart(16, 'A')}()${'A'.repeat(12)}\n`],
  ])('does not look for the end of each of many texts that never end: %s', (languageId, head, opening) => {
    const names = Array.from({ length: MANY }, (_, i) => opening(i.toString(36)));
    const taken = stopwatch();
    reading(`${head}${names.join('')} user`, languageId);
    expect(taken()).toBeLessThan(LIMIT);
  });

  it('does not go through the lines of a paragraph again for each of them', () => {
    expect(millisecondsFor('user\n', 200_000, 'asciidoc')).toBeLessThan(LIMIT);
  });

  it('reads what stands in nested quotes, lists, brackets and tags', () => {
    const deep = 10_000;
    // what is no catalogue, notebook, code or template holds no texts
    const isDocument = ({ among, cells, optIn }: Language) => among === undefined && !cells && !optIn;
    for (const languageId of languageIds.filter((id) => isDocument(languages[id]) && !templates.has(id))) {
      for (const source of [
        `${'> '.repeat(deep)}user`,
        `${'- '.repeat(deep)}user${'\n'.repeat(deep)}user`,
        // one word would be an anchor of AsciiDoc
        `${'['.repeat(deep)}a user${']'.repeat(deep)}`,
        `${'['.repeat(deep)}user${'](x)'.repeat(deep)}`,
        `${'<div>'.repeat(deep)}user${'</div>'.repeat(deep)}`,
        `${'*'.repeat(deep)}user${'*'.repeat(deep)}`,
        `|${'user|'.repeat(deep)}\n|${'-|'.repeat(deep)}\n|${'user|'.repeat(deep)}`,
      ]) {
        // a link without a text
        if (languageId === 'org' && source.endsWith(']]')) continue;
        expect(reading(source, languageId).proses.some(({ text }) => text.includes('user'))).toBe(true);
      }
    }
  });
});

/** How long a text of this length takes that is the same again and again. */
function millisecondsFor(unit: string, length: number, languageId: LanguageId): number {
  const source = `${unit.repeat(Math.ceil(length / unit.length))} user`;
  const taken = stopwatch();
  reading(source, languageId);
  return taken();
}

/**
 * Whether a text may take longer than {@link LIMIT}, as far as parts of it tell. By one length alone time may grow with
 * the cube, so that a tenth takes a thousandth; by two with a power more than it did between them, and the square at least.
 */
function mayTakeLong(unit: string, languageId: LanguageId): boolean {
  let [before, taken] = [0, 0];
  for (const length of PARTS) {
    const now = millisecondsFor(unit, length, languageId);
    const power = length > before && before > 0 ? Math.log(now / taken) / Math.log(length / before) + 1 : 3;
    if (now * (LENGTH / length) ** Math.max(2, power) < LIMIT) return false;
    [before, taken] = [length, now];
  }
  return true;
}
