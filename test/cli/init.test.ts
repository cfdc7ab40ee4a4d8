import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';
import { alone, init, saidIn } from './initialized.js';
import { apart, mixed } from './requirements.js';

/** The users are the customer's. */
const seats = `# Reading room

- The customer pays for seats, and the customer's users take them.
- The customer signs a contract. A customer's user clicks Join.
- The user selects a book.
- The customer's users open it.
`;

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
