import process from 'node:process';
import { loadConfiguration, recommendedSettings } from '../../configuration/index.js';
import { type LanguageId, languageIds } from '../../engine/index.js';
import { review } from '../../rules/index.js';

/** Builds a document of about a length, in UTF-16 code units. */
type Shape = (length: number) => string;

/** Above this exponent the time grows faster than the text: 1 is linear, 2 quadratic. */
const STEEP = 1.45;
/** In milliseconds; what is faster says nothing. */
const NOISE = 100;
/** In milliseconds; longer texts are not tried then. */
const ENOUGH = 4_000;
const SMALLEST = 16_000;
const LARGEST = 250_000;
const repeated =
  (unit: string, before = '', after = ''): Shape =>
  (length) =>
    before + unit.repeat(Math.ceil(length / unit.length)) + after;
const nested =
  (open: string, close: string, most = Number.POSITIVE_INFINITY): Shape =>
  (length) => {
    const depth = Math.min(most, Math.floor(length / (open.length + close.length)));
    const whole = `${open.repeat(depth)}The user pays.${close.repeat(depth)}\n\n`;
    return whole.repeat(Math.max(1, Math.round(length / whole.length)));
  };

const everywhere: Readonly<Record<string, Shape>> = {
  'one long line': repeated('The user pays the invoice and the customer signs in, '),
  'one long word': repeated('user', '', ' user'),
  underscores: repeated('_', 'the user ', ' of the user'),
  'one long sentence of words': repeated('user '),
  'pairs of words': repeated('customer/user (client) or consumer '),
  apostrophes: repeated("the users' 'user’s' "),
  'quotation marks': repeated('“the user” "the user '),
  'open quotation marks': repeated('“user '),
  'full stops': repeated('.', 'user', 'user'),
  'short sentences': repeated('A user. '),
  capitals: repeated('THE USER PAYS '),
  definitions: repeated('*Customer* means a person who pays. '),
  spaces: repeated(' ', 'user', 'user'),
  tabs: repeated('\t', 'user', 'user'),
  'blank lines': repeated('\n', 'user', 'user'),
  'carriage returns': repeated('\r', 'user', 'user'),
  'lines of one word': repeated('user\n'),
  emoji: repeated('👩‍💻 user '),
  'combining marks': repeated('u\u0301ser user '),
  directives: repeated('<!-- distinguo-disable-next-line -->\nThe enduser pays.\n'),
  'open directives': repeated('<!-- distinguo-disable -->\n\nThe enduser.\n\n'),
  'closed directives': repeated('<!-- distinguo-disable -->\n\nThe enduser.\n\n<!-- distinguo-enable -->\n\n'),
  'wrong directives': repeated('<!-- distinguo-disable-lien -->\n\nThe enduser.\n\n'),
  'comments of directives': repeated('# distinguo-disable-next-line\n{/* distinguo-disable-line */}\n'),
  'directives on one line': repeated(
    '<!-- distinguo-disable-line --> <!-- distinguo-disable-next-line --> ',
    '',
    '\nuser',
  ),
  findings: repeated('The user pays the invoice. A customer clicks the button.\n\n'),
  'template expressions': repeated(`{{ user }} {% user %} $${'{'} user } <% user %> `),
  'open expressions': repeated('{{ user ${ user {% user '),
  addresses: repeated('https://a.example/user user@a.example www.user.example '),
  'colons and ats': repeated('user:@://'),
};

const markdown: Readonly<Record<string, Shape>> = {
  brackets: repeated('['),
  'brackets and words': repeated('[user ', '[user]: /a\n\n'),
  'closing brackets': repeated('user]', '[user]: /a\n\n'),
  'nested brackets': nested('[', ']'),
  'nested links': nested('[', '](x)'),
  'nested images': nested('![', '](x)'),
  images: repeated('![user](x) *user* '),
  'images by label': repeated('![user] *user* ', '[user]: /a\n\n'),
  'links with titles': repeated('[user](/a "The user pays") '),
  'open links': repeated('[user](('),
  emphasis: repeated('*user _a '),
  'deep emphasis': nested('*a ', ' b*'),
  'deep strong emphasis': nested('**a _b ', ' c_ d**'),
  delimiters: repeated('*', 'user ', ' user'),
  'mixed delimiters': repeated('*_', 'user ', ' user'),
  strikethrough: repeated('~user ~~a '),
  'code spans': repeated('`user` ``a '),
  'growing fences': (length) => {
    let text = 'user ';
    for (let size = 1; text.length < length; size++) text += `${'`'.repeat((size % 300) + 1)} user `;
    return text;
  },
  'nested quotes': nested('> ', '', 10_000),
  'quotes that grow': (length) => {
    let text = '';
    for (let depth = 1; text.length < length; depth++) text += `${'> '.repeat(depth % 200)}user\n`;
    return text;
  },
  'nested lists': nested('- ', '', 10_000),
  'lists that grow': (length) => {
    let text = '';
    for (let depth = 0; text.length < length; depth++) text += `${'  '.repeat(depth % 100)}- The user pays.\n`;
    return text;
  },
  'list items': repeated('- The user signs in.\n'),
  'numbered items': repeated('1. The user signs in.\n\n   And pays.\n'),
  'table rows': repeated('| user | pays |\n', '| a | b |\n| - | - |\n'),
  'table columns': (length) => {
    const columns = Math.ceil(length / 12);
    return `|${'user|'.repeat(columns)}\n|${'-|'.repeat(columns)}\n|${'user|'.repeat(columns)}\n`;
  },
  tables: repeated('| user | a |\n| - | - |\n| user | b |\n\n'),
  'delimiter rows': repeated('|-|-|\n', 'user\n'),
  'definitions of links': (length) => {
    let text = '';
    for (let index = 0; text.length < length; index++) text += `[user ${index}]: /a "The user"\n`;
    return text;
  },
  references: (length) => {
    let text = '';
    for (let index = 0; text.length < length; index++) text += `[user ${index}]: /a\n\nThe [user ${index}] pays.\n\n`;
    return text;
  },
  footnotes: repeated('[^user]: user\n\nThe user[^user] pays.\n\n'),
  headings: repeated('# The user\n\nThe user pays.\n\n'),
  'deep headings': repeated('# A user\n\n## A user\n\n### A user\n\nThe user pays.\n\n'),
  'underlined headings': repeated('The user\n===\n'),
  fences: repeated('```\nuser\n```\nuser\n'),
  'open fences': repeated('```\nuser\n\n~~~\n'),
  math: repeated('$user$ $$ user '),
  'inline tags': repeated('<b>user</b> <i user='),
  'nested inline tags': nested('<b>', '</b>'),
  'blocks of HTML': repeated('<div>\nuser\n</div>\n\n'),
  'front matter': (length) =>
    `---\ntitle: The user\n${'description: The user pays\n'.repeat(length / 27)}---\n\nThe user.\n`,
  'folded front matter': (length) =>
    `---\ndescription: >-\n${'  The user pays\n'.repeat(length / 16)}---\n\nThe user.\n`,
  entities: repeated('&amp;user&#x75;&nosuch '),
  escapes: repeated('\\*user\\'),
  'directives of containers': repeated(':::user\nuser\n:::\n'),
  'wiki links': repeated('[[user|user]] [[user|'),
};

const html: Readonly<Record<string, Shape>> = {
  tags: repeated('<p>The user pays.</p>\n'),
  'nested tags': nested('<div>', '</div>'),
  'nested marks': nested('<b>', '</b>'),
  'open tags': repeated('<div>user'),
  'open list items': repeated('<li>user'),
  'nested lists': nested('<ul><li>', ''),
  tables: repeated('<tr><td>user<td>user', '<table>'),
  'nested tables': nested('<table><tr><td>', '</table>'),
  'stray closing tags': repeated('</b>user</p>'),
  'open angle brackets': repeated('<a user '),
  'open quotation marks': repeated('<a b="user ', '', '>'),
  'open apostrophes': repeated("<a b='", '', '>'),
  'tags with mistakes': repeated('<a """user '),
  'tags with mistakes and an end': repeated('<a b="x" """user c="', '', '>'),
  'open comments': repeated('<!-- user '),
  'open declarations': repeated('<! user <? user <% user <![CDATA[ user '),
  code: repeated('<code>user</code> user '),
  'open code': repeated('<code>user '),
  scripts: repeated('<script>user</script>user'),
  'other languages': repeated('<p lang=de>user</p><span lang=fr>user</span>'),
  attributes: (length) => `<p ${'title="The user pays" '.repeat(length / 22)}>user</p>`,
  spaces: repeated('<p>user  \n  pays '),
  headings: repeated('<h1>user</h1><h2>user</h2><p>user'),
};

const mdx: Readonly<Record<string, Shape>> = {
  elements: repeated('<Tab label="The user pays">\n\nThe user.\n\n</Tab>\n\n'),
  'nested elements': nested('<A>\n\n', '\n\n</A>', 2000),
  'nested inline elements': nested('<A>', '</A>'),
  'open elements': repeated('<A b={user '),
  expressions: repeated('{user} '),
  'nested expressions': nested('{', '}'),
  'open braces': repeated('{'),
  'open braces in lines': repeated('{user\n'),
  strings: repeated(`{"user" + \`$${'{'}user}\`} `),
  'open templates': repeated('{`${'),
  imports: repeated('import a from "user"\n\nThe user.\n\n'),
  exports: repeated('export const a = {\n\n user '),
  'long exports': (length) => `export const a = [\n${'  "user",\n'.repeat(length / 10)}]\n\nThe user.\n`,
  comments: repeated('{/* user */} '),
  'open comments': repeated('{/* user '),
  fragments: repeated('<>user</>'),
  attributes: (length) => `<A ${'title="The user pays" '.repeat(length / 22)}>user</A>\n`,
};

const gherkin: Readonly<Record<string, Shape>> = {
  steps: repeated('    Given the user pays\n', 'Feature: a\n  Scenario: b\n'),
  scenarios: repeated('  Scenario: The user pays\n    Given a user\n', 'Feature: a\n'),
  rows: repeated('      | user | customer |\n', 'Feature: a\n  Scenario: b\n    Given c\n'),
  columns: (length) => `Feature: a\n Scenario: b\n  Given c\n${`  |${' user |'.repeat(length / 16)}\n`.repeat(2)}`,
  comments: repeated('# The user\r\n', '', 'Feature: user\n'),
  tags: repeated('@user ', '', '\nFeature: user\n'),
  texts: repeated('    """\n    user\n    """\n', 'Feature: user\n'),
  placeholders: repeated('<user> <user ', 'Feature: '),
  descriptions: repeated('  As a user\n', 'Feature: user\n'),
  escapes: repeated('\\|', 'Feature: a\n Scenario: b\n  Given c\n  | a |\n  | ', ' user |\n'),
};

const plaintext: Readonly<Record<string, Shape>> = {
  'merge fields': repeated('<<user>> <<user '),
  columns: repeated('user   user\tuser | '),
  'underlined lines': repeated('The user\n========\n\n'),
  quotes: repeated('> The user pays.\n'),
  items: repeated('- The user pays.\n- The customer\n  signs in.\n'),
};

const json: Readonly<Record<string, Shape>> = {
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

const yaml: Readonly<Record<string, Shape>> = {
  texts: repeated('  a: The user pays\n', 'en:\n'),
  'nested lists': repeated('- ', '', 'user: x'),
  'nested flows': nested('[', ']'),
  'open quotation marks': repeated('a: "user\nb: \'user\n'),
  'block scalars': repeated('a: |\n  The user pays\n\n\n'),
  'blank lines': repeated('\n', 'a: user', 'b: user'),
  colons: repeated('user:user '),
};

const xml: Readonly<Record<string, Shape>> = {
  texts: repeated('<string name="a">The user pays</string><data name="a"><value>user</value></data>\n', '<resources>'),
  tags: repeated('<b>user', '<string><value><source>', '</source></value></string>'),
  'open tags': repeated('<a b="user '),
  'open comments': repeated('<!-- user <![CDATA[ user '),
  references: repeated('&user;&amp;&', '<string><value><source>'),
  placeholders: repeated('<xliff:g>user<ph>user</xliff:g>', '<string><value><source>'),
};

const lines: Readonly<Record<string, Shape>> = {
  'properties that go on': repeated('user \\\n', 'a='),
  'strings that go on': repeated('"user "\n', 'msgid ""\n'),
  'open strings': repeated('"a" = "user\\"'),
  entries: repeated('msgid "The user pays"\nmsgstr ""\n\n"a" = "The user pays";\na = The user pays\n'),
  choices: repeated('{ $n ->\n [a] user\n *[b] user\n', 'a = '),
  cells: repeated('"the ""user"" pays",', 'title,text\n'),
};

const latex: Readonly<Record<string, Shape>> = {
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

const org: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('The *user* pays =user= [[a][user]].\n\n'),
  'nested lists': (length) => Array.from({ length: Math.sqrt(length) }, (_, i) => `${' '.repeat(i)}- user\n`).join(''),
  'open marks': repeated('*user /user =user ~user '),
  'open links': repeated('[[user][user '),
  'open notes': repeated('[fn:: user '),
  cells: repeated('| user '),
  headlines: repeated('* user :user:\n'),
};

const xmlDocuments: Readonly<Record<string, Shape>> = {
  paragraphs: repeated('<para>The <emphasis>user</emphasis> &amp; <literal>user</literal> pays.</para>\n', '<article>'),
  'open elements': repeated('<para><emphasis>user '),
  'open lists': repeated('<ul><li>user '),
  'nested notes': nested('<footnote>', '</footnote>'),
  'nested code': nested('<literal>', '</literal>'),
  'closed elements': repeated('user</para></emphasis>'),
  references: repeated('&user;&amp;&'),
};

const typst: Readonly<Record<string, Shape>> = {
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

const code: Readonly<Record<string, Shape>> = {
  'line comments': repeated('// The user pays\n# The user pays\n', '<?php\n'),
  'block comments': repeated('/** The user {@link pays\n * @param {user} user\n */\n', '<?php\n'),
  'open comments': repeated('/* user '),
  'nested comments': repeated('/* user /* user */', '', '*/'),
  'open strings': repeated('"user\\"\n\'user `user ${ """user\n'),
  'open raw strings': repeated('R"user( r#"user @"user"" <<~USER\n%q(user '),
  divisions: repeated('a / user /[user'),
};

/** What stands in the template of a component of Vue. */
const inTemplate =
  (shape: Shape): Shape =>
  (length) =>
    `<template>${shape(length)}</template>`;

const script: Readonly<Record<string, Shape>> = {
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

const marks: Readonly<Record<string, Shape>> = {
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

const eml: Readonly<Record<string, Shape>> = {
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

/** Shapes that are hard for one format; the others are tried in every format. */
const documents: Readonly<Partial<Record<LanguageId, Readonly<Record<string, Shape>>>>> = {
  markdown,
  mdx: { ...markdown, ...mdx },
  html: { ...html, ...marks },
  eml,
  gherkin,
  plaintext,
  json,
  arb: json,
  yaml,
  android: xml,
  resx: xml,
  xliff: xml,
  properties: lines,
  strings: lines,
  po: lines,
  fluent: lines,
  csv: lines,
  latex,
  org,
  typst,
  docbook: xmlDocuments,
  dita: xmlDocuments,
  typescript: code,
  python: code,
  java: code,
  kotlin: code,
  go: code,
  rust: code,
  cpp: code,
  csharp: code,
  php: code,
  ruby: code,
  vue: Object.fromEntries(Object.entries({ ...html, ...marks }).map(([name, shape]) => [name, inTemplate(shape)])),
  svelte: { ...html, ...script },
  astro: { ...html, ...script },
  jsx: { ...script, 'open elements': repeated('(<p>user ') },
  jinja: { ...html, ...marks },
  liquid: { ...html, ...marks },
  handlebars: { ...html, ...marks },
};

const configurations: Readonly<Record<string, Shape>> = {
  terms: (length) => {
    let text = 'terms:\n';
    for (let index = 0; text.length < length; index++) text += `  word${index}: buyer\n`;
    return text;
  },
  spellings: (length) => `terms:\n  guest:\n    role: buyer\n    deprecated: [${'a a a, '.repeat(length / 7)}b b]\n`,
  mistakes: (length) => {
    let text = '';
    for (let index = 0; text.length < length; index++) text += `wrong${index}: x\n`;
    return text;
  },
  'duplicate keys': repeated('rules: {}\n'),
  exceptions: repeated('  - term: guest\n', 'exceptions:\n'),
  overrides: repeated('  - {files: "**/*.md", terms: {guest: buyer}}\n', 'overrides:\n'),
  'open lists': repeated('['),
  'open mappings': repeated('{a: '),
  'nested lists': repeated('- '),
  lines: repeated('a\n'),
  'quotation marks': repeated('"a'),
  comments: repeated('# a\n'),
  aliases: repeated(', *a', 'allow: [&a x', ']\n'),
};

await main();

/** Prints how the time of each shape grows, and fails when one grows faster than its text. */
async function main(): Promise<void> {
  const [, , ...wanted] = process.argv;
  const takes = (name: string) => wanted.length === 0 || wanted.some((word) => name.includes(word));
  let steep = 0;
  for (const languageId of languageIds)
    for (const [name, shape] of Object.entries({ ...everywhere, ...documents[languageId] })) {
      const title = `${languageId}: ${name}`;
      const run = (text: string) => void review({ text, languageId }, recommendedSettings);
      if (takes(title) && (await grows(title, shape, run))) steep++;
    }
  for (const [name, shape] of Object.entries(configurations)) {
    const title = `configuration: ${name}`;
    const run = async (text: string) => {
      const host = { readFile: async (file: string) => (file === '/distinguo.yml' ? text : undefined) };
      await loadConfiguration(host, '/distinguo.yml', '/');
    };
    if (takes(title) && (await grows(title, shape, run))) steep++;
  }
  process.stdout.write(
    `${steep === 0 ? 'Everything grows as its text does.' : `${steep} grow faster than their text.`}\n`,
  );
  if (steep > 0) process.exitCode = 1;
}

/** Measures a shape at n, 2n and 4n, from a length on at which the time can be told from noise. */
async function grows(title: string, shape: Shape, run: (text: string) => void | Promise<void>): Promise<boolean> {
  let length = SMALLEST;
  while (length < LARGEST && (await milliseconds(run, shape(length))) * 4 < NOISE) length *= 2;
  const texts = [1, 2, 4].map((times) => shape(length * times));
  const times: number[] = [];
  for (const text of texts) {
    const once = await milliseconds(run, text);
    times.push(once > ENOUGH ? once : Math.min(once, await milliseconds(run, text)));
    if (once > ENOUGH) break;
  }
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  const ratio = (texts[times.length - 1] as string).length / (texts[0] as string).length;
  const exponent = ratio > 1 ? Math.log(last / first) / Math.log(ratio) : Number.POSITIVE_INFINITY;
  const isSteep = last > NOISE && exponent > STEEP;
  const row = times.map((time) => time.toFixed(0).padStart(7)).join('');
  process.stdout.write(
    `${isSteep ? '✗' : ' '} ${title.padEnd(44)}${`${Math.round(length / 1000)}k`.padStart(6)}${row} ms  n^${exponent.toFixed(2)}\n`,
  );
  return isSteep;
}

/** The time of the processor, which other programs do not lengthen much. */
async function milliseconds(run: (text: string) => void | Promise<void>, text: string): Promise<number> {
  const start = process.cpuUsage();
  await run(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
