import { describe, expect, it } from 'vitest';
import type { Language } from '../../engine/formats/languages.generated.js';
import { type LanguageId, languageIds, languages } from '../../engine/index.js';
import { stopwatch } from '../support/time.js';
import { reading } from './reading.js';

const LENGTH = 50_000;

/** Where nothing is markup, or a mail has no body, they hold no texts. */
const templates: ReadonlySet<LanguageId> = new Set(['eml', 'handlebars', 'jinja', 'liquid', 'vue']);

/** Milliseconds in which a reader in linear time is done many times over, and a quadratic one is far from it. */
const LIMIT = 1_250;

const UNITS = [
  ...[
    '[',
    '[a](',
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
  ...[
    '<',
    '<?',
    '<!--',
    '<![CDATA[',
    '<a b="user ',
    "<a b='",
    '<code>user',
    '<user',
    '{{ user',
    '$' + '{ user ',
    '{% user',
    '{user\n',
    '{"',
  ],
  ...[
    'user@a',
    'www.user ',
    'user://',
    '[user](((((',
    '[user](a "',
    '[[user|',
    '[^user',
    '[user\n',
    '[user]: a "\n',
    '[user]:\n',
  ],
  ...[
    'user\n',
    '# user\n',
    'user\n=\n',
    '- user\n',
    '> - > - user\n',
    '* * * user\n',
    '|user|b|\n',
    ':::user\n',
    '[^a]: user\n',
    '```user\n',
  ],
  ...[
    '<div>user',
    '<b>user',
    '</b>user',
    '<li>user',
    '<table><td>user',
    '<p><b>user',
    '"""\nuser\n',
    'export const a = {\n\n user ',
    '<A b={',
  ],
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
    '{"user":',
    '["user",',
    '{"a": "user',
    '"user": "user", ',
    '{"message":"user","b":',
    '{a, plural, other {user ',
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
    '- - user: ',
    '- user\n',
    'a:\n - "user\n',
    'a: |\n user\n',
    'a: [user, {',
    "user: 'user\n",
    'a: user\n\n\n',
    'user:user',
    '!a &b user ',
  ],
  ...[
    '#f(user ',
    '#f[user ',
    '#emph[user ',
    '#if user [user] else ',
    '#let user = ',
    '/ user: ',
    '@user ',
    '<para>user ',
    '<footnote>user ',
    '<literal>user ',
    '<ul><li>user ',
    '<emphasis>user</para>',
  ],
  ...[
    '[[a][user ',
    '[fn:: user ',
    '=user ~user ',
    '* user\n',
    '\n  - user',
    ' :user:',
    '#+begin_src user\n',
    '\\begin{user}\n',
  ],
  ...[
    '\\textbf{user ',
    '\\footnote{user ',
    '\\cite[user ',
    '\\item[user] ',
    '\\begin{itemize}\\item user ',
    '\\begin{verbatim}user ',
    '\\(user ',
    '% user\n',
    'user~',
    '\\def\\user#1{',
  ],
  ...[
    '// user\n',
    '/* user ',
    '/* user */',
    '/** user\n * @param {user ',
    '\n#user',
    '"""user\n',
    "'''user\n",
    '@"user""',
    'R"user(',
    'r##"user',
    '<<~user\n',
    '%q(user ',
    '`user $' + '{',
    '<?php # user ?>',
    '/[user]/',
    '/** {@link user\n',
    '\n    user (user: ',
  ],
];

describe('reading what nobody would write', () => {
  it.each(languageIds)('takes linear time in %s', { timeout: 60_000 }, (languageId) => {
    for (const unit of UNITS) {
      const source = `${unit.repeat(Math.ceil(LENGTH / unit.length))} user`;
      const taken = stopwatch();
      reading(source, languageId);
      expect(taken(), JSON.stringify(unit)).toBeLessThan(LIMIT);
    }
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
