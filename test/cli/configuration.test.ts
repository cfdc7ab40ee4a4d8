import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

const off = 'rules: { term-variant: off }\n';

describe('the configuration of a document', () => {
  it('is the nearest one alone, from its folder up to the repository', async () => {
    const workspace = new Workspace({
      'distinguo.yml': off,
      'repository/.git/HEAD': '',
      'repository/a.md': wrong,
      'repository/docs/distinguo.yaml': off,
      'repository/docs/deep/b.md': wrong,
      'repository/docs/api/distinguo.json': '{}',
      'repository/docs/api/c.md': wrong,
    });
    const { files } = await workspace.report('repository');
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([
      ['repository/a.md', 1],
      ['repository/docs/api/c.md', 1],
      ['repository/docs/deep/b.md', 0],
    ]);
  });

  it('is looked for as far as the working folder where there is no repository', async () => {
    const workspace = new Workspace({ 'distinguo.yml': off, 'docs/a.md': wrong });
    expect((await workspace.run(['docs/a.md'])).code).toBe(0);
  });

  it('can be another, or none', async () => {
    const workspace = new Workspace({
      'distinguo.yml': off,
      'a.md': wrong,
      'config/loud.yml': 'rules: { term-variant: error }\n',
    });
    expect((await workspace.run(['--no-config'])).stdout).toContain('warning term-variant');
    expect((await workspace.run(['--config', 'config/loud.yml'])).stdout).toContain('error term-variant');
  });

  it('says which files are not read', async () => {
    const workspace = new Workspace({ 'distinguo.yml': 'ignore: [old/**]\n', 'a.md': wrong, 'old/b.md': wrong });
    expect((await workspace.report()).files.map(({ path }) => path)).toEqual(['a.md']);
    const named = await workspace.run(['old/b.md']);
    expect(named).toMatchObject({
      code: 0,
      stderr: 'distinguo: note: old/b.md is left out by “ignore” in distinguo.yml; --no-ignore reads it.\n',
    });
  });
});

describe('an entry of a configuration that matches nothing', () => {
  const entries = `ignore:
  - old/**
  - gone/**
allow:
  - Customer Portal
  - Client Desk
exceptions:
  - files: legal/**
  - files: attic/**
  - term: consumer
    context: consumer law
  - term: client
    context: law firm
`;
  const files = {
    'distinguo.yml': entries,
    'a.md': 'The **Customer**\nPortal is new. It is about consumer <b>law</b>.\n',
    'old/b.md': wrong,
    'legal/c.md': right,
  };
  const told = ({ stderr }: { stderr: string }) =>
    stderr.split('\n').map((line) => line.replace('distinguo: note: ', ''));

  it('is told when all documents that it could be meant for were read', async () => {
    const workspace = new Workspace(files);
    const all = [
      'distinguo.yml:3:5: No document is left out by this: remove it.',
      'distinguo.yml:6:5: No document that was read says this: remove it.',
      'distinguo.yml:9:12: This exception fits nothing in any document that was read: remove it.',
      'distinguo.yml:12:11: This exception fits nothing in any document that was read: remove it.',
      '',
    ];
    const run = await workspace.run();
    expect(run.code).toBe(0);
    expect(told(run)).toEqual(all);
    expect(told(await workspace.run(['.']))).toEqual(all);
  });

  it('is not told of when only some were read', async () => {
    const workspace = new Workspace({ ...files, '.git/HEAD': 'ref: refs/heads/main\n' });
    for (const args of [['a.md'], ['legal'], ['*.md'], ['--exclude', 'legal'], ['-']])
      expect((await workspace.run(args)).stderr, args.join(' ')).toBe('');
  });

  it('of a configuration that others extend is told by none of them', async () => {
    const workspace = new Workspace({
      'team.yml': 'allow: [Client Desk]\n',
      'distinguo.yml': 'extends: ./team.yml\n',
      'a.md': right,
    });
    expect((await workspace.run()).stderr).toBe('');
  });
});

describe('a second configuration beside the first', () => {
  it('is told, since nothing in it holds', async () => {
    const workspace = new Workspace({ 'docs/a.md': wrong, 'docs/distinguo.yaml': off, 'docs/distinguo.json': '{' });
    const { code, stderr } = await workspace.run();
    expect(stderr).toBe(
      'distinguo: note: docs/distinguo.json:1:1: This file is not read, because distinguo.yaml beside it comes first: keep one of the two.\n',
    );
    expect(code).toBe(0);
    expect((await workspace.run(['--config', 'docs/distinguo.yaml'])).stderr).toBe('');
  });
});

describe('a configuration with mistakes', () => {
  it('is told by file, line and column, fails, and holds for the rest', async () => {
    const workspace = new Workspace({
      'docs/distinguo.yml': 'rules:\n  term-variant: error\n  mixed-term: off\nallow: yes\n',
      'docs/a.md': wrong,
    });
    const { code, stdout, stderr } = await workspace.run();
    expect(code).toBe(2);
    expect(stderr).toContain(
      'distinguo: docs/distinguo.yml:3:3: “mixed-term” is not known here. Did you mean “mixed-terms”?',
    );
    expect(stderr).toContain('distinguo: docs/distinguo.yml:4:8: Here stands a text, but a list is needed.\n');
    expect(stdout).toContain('error term-variant');
  });

  it('is told once, however many documents it holds for', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'rulez: {}\n',
      'a.md': wrong,
      'docs/b.md': wrong,
      'docs/c.md': wrong,
    });
    expect((await workspace.run()).stderr.match(/rulez/g)).toHaveLength(1);
  });
});

describe('--print-config', () => {
  it('shows what applies to a file, and where each setting comes from', async () => {
    const workspace = new Workspace({
      'distinguo.yml':
        'extends: [./terms.yml]\nrules: { mixed-terms: off }\noverrides:\n  - files: docs/**\n    rules: { mixed-terms: hint }\n',
      'terms.yml': 'terms: { merchant: { role: buyer, preferred: true } }\n',
    });
    const { code, stdout, stderr } = await workspace.run(['--print-config', 'docs/a.md']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('# Configuration: distinguo.yml\n');
    expect(stdout).toContain('  mixed-terms: hint  # distinguo.yml, override for docs/**\n');
    expect(stdout).toContain('  merchant:  # terms.yml\n');
    expect(stdout).toContain('  buyer: { preferred: merchant }  # terms.yml\n');
    expect(stdout).toContain('  role-mismatch: default  # distinguo:recommended\n');
  });

  it('prints what can be taken over as a configuration', async () => {
    const workspace = new Workspace({
      'a.md': wrong,
      'base.yml':
        'allow: ["Customer Portal", "x: y"]\nterms: { person: { role: operator, plural: people } }\nexceptions: [{ term: user, context: "a, b", reason: c }]\n',
    });
    const { stdout } = await workspace.run(['--print-config', 'a.md', '--config', 'base.yml']);
    workspace.write('distinguo.yml', stdout);
    expect((await workspace.run(['a.md'])).stderr).toBe('');
    expect((await workspace.run(['--print-config', 'a.md'])).stdout.replace(/ *#.*/g, '')).toBe(
      stdout.replace(/ *#.*/g, ''),
    );
  });

  it('takes the context of an exception for words of the same sentence', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'exceptions: [{ term: user, context: pay }]\n',
      'word.md': 'The user’s invoice comes in May, and users pay it in June.\n',
      'piece.md': 'Each user renews the subscription with a prepayment.\n',
      'other.md': 'Each user renews the subscription. They pay in June.\n',
    });
    const { stdout } = await workspace.run(['--format', 'json', '.']);
    const found = JSON.parse(stdout).files.map(({ path, findings }: { path: string; findings: object[] }) => [
      path,
      findings.length,
    ]);
    expect(found).toEqual([
      ['other.md', 1],
      ['piece.md', 1],
      ['word.md', 0],
    ]);
  });

  it.each([
    [
      'md',
      'The user buys the plan for a buyback. In May, **users** \nbuy the plan & get the key. The user buys the plan twice.\n',
    ],
    [
      'html',
      '<p>The user buys the plan for a buyback. In May, <b>users</b>\nbuy the plan &amp; get the&nbsp;key. The user buys the plan twice.</p>\n',
    ],
  ])(
    'covers by an exception the sentence alone that has its words, and tells of one that fits nothing: %s',
    async (extension, text) => {
      const workspace = new Workspace({ [`a.${extension}`]: text });
      const covered = async (context: string) => {
        workspace.write('distinguo.yml', `exceptions: [{ term: user, context: ${context} }]\n`);
        const { stdout, stderr } = await workspace.run(['--format', 'json']);
        const found: readonly { readonly range: { readonly start: { readonly offset: number } } }[] =
          JSON.parse(stdout).files[0].findings;
        const isIdle = stderr.includes('This exception fits nothing in any document that was read');
        const places = ['user buys the plan for', 'users', 'user buys the plan twice'].map((words) =>
          text.indexOf(words),
        );
        return [...places.map((place) => !found.some(({ range }) => range.start.offset === place)), isIdle];
      };
      expect(await covered('moon')).toEqual([false, false, false, true]);
      expect(await covered('buyback')).toEqual([true, false, false, false]);
      expect(await covered('back')).toEqual([false, false, false, false]);
      expect(await covered('buy')).toEqual([false, true, false, false]);
      expect(await covered('plan & get the Key')).toEqual([false, true, false, false]);
      expect(await covered('users buy')).toEqual([false, true, false, false]);
      expect(await covered('buys the plan')).toEqual([true, false, true, false]);
    },
  );

  it('says that no configuration was found, and where it was looked for', async () => {
    const { stdout } = await new Workspace({ 'docs/a.md': wrong }).run(['--print-config', 'docs/a.md']);
    expect(stdout).toContain('# Configuration: none from docs up to ');
  });
});

describe('a cast', () => {
  const story =
    'As a customer, I want to browse the bouquets, so that I can find one for Saturday.\n\n' +
    '- The user can filter bouquets by colour.\n- The user can add a bouquet to the cart.\n- The user sees the price with delivery.\n';

  it('says that two words are two people, and nobody asks any more', async () => {
    const workspace = new Workspace({ 'a.md': story });
    expect((await workspace.run(['a.md'])).stdout).toContain('mixed-terms');
    workspace.write('distinguo.yml', 'cast:\n  customer: { does: buys }\n  user: { does: operates, of: customer }\n');
    expect((await workspace.run(['a.md'])).stdout).not.toContain('mixed-terms');
  });
});
