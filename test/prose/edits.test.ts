import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../engine/model.js';
import { reading, told } from './reading.js';

const MARKDOWN = `---
title: The user's guide
---

# Users

The *user* pays [the client][x].
A user waits.

- user
- x

  > the client
  > of a user
- [ ] user

## Clients

| Who | What |
| --- | --- |
| user | pays \\| waits |
| x | client |

1. user
   - client
2. x

<div>
<h3>Customers</h3>
<ul><li>user</ul>
</div>

user <!-- distinguo-disable-line -->

[x]: /y "the user"
[^a]: A client
    of a user

\`\`\`
user
\`\`\`

Client
---

:::note user
client
:::

| user |
| --- |
| client |

A user, at last.
`;

const TEXTS: readonly (readonly [LanguageId, string])[] = [
  ['markdown', MARKDOWN],
  [
    'mdx',
    `import user from 'x'\n\n# Users\n\n- user\n- client\n\n<Tab label="user">\n\nA user {client}\n\n</Tab>\n\n{/* distinguo-x */}\n`,
  ],
  ['html', '<h1>Users</h1>\n<p>The <b>user</b>\n<ul>\n<li>user\n<li>client\n</ul>\n<!-- distinguo-x -->\n<p>user'],
  [
    'gherkin',
    'Feature: Users\n  As a user\n  Scenario: x\n    Given a user\n    And x\n      | user |\n      | client |\n',
  ],
  ['plaintext', 'Users\n=====\n\n- user\n- client\n\nThe user\nwaits.\n\nx   user   y\n'],
];

/** What somebody does to a line. */
const EDITS: Readonly<Record<string, (line: string) => string>> = {
  'is taken out': () => '',
  'is emptied': () => '\n',
  'is written twice': (line) => `${line}\n${line}\n`,
  'is indented': (line) => `    ${line}\n`,
  'is quoted': (line) => `> ${line}\n`,
  'gets a mark': (line) => `- ${line}\n`,
  'becomes a heading': (line) => `# ${line.trimStart()}\n`,
  'is fenced off': (line) => `\`\`\`\n${line}\n`,
  'gets a word': (line) => `${line} user\n`,
  'loses a character': (line) => `${line.slice(1)}\n`,
};

/** Compares what is read after an edit, and after it is undone, with what is read of the same texts afresh. */
function checker(languageId: LanguageId, text: string): (edited: string) => void {
  const first = reading(text, languageId);
  const afresh = told(first);
  return (edited) => {
    const after = reading(edited, languageId, first);
    const what = JSON.stringify(edited.slice(0, 2_000));
    expect(told(after), what).toBe(told(reading(edited, languageId)));
    expect(told(reading(text, languageId, after)), `undone: ${what}`).toBe(afresh);
  };
}

describe.each(TEXTS)('in %s, what is read is right when a line', (languageId, text) => {
  it.each(Object.entries(EDITS))('%s, and when that is undone', (_what, edit) => {
    const check = checker(languageId, text);
    const lines = text.split('\n');
    for (const [at, line] of lines.entries()) {
      const before = lines.slice(0, at).map((each) => `${each}\n`);
      check(`${before.join('')}${edit(line)}${lines.slice(at + 1).join('\n')}`);
    }
  });
});

describe('in a long document, what is read is right', () => {
  const filler = `${'words that fill '.repeat(30)}\n`;
  const list = `${'- an item\n- user\n'.repeat(400)}\n`;
  const table = `| a | b |\n| - | - |\n${'| user | x |\n'.repeat(200)}\n`;
  const quote = `${'> client\n'.repeat(300)}\n`;
  const long = `# One\n\n${filler.repeat(10)}\nuser\n\n${list}${quote}${table}user\n\n[x]: /y\n\n[user][x]\n`;

  it.each([0, 4_000, 5_000, 9_000, 12_000, 14_000, 15_500, long.length - 20])('after changes at %i', (at) => {
    const check = checker('markdown', long);
    const start = long.lastIndexOf('\n', at) + 1;
    for (const written of ['user\n', '\n\n# Two\n', '    ', '- user\n\n1. client\n\n'])
      check(long.slice(0, start) + written + long.slice(start));
  });

  it('after much of it is gone or new', () => {
    const check = checker('markdown', long);
    for (const text of [
      '',
      long.slice(5_000),
      long.slice(0, 12_000),
      `${long}${long}`,
      long.replaceAll('\n- ', '\n1. '),
    ])
      check(text);
  });
});
