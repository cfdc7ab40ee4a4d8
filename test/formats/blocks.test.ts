import { describe, expect, it } from 'vitest';
import { blocks, reading } from '../prose/reading.js';

/** The kinds of the blocks of a source, and where each stands: `item list 0.1`. */
function places(source: string): string[] {
  return reading(source).proses.map(({ kind, context: { list, table, quoted } }) =>
    [
      kind,
      ...(list ? [`list ${list.id}.${list.item}${list.ordered ? ' ordered' : ''}`] : []),
      ...(table ? [`table ${table.id}.${table.row}.${table.column}`] : []),
      ...(quoted ? ['quoted'] : []),
    ].join(' '),
  );
}

describe('a block of Markdown', () => {
  it.each([
    ['# User', 1],
    ['## User ##', 2],
    ['### User', 3],
    ['#### User #', 4],
    ['##### User', 5],
    ['###### User', 6],
    ['User\n===', 1],
    ['The\nuser\n---', 2],
  ])('is a heading: %j', (source, level) => {
    const levels = [1, 2, 3, 4, 5, 6].map((depth) => `${'#'.repeat(depth)} ${depth}`).join('\n');
    const { proses } = reading(`${levels}\n\n${source}\n\nuser`);
    expect(proses.at(-2)?.kind).toBe('heading');
    expect(proses.at(-2)?.text).toMatch(/^(?:User|The\nuser)$/);
    expect(proses.at(-1)?.context.headings).toEqual([
      ...Array.from({ length: level - 1 }, (_, i) => String(i + 1)),
      source.startsWith('The') ? 'The user' : 'User',
    ]);
  });

  it.each(['#User', '####### User', '\\# User', '    # x\n\nUser'])('is no heading: %j', (source) => {
    expect(reading(source).proses.map(({ kind }) => kind)).toEqual(['paragraph']);
  });

  it('stands under the headings of raw HTML, too', () => {
    const source = '# A\n\n<h2>B</h2>\n\nuser\n\n<div>\n<h3>C</h3>\n<p>user</div>\n\nuser\n\n## D\n\nuser';
    const users = reading(source).proses.filter(({ text }) => text === 'user');
    expect(users.map(({ context }) => context.headings.join(''))).toEqual(['AB', 'ABC', 'ABC', 'AD']);
  });

  it.each([
    ['- [ ] user\n- [x]  user\n- [X] user', ['item: user', 'item: user', 'item: user']],
    ['- [y] user\n- [x]user', ['item: [y] user', 'item: [x]user']],
    ['[x] user', ['paragraph: [x] user']],
    ['- x\n\n  [x] user', ['item: [x] user']],
    ['> [!note]- user', ['paragraph: user']],
    ['> [!TIP]\n> user', ['paragraph: user']],
    ['> x\n>\n> [!TIP] user', ['paragraph: [!TIP] user']],
    ['[!TIP] user', ['paragraph: [!TIP] user']],
    ['> [x] user', ['paragraph: [x] user']],
    ['- [!TIP] user', ['item: [!TIP] user']],
  ])('has its mark taken off: %j', (source, expected) => expect(blocks(source)).toEqual(expected));

  it.each([
    [':::note user\nclient\n:::', ['paragraph: user', 'paragraph: client']],
    ['::::{note} user', ['paragraph: user']],
    ['::: user of a client', ['paragraph: of a client']],
    [':::note-b:c {x} user', ['paragraph: {x} user']],
    ['user\n:::note client\nof a user', ['paragraph: user', 'paragraph: client', 'paragraph: of a user']],
    ['::note user', ['paragraph: ::note user']],
    ['- :::note user\n  client', ['item: user', 'item: client']],
  ])('is fenced by colons: %j', (source, expected) => expect(blocks(source)).toEqual(expected));

  it.each([
    ['[^a]: user\n    client\n\n    customer', ['paragraph: user\nclient', 'paragraph: customer']],
    ['[^a]: user\n\nclient', ['paragraph: user', 'paragraph: client']],
    ['x user\n[^a]: client', ['paragraph: x user', 'paragraph: client']],
    ['[^a]:user\n  [^b]:\tclient', ['paragraph: user', 'paragraph: client']],
    ['[^a]:\n    - user', ['item: user']],
    ['    [^a]: user', []],
    ['x\n\n[^a]: x\n\n  user', ['paragraph: user']],
  ])('is a footnote: %j', (source, expected) => expect(blocks(source)).toEqual(expected));

  it.each([
    ['- user\n- x\n- user', ['item list 0.0', 'item list 0.2']],
    ['- user\n\n  user', ['item list 0.0', 'item list 0.0']],
    ['1. user\n   - user\n2. user', ['item list 0.0 ordered', 'item list 1.0', 'item list 0.1 ordered']],
    ['- x\n\n1. user\n\n* user', ['item list 1.0 ordered', 'item list 2.0']],
    ['> user\n\n- > user\n\n> - user', ['paragraph quoted', 'item list 0.0 quoted', 'item list 1.0 quoted']],
    ['- # user', ['heading list 0.0']],
    ['- x\n\n> x\n\nuser', ['paragraph']],
    ['- |user|\n  |-|\n  |user|', ['cell list 0.0 table 0.0.0', 'cell list 0.0 table 0.1.0']],
  ])('stands in a list or a quotation: %j', (source, expected) => expect(places(source)).toEqual(expected));

  it.each([
    ['> <div>\n>\n> ```\n> user\n> ```', []],
    ['> <!-- x -->\n>\n>     user', []],
    ['> <section>\n> user\n>\n> `user` user', ['paragraph quoted', 'paragraph quoted']],
    ['> <!X\n> user\n> >\n>\n> user', ['paragraph quoted']],
    ['- > </div>\n  >\n  > ```\n  > user\n  > ```\n  > user', ['item list 0.0 quoted']],
    ['> <div>\n> user\n\n    user', ['paragraph quoted']],
  ])('stands behind HTML in a quotation, which ends where it does elsewhere: %j', (source, expected) =>
    expect(places(source)).toEqual(expected),
  );

  it.each([
    ['|user|x|\n|-|-|\n|x|user|', ['cell table 0.0.0', 'cell table 0.1.1']],
    ['user | x\n:- | -:\nx | user\n\nuser', ['cell table 0.0.0', 'cell table 0.1.1', 'paragraph']],
    ['|x|\n|-|\n|x|\n\n|x|\n|-|\n|x|\n|user|', ['cell table 1.2.0']],
    ['x\n|user|y|\n|---|---|\n|x|y|user|', ['cell table 0.0.0', 'cell table 0.1.2']],
    ['> |user|\n> |:-:|\n> |user|', ['cell table 0.0.0 quoted', 'cell table 0.1.0 quoted']],
    ['|user \\| x|\n|-|\n|a \\| user|', ['cell table 0.0.0', 'cell table 0.1.0']],
    ['| | user |\n| - | - |\n| | user', ['cell table 0.0.1', 'cell table 0.1.1']],
    ['user\n:-', ['cell table 0.0.0']],
    ['  |user|\r\n  |-|\r\n  |user|\r\n', ['cell table 0.0.0', 'cell table 0.1.0']],
    ['|user|\n|-|\n# x\nuser', ['cell table 0.0.0', 'heading', 'paragraph']],
    ['|user|\t\n|\t-\t|\n|\tuser\t|', ['cell table 0.0.0', 'cell table 0.1.0']],
  ])('is a table: %j', (source, expected) => expect(places(source)).toEqual(expected));

  it.each([
    '|user|\n|-|-|',
    '|user|x|\n|-|',
    '|user|\n|a|',
    '|user|\n||',
    '|user|\n|:|',
    '|user|\n|-a|',
    '|user|\n    |-|',
    '|user|\n\n|-|',
    '|user|',
    '|user|\n|- -|',
    '|user|\n|::-|',
  ])('is no table: %j', (source) => expect(places(source).filter((place) => place.startsWith('cell'))).toEqual([]));

  it.each([
    ['|a|\n|-|\n|user|\n|-|\n|x|\n|user|', ['cell table 0.1.0', 'cell table 0.4.0']],
    ['|a|b|\n|-|-|\n|user|x|\n|c|\n|-|\n|user|', ['cell table 0.1.0', 'cell table 0.4.0']],
    ['user\nx\n-', ['heading']],
    ['> x\n> |user|\n> |-|', ['cell table 0.0.0 quoted']],
    ['> x\n> > |user|\n> > |-|\n> > |user|', ['cell table 0.0.0 quoted', 'cell table 0.1.0 quoted']],
    ['user\n| x |\n| -|- |', ['paragraph']],
    ['user\n| x | y |\n| - | a |', ['paragraph']],
    ['user\nx\n|-|', ['paragraph']],
    ['- x\n  | user |\n  | - |\n  | user |', ['cell list 0.0 table 0.0.0', 'cell list 0.0 table 0.1.0']],
    ['|user|\n|-|\n\n    x\n\nuser', ['cell table 0.0.0', 'paragraph']],
    ['|user|\n|-|\n> user', ['cell table 0.0.0', 'paragraph quoted']],
    ['|user|\n|-|\n- user', ['cell table 0.0.0', 'item list 0.0']],
  ])('begins and ends a table where its rows do: %j', (source, expected) => expect(places(source)).toEqual(expected));

  it('has the words of its cells without the space around them', () => {
    const source = '| the  *user* | `x` |\n|-|-|\n|  a user\t| [client](x) |';
    expect(
      reading(source).proses.map(({ text, span, context }) => [
        text,
        source.slice(span.start, span.end),
        context.table?.header,
      ]),
    ).toEqual([
      ['the  user', 'the  *user*', undefined],
      ['a user', 'a user', 'the  user'],
      ['client', '[client](x)', '\uFFFC'],
    ]);
  });

  it.each([
    ['<div>\nuser\n</div>\n\nclient', ['paragraph: user', 'paragraph: client']],
    ['<ul><li>user<li>client</ul>', ['item: user', 'item: client']],
    ['> <p>user\n> of</p>', ['paragraph: user\nof']],
    ['- <p>user</p>', ['item: user']],
    ['<!-- user -->\nclient', ['paragraph: client']],
    ['<table><tr><th>A</th></tr><tr><td>user</td></tr></table>', ['cell: user']],
  ])('is raw HTML: %j', (source, expected) => expect(blocks(source)).toEqual(expected));

  it('keeps the lists of raw HTML apart from its own', () => {
    const ids = reading('- user\n\n<ul><li>user</ul>\n\n<ul><li>user</ul>\n\n1. user').proses.map(
      ({ context }) => context.list?.id ?? 0,
    );
    expect(new Set(ids).size).toBe(4);
    expect(ids.filter((id) => id >= 0)).toEqual([0, 1]);
  });

  it.each([
    ['user\r\rclient\r', ['paragraph: user', 'paragraph: client']],
    ['user\rof', ['paragraph: user\rof']],
    ['# user\r\n\r\n- client\r\n', ['heading: user', 'item: client']],
    ['\uFEFF- user', ['item: user']],
    ['user \n  of\n\tx', ['paragraph: user\nof\nx']],
    ['- user\n\n\n      client', ['item: user']],
    ['```\nuser', []],
    ['~~~ user\nclient\n~~~\nuser', ['paragraph: user']],
  ])('ends where its lines say so: %j', (source, expected) => expect(blocks(source)).toEqual(expected));

  it.each([
    ['[x]: /y\nuser', ['paragraph: user']],
    ['[x]: /y "t"\nuser', ['paragraph: user']],
    ['[x]:\n/y\nuser', ['paragraph: user']],
    ['[x]: /y\n"t"\nuser', ['paragraph: user']],
    ['[x]:\n/y\n"t"\nuser\nclient', ['paragraph: user\nclient']],
    ['[x]: /y\n"t\nuser', ['paragraph: "t\nuser']],
    ['[x]:\n/y z\nuser', ['paragraph: [x]:\n/y z\nuser']],
    ['[x]:\n<y\nuser', ['paragraph: [x]:\n<y\nuser']],
    ['[x]: <y>"t"\nuser', ['paragraph: [x]: "t"\nuser']],
    ['[x]: user', []],
    ['[user]: /y "user"', []],
    ['[user]', ['paragraph: [user]']],
    ['[user] of', ['paragraph: [user] of']],
    ['[x]\nuser: /y', ['paragraph: [x]\nuser: /y']],
    ['[x]: /y\n[user]: /z\nclient', ['paragraph: client']],
    ['> [x]:\n> /y\n> "t"\n> user', ['paragraph: user']],
    ['- [x]: /y\n  user', ['item: user']],
    ['- [x]: /y\n\n  user', ['item: user']],
    ['[x]: /y\n# user', ['heading: user']],
    ['x [y]: /z\nuser', ['paragraph: x [y]: /z\nuser']],
  ])('stands behind a definition of a link: %j', (source, expected) => expect(blocks(source)).toEqual(expected));

  it('is read in sixty levels of quotations, and deeper as text', () => {
    for (const deep of [10, 59, 200]) {
      const [prose, ...others] = reading(`${'> '.repeat(deep)}user`).proses;
      expect(others).toEqual([]);
      expect(prose?.text.endsWith('user')).toBe(true);
      expect(prose?.text === 'user').toBe(deep < 60);
    }
  });
});
