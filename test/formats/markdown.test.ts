import { describe, expect, it } from 'vitest';
import { blocks, reading } from '../prose/reading.js';

describe('reading Markdown', () => {
  it.each([
    ['a paragraph', 'The *user* pays.', ['paragraph: The user pays.']],
    ['a word that emphasis cuts', '**cus**tomer and user', ['paragraph: customer and user']],
    ['underscores inside a word', 'the user_name_field of a user', ['paragraph: the user_name_field of a user']],
    ['emphasis that never closes', 'a *user and **client', ['paragraph: a *user and **client']],
    ['headings of both styles', '# A user #\n\nA client\n---', ['heading: A user', 'heading: A client']],
    ['a heading without a mention', '# Plain\n\nuser', ['heading: Plain', 'paragraph: user']],
    ['nested lists and quotes', '- user\n  > client\n  1. customer', ['item: user', 'item: client', 'item: customer']],
    ['a task', '- [x] The user pays\n- [ ] client', ['item: The user pays', 'item: client']],
    ['a lazy continuation', '> the user\nand client', ['paragraph: the user\nand client']],
    ['a hard break', 'user  \nclient\\\ncustomer', ['paragraph: user\nclient\ncustomer']],
    ['an alert', '> [!NOTE]\n> The user pays.', ['paragraph: The user pays.']],
    ['a footnote', 'a user[^1]\n\n[^1]: The client\n    pays', ['paragraph: a user', 'paragraph: The client\npays']],
    ['a directive', ':::note For users\nA client\n:::', ['paragraph: For users', 'paragraph: A client']],
    ['a heading with an id', '## Users {#user-list}', ['heading: Users ']],
    ['a wiki link', 'the [[User page|users]]', ['paragraph: the users']],
    ['inline HTML', 'the <b class="user">client</b><br>user', ['paragraph: the client\nuser']],
    ['an undefined reference', 'a [user][client id]', ['paragraph: a [user][client id]']],
    ['a defined reference', '[id]: /client "user"\n\na [user][id]', ['paragraph: a user']],
    ['an image', '![a **user**](client.png)', ['attribute(alt): a user']],
    ['the title of a link', '[x](y "the user\'s page")', ["attribute(title): the user's page"]],
    ['two prices', 'from $5 per user to $6 per client', ['paragraph: from $5 per user to $6 per client']],
  ])('takes %s', (_what, source, expected) => {
    expect(blocks(source)).toEqual(expected);
  });

  it.each([
    ['code spans', 'see `user` here'],
    ['fenced code', '```\nuser\n```'],
    ['fenced code in a quote', '> ~~~\n> user\n> ~~~'],
    ['indented code', 'x\n\n    user'],
    ['link destinations', '[x](/user) [y](<client file>)'],
    ['URLs', 'see https://example.com/users and www.user.com/client.'],
    ['addresses', 'mail customer@example.com or <user@example.com>'],
    ['autolinks', '<https://user.example>'],
    ['reference definitions', '[user]: /client "customer"'],
    ['math', 'where $user_{i}$ and $$client$$'],
    ['expressions', '{{ user.name }} {% if user %} <%= client %> $' + '{user}'],
    ['tags', '<user-card client="x">'],
    ['comments', '<!-- the user -->'],
    ['scripts', '<script>user</script>'],
    ['elements of code', 'x <code>user</code> <kbd>client</kbd>'],
    ['foreign elements', 'x <span lang="de">user</span>'],
  ])('leaves out %s', (_what, source) => {
    expect(blocks(source)).toEqual([]);
  });

  it('sees through raw HTML', () => {
    const source = '<details>\n<summary>For users</summary>\n<img alt="A client">\n</details>';
    expect(blocks(source)).toEqual(['paragraph: For users', 'attribute(alt): A client']);
  });

  it('knows the headings above a block', () => {
    const source = '---\ntitle: Guide\n---\n# A\n## B\n### C\n## D\n\nuser';
    expect(reading(source).proses.at(-1)?.context.headings).toEqual(['Guide', 'A', 'D']);
  });

  it('counts lists and items', () => {
    const { proses } = reading('- x\n- user\n\ntext\n\n1. x\n2. y\n3. user');
    expect(proses.map(({ context }) => context.list)).toEqual([
      { id: 0, item: 1, ordered: false },
      { id: 1, item: 2, ordered: true },
    ]);
  });

  it('knows where a cell stands and the header above it', () => {
    const { proses } = reading('| Role | Who *pays* |\n|---|---|\n| x | y |\n| a \\| b | the user |');
    expect(proses.map(({ text, context }) => [text, context.table])).toEqual([
      ['the user', { id: 0, row: 2, column: 1, header: 'Who pays' }],
    ]);
  });

  it('tells a quotation from the text around it', () => {
    const { proses } = reading('user\n\n> user');
    expect(proses.map(({ context }) => context.quoted)).toEqual([undefined, true]);
  });

  it('marks emphasis, links and what is not prose', () => {
    const marks = reading('the *user* and [**client**](x) `y` ~~customer~~').proses[0]?.marks;
    expect(marks?.map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual([
      'emphasis 4-8',
      'strong 13-19',
      'link 13-19',
      'opaque 20-21',
      'delete 22-30',
    ]);
  });

  it('hands over the comments that may hold a directive, wherever they stand', () => {
    const source = '<!-- distinguo-disable -->\n\ntext <!-- distinguo-enable --> text\n\n- <!-- other -->\n';
    const { comments } = reading(source);
    expect(comments.map(({ text }) => text)).toEqual([' distinguo-disable ', ' distinguo-enable ']);
    for (const { span, text, textStart } of comments) {
      expect(source.slice(span.start, span.end)).toBe(`<!--${text}-->`);
      expect(source.slice(textStart, textStart + text.length)).toBe(text);
    }
  });
});
