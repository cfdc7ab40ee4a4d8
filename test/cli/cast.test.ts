import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

const stories = `# Lamp shop: stories

## Customer picks a lamp

As a customer, I want to see lamps, so that I can choose one.

- The user sees the lamps of the week.
- The user filters them by colour.
- The user adds one to the cart.
`;

const desk = `# Repair desk

The user creates a customer and adds a lamp.

- The customer waits for the lamp.
`;

const checkout = '# Checkout\n\nThe shopper fills the cart. The shopper enters an address and pays the order.\n';
const orders = '# Orders\n\nThe customer fills the cart again. The customer pays the order and enters an address.\n';

const files = { 'checkout.md': checkout, 'desk.md': desk, 'orders.md': orders, 'stories.md': stories };

describe('distinguo --cast', () => {
  it('tells the words for people, how they stand to each other, and where documents differ', async () => {
    const { code, stdout } = await new Workspace(files).run(['--cast']);
    expect(code).toBe(0);
    expect(stdout).toBe(`Words for people in 4 documents:
  customer      6  desk.md 2, orders.md 2, stories.md 2
  user          4  stories.md 3, desk.md 1
  shopper       2  checkout.md 2

One actor under two names:
  “customer” and “user”: stories.md

Told apart:
  “customer” and “user”: desk.md

Documents differ in the word for what seems to be one actor:
  orders.md says “customer”, checkout.md “shopper”: both “fill cart”, “pay order”, “enter address”
`);
  });

  it('tells the same to programs', async () => {
    const { stdout } = await new Workspace(files).run(['--cast', '--format', 'json']);
    const { documents, words, pairs, differences, notices } = JSON.parse(stdout);
    expect(documents.map(({ path }: { path: string }) => path)).toEqual(Object.keys(files));
    expect(documents[3]).toMatchObject({
      words: [
        { term: 'user', count: 3, traits: { acts: 3 } },
        { term: 'customer', count: 2 },
      ],
      pairs: [{ words: ['customer', 'user'], relationship: 'one actor', standing: 'told', keep: 'customer' }],
    });
    expect(words[0]).toMatchObject({ term: 'customer', count: 6 });
    expect(pairs).toEqual([{ words: ['customer', 'user'], one: ['stories.md'], apart: ['desk.md'], covering: [] }]);
    expect(differences).toMatchObject([
      {
        words: ['customer', 'shopper'],
        documents: { customer: [{ path: 'orders.md', count: 2 }], shopper: [{ path: 'checkout.md', count: 2 }] },
        deeds: ['fill cart', 'pay order', 'enter address'],
      },
    ]);
    expect(notices).toEqual([]);
  });

  it('says nothing of two words that some document tells apart, or that are told of different things', async () => {
    const workspace = new Workspace({ 'checkout.md': checkout, 'orders.md': orders });
    workspace.write('both.md', 'Unlike shoppers, customers sign a contract.\n');
    expect((await workspace.run(['--cast'])).stdout).not.toContain('differ');
    const other = new Workspace({ 'checkout.md': checkout, 'a.md': 'The customer reads a letter.\n' });
    expect((await other.run(['--cast'])).stdout).not.toContain('differ');
  });

  it('follows what the team has decided', async () => {
    const decisions = 'decisions: [{ words: [customer, user], are: one covers the other }]\n';
    const { stdout } = await new Workspace({ 'stories.md': stories, 'distinguo.yml': decisions }).run(['--cast']);
    expect(stdout).toContain('One covers the other:\n  “customer” and “user”: stories.md\n');
    expect(stdout).not.toContain('One actor');
  });

  it('has something to say of nothing, and of what cannot be read', async () => {
    const workspace = new Workspace({ 'a.md': 'The lamp is on.\n' });
    expect((await workspace.run(['--cast'])).stdout).toBe('No document names people.\n');
    workspace.write('b.md', Buffer.from([0, 1, 2]));
    const { code, stdout } = await workspace.run(['--cast', '--format', 'json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ documents: [], words: [], notices: [{ kind: 'failure' }] });
  });

  it.each([
    ['--format', 'sarif'],
    ['--format', 'html=r.html'],
    ['--fix'],
    ['--stdin'],
    ['--format', 'json', '--format', 'compact=a.txt'],
  ])('goes only with what it can do: %s %s', async (...args) => {
    const { code, stderr } = await new Workspace(files).run(['--cast', ...args]);
    expect([code, stderr.split('\n').length]).toEqual([2, 2]);
  });

  it('is a section of the HTML report, in which no document speaks', async () => {
    const name = 'a <b onclick=x>.md';
    const workspace = new Workspace({ ...files, [name]: checkout });
    await workspace.run(['--format', 'html=report.html']);
    const html = workspace.read('report.html');
    const section = html.slice(html.indexOf('<h2>Who the people are'), html.indexOf('<h2>Findings'));
    expect(section).toContain('<span class="word">customer</span> and <span class="word">user</span>');
    expect(section).toContain('orders.md says “customer”, a &lt;b onclick=x&gt;.md, checkout.md “shopper”');
    expect(html).not.toContain('<b onclick');
  });
});

describe('distinguo --explain FILE:word,word', () => {
  const explain = async (workspace: Workspace, asked: string) => (await workspace.run(['--explain', asked])).stdout;

  it('takes the name of a place for no structure in a notice that speaks to its reader', async () => {
    const roles = `# Roles\n\nThe Kent Buyer asks for files. The Kent Buyer compares the files, and the Kent Buyer signs one.\nAfter a year the Kent Customer rates the file.\n`;
    const you = 'You decide what we keep of you. If you write to us, we answer you, and you may ask for your file.\n';
    const workspace = new Workspace({ 'roles.md': roles, 'notice.md': `${roles}\n${you}` });
    expect(await explain(workspace, 'roles.md:buyer,customer')).toContain(
      'Judged: one actor. How likely one actor: 80',
    );
    expect(await explain(workspace, 'notice.md:buyer,customer')).toContain(
      'Judged: two actors. How likely one actor: 0',
    );
  });

  it('says what each word is, how likely they are one, what speaks for it with its lines, and why it is a finding', async () => {
    const told = await explain(new Workspace(files), 'stories.md:customer,users');
    expect(told).toContain('stories.md: “customer” and “user”\n');
    expect(told).toContain('“user”, 3 times (line 7, 8, 9)\n  acts: 3 (line 7, 8, 9)\n');
    expect(told).toMatch(/Judged: one actor\. How likely one actor: \d\d of 100\./);
    expect(told).toMatch(
      /For one actor:\n {2}a story’s actor is “customer”, and its criteria say “user” \(line 7, 8, 9\) \+\d/,
    );
    expect(told).toContain('It is a finding, and certain, because the structure of the document shows one actor.\n');
  });

  it('does not take a date for what somebody does', async () => {
    const text =
      'The customer pays on the 5th. A customer pays 1st. The customer pays the bill.\n\nThe user signs in.\n';
    const told = await explain(new Workspace({ 'a.md': text }), 'a.md:customer,user');
    expect(told).toContain('  does: pay bill\n');
  });

  it('names the sentence that settles a pair, and what speaks against it', async () => {
    const told = await explain(new Workspace(files), 'desk.md:customer,user');
    expect(told).toContain('Settled by the document:\n  “user” does something to “customer”, or about it (line 3)\n');
    expect(told).toMatch(/Against it:\n {2}“customer” is managed by others \(line 3\) −\d/);
    expect(told).toContain('It is silent: the document itself settles how the two stand to each other.\n');
  });

  it.each([
    [
      'decisions: [{ words: [customer, user], are: two actors }]',
      'It is silent: the configuration has decided “two actors”.',
    ],
    [
      'decisions: [{ words: [customer, user], are: one actor, write: user }]',
      'It is a finding, because the configuration has decided so.',
    ],
    ['cast: { customer: {}, user: {} }', 'It is silent: the cast of the configuration has both words.'],
    ['rules: { mixed-terms: off }', 'It is silent: the rule mixed-terms is off.'],
    ['exceptions: [{ term: user }]', 'It is silent: a directive or an exception says so.'],
  ])('says what the configuration does: %s', async (configuration, why) => {
    const workspace = new Workspace({ 'stories.md': stories, 'distinguo.yml': `${configuration}\n` });
    expect(await explain(workspace, 'stories.md:customer,user')).toContain(`\n${why}\n`);
  });

  it.each([
    ['A guest waits. The member waits.', 'guest,member', 'only the structure of a document is believed'],
    ['The customer waits. The user waits.', 'customer,user', 'the two are named too seldom'],
    [
      'Customers pay bills. Users with admin roles manage seats. Users export. Users log in.',
      'customer,user',
      'too little speaks for one actor',
    ],
  ])('says why it is silent where nothing is settled: %s', async (text, pair, why) => {
    expect(await explain(new Workspace({ 'a.md': `${text}\n` }), `a.md:${pair}`)).toContain(why);
  });

  it.each([
    ['nowhere.md:customer,user', 'nowhere.md does not exist.'],
    [
      'stories.md:customer,guest',
      'stories.md does not name a person by “guest”. Its words for people: user, customer.',
    ],
    ['stories.md:custommer,user', 'Did you mean “customer”?'],
    ['stories.md:user,user', 'has no such pair of words'],
    ['picture.png:customer,user', 'picture.png is no kind of document that is read.'],
    ['nonsense', 'there is no rule “nonsense”'],
    ['a.md:customer', 'Two words of a document are explained: --explain FILE:customer,user.'],
    ['docs/a.md', '“docs/a.md” is no rule.'],
  ])('says what is wrong with %s', async (asked, message) => {
    const { code, stderr } = await new Workspace(files).run(['--explain', asked]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
