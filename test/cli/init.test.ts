import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { apart, mixed } from './requirements.js';

/** The users are the customer's. */
const seats = `# Reading room

- The customer pays for seats, and the customer's users take them.
- The customer signs a contract. A customer's user clicks Join.
- The user selects a book.
- The customer's users open it.
`;

/** One word for everybody, who buys and operates. */
const alone = `# Bakery app

- The customer pays for the bread at the door.
- The customer orders a cake for Sunday.
- The customer buys a voucher.
- The customer clicks Save.
- The customer signs in with a code.
- The customer opens the menu and selects a roll.
`;

const init = (files: Readonly<Record<string, string>>, args: readonly string[] = [], input = '') => {
  const workspace = new Workspace(files);
  return workspace.run(['init', ...args], { input }).then((run) => ({ ...run, workspace }));
};

/** What the configuration says, without comments. */
const saidIn = (workspace: Workspace): string =>
  workspace
    .read('distinguo.yml')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .join('\n');

describe('distinguo init', () => {
  it('tells the words for people, what each does and where', async () => {
    const { stdout, stderr, code } = await init({ 'docs/bakery.md': alone }, ['--yes']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Read 1 document.\n');
    expect(stdout).toMatch(/ {2}customer, 6 times in 1 document: buys \d×, operates \d×\n/);
    expect(stdout.match(/^ {4}docs\/bakery\.md:\d+: - The customer .+\n {6}“.+” .+$/gm)).toHaveLength(3);
    expect(stdout).toContain('docs/bakery.md:4: - The customer orders a cake for Sunday.\n');
  });

  it('proposes a cast for a word that does two things, and takes it with --yes', async () => {
    const { stdout, workspace } = await init({ 'a.md': alone }, ['-y']);
    expect(stdout).toContain('Proposal:\n  customer: buys, operates\n');
    expect(saidIn(workspace)).toBe(
      'extends: distinguo:recommended\ncast:\n  customer:\n    does:\n      - buys\n      - operates',
    );
    expect((await workspace.run([])).code).toBe(0);
  });

  it('puts two words into the cast that the documents tell apart', async () => {
    const { stdout, workspace } = await init({ 'a.md': apart }, ['--yes']);
    expect(stdout).toContain('“customer” and “user” are told apart in 1 document');
    expect(saidIn(workspace)).toContain('cast:\n  user:\n    does:\n      - operates\n  customer: {}');
  });

  it('takes a cast that ships where the documents say all of it', async () => {
    const { stdout, workspace } = await init({ 'a.md': seats }, ['--yes']);
    expect(stdout).toContain(
      'Proposal:\n  b2b, which is\n  customer: buys\n  user: operates; belongs to the customer\n',
    );
    expect(saidIn(workspace)).toBe('extends: distinguo:recommended\ncast: b2b');
  });

  it('does not tell two words apart that are one person in another document', async () => {
    const { stdout, workspace } = await init({ 'a.md': apart, 'b.md': mixed }, ['--yes']);
    expect(stdout).not.toContain('seem to be one person in 2');
    expect(saidIn(workspace)).toBe('extends: distinguo:recommended');
  });

  it('says which two words seem to be one person and why, and leaves that to a person', async () => {
    const { stdout, workspace } = await init({ 'a.md': mixed }, ['--yes']);
    expect(stdout).toContain(
      '“customer” and “user” seem to be one person in 1 document: a story’s actor is “customer”',
    );
    expect(saidIn(workspace)).toBe('extends: distinguo:recommended');
    expect(workspace.read('distinguo.yml')).toContain('# “customer” and “user” seem to be one person.');
    // The finding stays.
    expect((await workspace.run([])).stdout).toContain('mixed-terms');
  });

  it('writes what is answered: one word for both', async () => {
    const { stdout, code, workspace } = await init({ 'a.md': mixed }, [], 'custmer\ncustomer\n\n');
    expect(code).toBe(0);
    expect(stdout).toContain('There is no answer “custmer”. Did you mean “customer”?');
    expect(saidIn(workspace)).toBe('extends: distinguo:recommended\nterms:\n  user: customer');
    await workspace.run(['--fix']);
    expect(workspace.read('a.md')).not.toMatch(/\buser/);
  });

  it('writes what is answered: they are two people, whatever the cast', async () => {
    const { workspace } = await init({ 'a.md': mixed }, [], 'TWO\r\nagencie\nagency\n');
    expect(saidIn(workspace)).toBe(
      [
        'extends: distinguo:recommended',
        'cast: agency',
        'decisions:',
        '  - words:',
        '      - customer',
        '      - user',
        '    are: two actors',
      ].join('\n'),
    );
    expect((await workspace.run([])).stdout).not.toContain('mixed-terms');
  });

  it('writes a cast that ships by its name', async () => {
    const { workspace } = await init({ 'a.md': alone }, [], 'marketplace\n');
    expect(saidIn(workspace)).toBe('extends: distinguo:recommended\ncast: marketplace');
    const none = await init({ 'a.md': alone }, [], 'none\n');
    expect(saidIn(none.workspace)).toBe('extends: distinguo:recommended');
  });

  it('writes nothing when the answers end too soon', async () => {
    const { code, stderr, workspace } = await init({ 'a.md': mixed }, [], 'customer\n');
    expect([code, stderr]).toEqual([
      2,
      'distinguo: the answers ended too soon, and nothing was written: answer all of it, or say --yes.\n',
    ]);
    expect(workspace.files).toEqual(['a.md']);
  });

  it('leaves a configuration that is there alone, and asks nothing', async () => {
    const { code, stdout, stderr, workspace } = await init({ 'a.md': mixed, 'distinguo.json': '{}' }, ['--yes']);
    expect([code, stdout, stderr]).toEqual([2, '', 'distinguo: distinguo.json is here already and was left alone.\n']);
    expect(workspace.files).toEqual(['a.md', 'distinguo.json']);
  });

  it('writes one configuration when several are asked for at once', async () => {
    const workspace = new Workspace({ 'a.md': mixed });
    const runs = await Promise.all(Array.from({ length: 3 }, () => workspace.spawn(['init', '--yes'])));
    expect(runs.filter(({ code }) => code === 0)).toHaveLength(1);
    expect(runs.filter(({ stderr }) => /distinguo\.yml is (?:there|here) already/.test(stderr))).toHaveLength(2);
    expect(workspace.files).toEqual(['a.md', 'distinguo.yml']);
  });

  it('takes the place of no configuration in a manifest', async () => {
    const manifest = '{ "name": "desk", "distinguo": { "allow": ["Guest Book"] } }';
    const { code, stderr, workspace } = await init({ 'a.md': mixed, 'package.json': manifest }, ['--yes']);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/package\.json has a “distinguo” already.*move it out/)]);
    expect(workspace.files).toEqual(['a.md', 'package.json']);
    const other = await init({ 'a.md': mixed, 'package.json': '{ "name": "distinguo" }' }, ['--yes']);
    expect([other.code, other.workspace.files]).toEqual([0, ['a.md', 'distinguo.yml', 'package.json']]);
  });

  it('tells it all to a program, and writes only when that is said', async () => {
    const { code, stdout, workspace } = await init({ 'a.md': mixed, 'b.md': 'Each guest waits.\n' }, ['--json']);
    const told = JSON.parse(stdout);
    expect([code, workspace.files]).toEqual([0, ['a.md', 'b.md']]);
    expect(told).toMatchObject({ documents: 2, cast: null, written: false, seeming: [{ keep: 'customer' }] });
    expect(told.words[0]).toMatchObject({ term: 'user', mentions: 5, documents: 1 });
    expect(told.words[0].lines[0]).toMatchObject({ path: 'a.md', line: expect.any(Number), column: 7 });
    expect(told.configuration).toContain('extends: distinguo:recommended\n');
    expect(JSON.parse((await workspace.run(['init', '--json', '--yes'])).stdout)).toMatchObject({ written: true });
    expect(workspace.read('distinguo.yml')).toBe(told.configuration);
  });

  it('reads no page of questions that lies beside the documents, and says where two words are told apart after all', async () => {
    const workspace = new Workspace({ 'a.md': mixed, 'b.md': mixed, 'c.md': apart });
    workspace.write('questions.md', (await workspace.run(['questions'])).stdout);
    const { stdout } = await workspace.run(['glossary', 'discover']);
    expect(stdout).toMatch(/^Read 3 documents\.\n/);
    expect(stdout).toContain('seem to be one person in 2 documents (and are told apart in 1): ');
  });

  it('is told by glossary discover as well, where there is a configuration, and nothing is written', async () => {
    const workspace = new Workspace({ 'a.md': apart, 'distinguo.yml': '{}\n' });
    const { code, stdout } = await workspace.run(['glossary', 'discover']);
    expect([code, workspace.read('distinguo.yml')]).toEqual([0, '{}\n']);
    expect(stdout).toContain('“customer” and “user” are told apart in 1 document');
    expect(JSON.parse((await workspace.run(['glossary', 'discover', '--json'])).stdout)).toMatchObject({
      documents: 1,
    });
    expect((await workspace.run(['glossary', 'discover', '--yes'])).code).toBe(2);
  });

  it('puts the actors of stories and of lists of roles into the cast, by whatever word', async () => {
    const stories = `# Salon

## Roles

- **Customer**: books a chair and pays for the cut.
- **Stylist**: cuts.

## Stories

As a customer, I want to book a chair, so that I need not wait.

**As a** salon owner **I want** to see the day, so that I can plan it.

As a stylist, I want to see who is next.

As a list of chairs that I want to see.

The customer chooses a chair.
`;
    const { stdout, workspace } = await init({ 'a.md': stories }, ['--yes']);
    expect(stdout).toContain('Proposal:\n  customer: buys, operates\n  salon owner: operates\n  stylist: operates\n');
    expect(saidIn(workspace)).toContain('  salon owner:\n    does:\n      - operates\n');
  });

  it('proposes no general word for its stories: anybody may be meant', async () => {
    const stories = 'As a user, I want to sign in.\n\nAs a user, I want to sign out.\n\nThe user waits.\n';
    const { stdout } = await init({ 'a.md': stories }, ['--yes']);
    expect(stdout).toContain('Proposal: none');
  });

  it.each([
    ['a sentence', 'a.md', 'A member is a person who pays a yearly fee and signs in to vote.\n', 'a person who'],
    ['a list of words', 'a.md', '**Member**: A person who pays a yearly fee and signs in to vote.\n', 'A person who'],
    [
      'a table of words',
      'a.md',
      '| Word | What it means |\n| --- | --- |\n| Member | A person who pays a yearly fee and signs in to vote |\n',
      'A person who',
    ],
    [
      'a definition list',
      'a.html',
      '<p>The words of the club.<dl><dt>Member<dd>A person who pays a yearly fee and signs in to vote</dl>\n',
      'A person who',
    ],
  ])('takes a definition for what it is, in %s, and writes it down with its source', async (_, name, text, begins) => {
    const { stdout, workspace } = await init({ [name]: text }, ['--yes']);
    const definition = `${begins} pays a yearly fee and signs in to vote`;
    expect(stdout).toContain(`${name}: member means “${definition}”\n`);
    expect(saidIn(workspace)).toBe(
      `extends: distinguo:recommended\ncast:\n  member:\n    does:\n      - buys\n      - operates\nterms:\n  member:\n    definition: ${definition}\n    source: ${name}`,
    );
    expect((await workspace.run(['.'])).code).toBe(0);
  });

  it('takes no definition for a deed that it does not tell: who delivers orders orders nothing', async () => {
    const text = `${'| Word | Meaning |\n| --- | --- |\n'}| Rider | Somebody who was hired to deliver orders. |\n| User | A person who signs in. |\n`;
    const { stdout } = await init({ 'a.md': text }, ['--yes']);
    expect(stdout).toContain('a.md: rider means “Somebody who was hired to deliver orders.”');
    expect(stdout).toContain('Proposal: none');
  });

  it('puts the general word beside others whose meaning is said, and not alone', async () => {
    const user = '**User**: A person who signs in and clicks Save.\n';
    expect((await init({ 'a.md': user }, ['--yes'])).stdout).toContain('Proposal: none');
    const both = `${user}\n**Merchant**: A business that runs a shop on our platform, and pays for it.\n`;
    expect((await init({ 'a.md': both }, ['--yes'])).stdout).toContain(
      'Proposal:\n  merchant: buys, operates\n  user: operates\n',
    );
  });

  const stories = `As a customer, I want to order a cake, so that I can rest.

As a customer, I want to see what it costs.
`;

  const listed = 'Users are listed. Users are locked. Each user has a status.\n';

  it.each([
    'There are three user groups: bakers, customers and drivers.',
    'It is for diverse user roles, including **customers** and bakers.',
    'User types (customer, baker) have different pages.',
    'Customer, baker, and driver users see different pages.',
  ])('puts the general word beside those whom it covers: %s', async (kinds) => {
    const files = { 'a.md': `${alone}\n${stories}`, 'b.md': `${kinds}\n\n${listed}` };
    expect((await init(files, ['--yes'])).stdout).toContain('Proposal:\n  customer: buys, operates\n  user\n');
  });

  it.each([
    'There are three user groups, and more will come.',
    'There are two user groups: bakers and drivers.',
    'Bakers, drivers and users are welcome.',
  ])('puts no general word beside somebody whom it is not said to cover: %s', async (kinds) => {
    const files = { 'a.md': `${alone}\n${stories}`, 'b.md': `${kinds}\n\n${listed}` };
    expect((await init(files, ['--yes'])).stdout).toMatch(/Proposal:\n {2}customer: buys, operates\n(?! {2})/);
  });

  it('is done with hyphens without end in time that grows with them', async () => {
    const { code } = await init({ 'a.md': `${alone}\n${stories}\n${'a-'.repeat(300_000)}\n` }, ['--yes']);
    expect(code).toBe(0);
  });

  it('proposes nothing where nothing is told', async () => {
    const empty = await init({}, ['--yes']);
    expect(empty).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing is proposed') });
    const { stdout } = await init({ 'a.md': 'A user. A customer. A guest.\n' }, ['--yes']);
    expect(stdout).toContain('Proposal: none, the documents do not tell who does what.\n');
  });

  it('reads the documents that are named, and goes on after one that cannot be read', async () => {
    const files = { 'a.md': alone, 'b.md': apart, 'c.md': Buffer.from([0xff, 0xfe, 0, 1]) as unknown as string };
    const named = await init(files, ['--yes', 'a.md', 'c.md']);
    expect(named.stdout).toContain('Read 1 document.');
    expect([named.code, named.stderr]).toEqual([0, expect.stringContaining('note: c.md is')]);
    expect((await init(files, ['--yes', '--exclude', 'b.md', '.'])).stdout).toContain('Read 1 document.');
    const absent = await init(files, ['--yes', 'd.md']);
    expect([absent.code, absent.workspace.files]).toEqual([2, ['a.md', 'b.md', 'c.md']]);
    expect((await init(files, ['--fix'])).stderr).toContain('Write distinguo init');
  });
});
