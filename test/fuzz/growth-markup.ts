import { nested, repeated, type Shape } from './growth-shape.js';

export const everywhere: Readonly<Record<string, Shape>> = {
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

export const markdown: Readonly<Record<string, Shape>> = {
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

export const html: Readonly<Record<string, Shape>> = {
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

export const mdx: Readonly<Record<string, Shape>> = {
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

export const gherkin: Readonly<Record<string, Shape>> = {
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

export const plaintext: Readonly<Record<string, Shape>> = {
  'merge fields': repeated('<<user>> <<user '),
  columns: repeated('user   user\tuser | '),
  'underlined lines': repeated('The user\n========\n\n'),
  quotes: repeated('> The user pays.\n'),
  items: repeated('- The user pays.\n- The customer\n  signs in.\n'),
};
