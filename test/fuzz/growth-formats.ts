import { nested, repeated, type Shape } from './growth-shape.js';

export const json: Readonly<Record<string, Shape>> = {
  texts: repeated('"a": "The user pays the invoice.",\n', '{', '"b": ""}'),
  'nested objects': nested('{"a":', '}'),
  'nested messages': nested('{"message":"user","b":', '}'),
  'nested plurals': (length) =>
    `["${'{a, plural, one {user} other {'.repeat(length / 60)}user${'}}'.repeat(length / 60)}"]`,
  'open plurals': repeated('{a, plural, other {user ', '["', '"]'),
  'many plurals': repeated('{a, plural, one {user {{} other {users {{}} ', '["', '"]'),
  escapes: repeated('user\\u0041\\"\\n', '["', '"]'),
  'open strings': repeated('"user\\"\n', '['),
  tags: repeated('<0>user</0><b>', '["', '"]'),
  bars: repeated('user | ', '["', '"]'),
};

export const yaml: Readonly<Record<string, Shape>> = {
  texts: repeated('  a: The user pays\n', 'en:\n'),
  'nested lists': repeated('- ', '', 'user: x'),
  'nested flows': nested('[', ']'),
  'open quotation marks': repeated('a: "user\nb: \'user\n'),
  'block scalars': repeated('a: |\n  The user pays\n\n\n'),
  'blank lines': repeated('\n', 'a: user', 'b: user'),
  colons: repeated('user:user '),
};

export const xml: Readonly<Record<string, Shape>> = {
  texts: repeated('<string name="a">The user pays</string><data name="a"><value>user</value></data>\n', '<resources>'),
  tags: repeated('<b>user', '<string><value><source>', '</source></value></string>'),
  'open tags': repeated('<a b="user '),
  'open comments': repeated('<!-- user <![CDATA[ user '),
  references: repeated('&user;&amp;&', '<string><value><source>'),
  placeholders: repeated('<xliff:g>user<ph>user</xliff:g>', '<string><value><source>'),
};

export const lines: Readonly<Record<string, Shape>> = {
  'properties that go on': repeated('user \\\n', 'a='),
  'strings that go on': repeated('"user "\n', 'msgid ""\n'),
  'open strings': repeated('"a" = "user\\"'),
  entries: repeated('msgid "The user pays"\nmsgstr ""\n\n"a" = "The user pays";\na = The user pays\n'),
  choices: repeated('{ $n ->\n [a] user\n *[b] user\n', 'a = '),
  cells: repeated('"the ""user"" pays",', 'title,text\n'),
};

export const latex: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('The \\emph{user} pays~\\cite[p.~3]{user}. % user\n\n'),
  'nested groups': nested('{', '}'),
  'nested commands': nested('\\textbf{', '}'),
  'nested notes': nested('\\footnote{', '}'),
  'open groups': repeated('\\cite{user [user '),
  'open formulas': repeated('$ user \\( user \\[ user\n\n'),
  'open verbatims': repeated('\\begin{verbatim} user \\verb|user\n'),
  'nested lists': repeated('\\begin{itemize}\\item[user] user '),
  cells: repeated('user & ', '\\begin{tabular}{l}'),
  options: repeated('\\item[user '),
};

export const org: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('The *user* pays =user= [[a][user]].\n\n'),
  'nested lists': (length) => Array.from({ length: Math.sqrt(length) }, (_, i) => `${' '.repeat(i)}- user\n`).join(''),
  'open marks': repeated('*user /user =user ~user '),
  'open links': repeated('[[user][user '),
  'open notes': repeated('[fn:: user '),
  cells: repeated('| user '),
  headlines: repeated('* user :user:\n'),
};

export const xmlDocuments: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('<para>The <emphasis>user</emphasis> &amp; <literal>user</literal> pays.</para>\n', '<article>'),
  'open elements': repeated('<para><emphasis>user '),
  'open lists': repeated('<ul><li>user '),
  'nested notes': nested('<footnote>', '</footnote>'),
  'nested code': nested('<literal>', '</literal>'),
  'closed elements': repeated('user</para></emphasis>'),
  references: repeated('&user;&amp;&'),
};

export const typst: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('The *user* pays #emph[for _it_] @user <user>.\n\n'),
  'nested content': nested('#f[', ']'),
  'nested code': nested('#f(', ')'),
  'open code': repeated('#f(user [user '),
  'open strings': repeated('#f("user\n'),
  'open formulas': repeated('$ user\n\n'),
  'open comments': repeated('/* user '),
  branches: repeated('#if user [user] else [user]\n'),
  statements: repeated('#let user = [user]\n'),
};

export const code: Readonly<Record<string, Shape>> = {
  'line comments': repeated('// The user pays\n# The user pays\n', '<?php\n'),
  'block comments': repeated('/** The user {@link pays\n * @param {user} user\n */\n', '<?php\n'),
  'open comments': repeated('/* user '),
  'nested comments': repeated('/* user /* user */', '', '*/'),
  'open strings': repeated('"user\\"\n\'user `user ${ """user\n'),
  'open raw strings': repeated('R"user( r#"user @"user"" <<~USER\n%q(user '),
  divisions: repeated('a / user /[user'),
};

/** What stands in the template of a component of Vue. */
export const inTemplate =
  (shape: Shape): Shape =>
  (length) =>
    `<template>${shape(length)}</template>`;

export const script: Readonly<Record<string, Shape>> = {
  expressions: repeated('{user} <p a={user}>'),
  'open expressions': repeated('{user '),
  'nested expressions': nested('{', '}'),
  'elements in expressions': nested('{a && <p>', '</p>}'),
  'many elements in an expression': repeated('<p>user</p>, ', '{[', ']}'),
  strings: repeated(`{"user" + '{' + \`$${'{'}user}\`} `),
  'open strings': repeated(`{"user ' `),
  'open templates': repeated('{`${'),
  patterns: repeated('{a.replace(/[/}]/g, /user)} '),
  statements: repeated('{#if a}user{:else}client{/if}\n'),
};

export const marks: Readonly<Record<string, Shape>> = {
  expressions: repeated('<p {{ a }}>{{ user }}</p>'),
  'open expressions in strings': repeated('<p>{{ "user '),
  'strings in expressions': repeated('<p>{{ "user }}'),
  statements: repeated('<p>{% if a %}user{% else %}client{% endif %}</p>\n'),
  blocks: repeated('<p>{{#if a}}user{{else}}client{{/if}}</p>\n'),
  comments: repeated('<p>{# user #}{{! user }}{% comment %}user{% endcomment %}'),
  'open comments': repeated('<p>{% comment %}user '),
  'ends of comments': repeated('<p>{% comment %}endcomment '),
  'quotation marks in tags': repeated('<p a="user '),
};

export const eml: Readonly<Record<string, Shape>> = {
  headers: repeated('Subject: The user\n', '', '\n'),
  'folded headers': repeated(' the user\n', 'Subject: a\n', '\n'),
  'encoded words': repeated('=?utf-8?Q?user?= ', 'Subject: ', '\n\n'),
  parts: repeated('--a\n\nThe user\n', 'Content-Type: multipart/mixed; boundary=a\n\n'),
  'parts without an end': repeated(
    '--a\nContent-Type: multipart/mixed; boundary=b\n\nuser\n',
    'Content-Type: multipart/mixed; boundary=a\n\n',
  ),
  'quoted-printable': repeated('user=E2=82=AC=\n', 'Content-Transfer-Encoding: quoted-printable\n\n'),
  'blanks in quoted-printable': repeated(' ', 'Content-Transfer-Encoding: quoted-printable\n\nuser', 'user'),
  base64: repeated('VGhlIHVzZXIgcGF5cy4g\n', 'Content-Transfer-Encoding: base64\n\n'),
};
