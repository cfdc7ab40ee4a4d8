import { execFileSync, spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

async function read(workspace: Workspace, ...args: string[]): Promise<readonly string[]> {
  return (await workspace.report(...args)).files.map(({ path }) => path);
}

const repository = (files: Readonly<Record<string, string>>) =>
  new Workspace({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });

describe('a file that is ignored', () => {
  it.each(['.gitignore', '.distinguoignore'])('by %s is left alone when it is named, as hooks do', async (name) => {
    const workspace = repository({ 'legal/terms.md': wrong, 'docs/a.md': wrong, [name]: 'legal/\n' });
    const { code, stderr } = await workspace.run(['--fix', '--', 'legal/terms.md', 'docs/a.md']);
    expect([workspace.read('legal/terms.md'), workspace.read('docs/a.md')]).toEqual([wrong, right]);
    expect(stderr).toBe(
      'distinguo: note: legal/terms.md is left out by .gitignore or .distinguoignore and was not read; --no-ignore reads it.\n',
    );
    expect(code).toBe(0);
    expect((await workspace.run(['--no-ignore', 'legal/terms.md'])).code).toBe(1);
  });

  it('is left alone when its folder is named, or a glob in it', async () => {
    const workspace = repository({ 'legal/terms.md': wrong, '.distinguoignore': 'legal/\n' });
    await workspace.run(['--fix', 'legal']);
    expect((await workspace.run(['--fix', 'legal/*.md'])).code).toBe(2);
    expect(workspace.read('legal/terms.md')).toBe(wrong);
    expect(await read(workspace, '--no-ignore')).toEqual(['legal/terms.md']);
  });

  it('is given back as it was on standard output', async () => {
    const workspace = repository({ '.distinguoignore': 'legal/\n' });
    const args = ['--stdin-filename', 'legal/terms.md'];
    const { code, stdout, stderr } = await workspace.run(['--fix', ...args], { input: wrong });
    expect({ code, stdout }).toEqual({ code: 0, stdout: wrong });
    expect(stderr).toContain('legal/terms.md is left out by .gitignore or .distinguoignore');
    expect((await workspace.run(['--fix', '--no-ignore', ...args], { input: wrong })).stdout).toBe(right);
  });

  it('by “ignore” in the configuration is read with --no-ignore alone', async () => {
    const workspace = repository({ 'distinguo.yml': 'ignore: [old]\n', 'old/a.md': right });
    expect(await read(workspace, 'old/a.md')).toEqual([]);
    expect(await read(workspace, 'old/a.md', '--no-ignore')).toEqual(['old/a.md']);
  });
});

describe('ignore files', () => {
  it('above the repository say nothing', async () => {
    const workspace = new Workspace({
      '.gitignore': '*.md\n',
      'project/.git/HEAD': 'ref: refs/heads/main\n',
      'project/a.md': wrong,
    });
    expect(await read(workspace, 'project')).toEqual(['project/a.md']);
  });

  it('take back a folder that one above leaves out', async () => {
    const workspace = repository({
      '.gitignore': '**/vendor/\n',
      'docs/.gitignore': '!vendor\n',
      'docs/vendor/a.md': right,
      'vendor/b.md': right,
    });
    expect(await read(workspace)).toEqual(['docs/vendor/a.md']);
  });

  it('are obeyed where only one person has them', async () => {
    const home = new Workspace({ '.gitconfig': '[core]\n\texcludesFile = ~/mine\n', mine: '*.local.md\n' });
    expect(await readAtHome(home, { '.git/info/exclude': 'notes/\n', 'notes/b.md': right })).toEqual(['a.md']);
  });

  const settings = {
    'in quotation marks, with a comment': {
      '.gitconfig': '[user]\n\tname = X\n[core] excludesfile="~/mi\\"ne" ; all\n',
    },
    'over two lines': { '.gitconfig': '[core]\n\texcludesFile = ~/mi\\\n\\"ne\n' },
    'in a file that the settings include': {
      '.gitconfig': '[core]\n\texcludesFile = ~/other\n[include]\n\tpath = more/git\n',
      'more/git': '[core]\n\texcludesFile = ~/mi\\"ne\n',
    },
    'by the name that Git gives it': { '.config/git/ignore': '*.local.md\n' },
  };
  it.each(Object.entries(settings))('are found where the user’s settings of Git name them %s', async (_, files) => {
    const home = new Workspace({ ...files, 'mi"ne': '*.local.md\n', other: 'a.md\n' });
    expect(await readAtHome(home)).toEqual(['a.md']);
  });

  it('are found where the environment of Git names them, before the settings', async () => {
    const home = new Workspace({ '.gitconfig': '[core]\n\texcludesFile = ~/other\n', other: 'a.md\n', mine: 'c*\n' });
    const count = { GIT_CONFIG_COUNT: '2', GIT_CONFIG_KEY_0: 'user.name', GIT_CONFIG_VALUE_0: 'X' };
    const named = { GIT_CONFIG_KEY_1: 'core.excludesFile', GIT_CONFIG_VALUE_1: '~/mine' };
    expect(await readAtHome(home, {}, { ...count, ...named })).toEqual(['a.md']);
    const whole = { GIT_CONFIG_SYSTEM: home.path('system'), GIT_CONFIG_GLOBAL: home.path('nothing') };
    home.write('system', `[core]\n\texcludesFile = ${home.path('mine')}\n`);
    expect(await readAtHome(home, {}, { ...whole, GIT_CONFIG_NOSYSTEM: '' })).toEqual(['a.md']);
    expect(await readAtHome(home, {}, { ...whole, GIT_CONFIG_NOSYSTEM: '1' })).toEqual(['a.md', 'c.local.md']);
  });

  it('that settings of the repository name take the place of the user’s, as long as they lie in it', async () => {
    const home = new Workspace({ '.gitconfig': '[core]\n\texcludesFile = ~/mine\n', mine: 'a.md\n' });
    const named = (file: string) => ({
      '.git/config': `[core]\n\texcludesFile = ${file}\n`,
      'etc/drafts': '*.local.md\n',
    });
    expect(await readAtHome(home, named('etc/drafts'))).toEqual(['a.md']);
    expect(await readAtHome(home, named(''))).toEqual(['a.md', 'c.local.md']);
    for (const elsewhere of ['~/mine', home.path('mine'), `../${home.folder.split('/').at(-1)}/mine`])
      expect(await readAtHome(home, named(elsewhere)), elsewhere).toEqual(['c.local.md']);
  });
});

/** What is read of a repository with `a.md` and `c.local.md`, by somebody at home in a folder. */
async function readAtHome(
  { folder }: Workspace,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const workspace = repository({ 'a.md': right, 'c.local.md': right, ...files });
  const { stdout } = await workspace.run(['--format', 'json'], {
    env: { HOME: folder, XDG_CONFIG_HOME: '', GIT_CONFIG_GLOBAL: '', GIT_CONFIG_NOSYSTEM: '1', ...env },
  });
  return JSON.parse(stdout).files.map((file: { path: string }) => file.path);
}

describe('a run that reads nothing', () => {
  it('because the configuration leaves everything out says so', async () => {
    const workspace = repository({ 'a.md': right, 'b.md': right, 'distinguo.yml': 'ignore: ["*.md"]\n' });
    const { code, stderr } = await workspace.run();
    expect(stderr).toContain('no document was read in this folder: 2 documents or folders are left out');
    expect(code).toBe(0);
  });

  it('because it was told to leave everything out says what did that, and doctor lists it', async () => {
    const workspace = repository({ 'a.md': right, 'b.md': right });
    const by = (count: number) => `${count} left out by --exclude or !GLOB.\n`;
    const note = 'distinguo: note: no document was read in';
    expect((await workspace.run(['--exclude', '*.md'])).stderr).toBe(`${note} this folder: ${by(2)}`);
    expect((await workspace.run(['a.md', '!a.md'])).stderr).toBe(`${note} a.md, !a.md: ${by(1)}`);
    const { stdout } = await workspace.run(['doctor', '--exclude', 'a.md']);
    expect(stdout).toContain('1 – --exclude or !GLOB\n    a.md\n');
  });

  it('says so, and fails where a glob was given', async () => {
    const workspace = repository({ 'a.md': right, '.gitignore': '*.md\n' });
    expect(await workspace.run()).toMatchObject({
      code: 0,
      stderr:
        'distinguo: note: no document was read in this folder: 1 document or folder is left out by ignore files or “ignore”; --no-ignore reads them, distinguo doctor lists them.\n',
    });
    expect((await workspace.run(['*.md'])).code).toBe(2);
    const accepted = await workspace.run(['*.md', '--allow-empty']);
    expect(accepted).toMatchObject({ code: 0, stderr: expect.stringContaining('note: No document matches *.md.') });
  });
});

const hasGit = spawnSync('git', ['--version']).status === 0 && process.platform === 'linux';

describe.skipIf(!hasGit)('what is left out of a repository', () => {
  it('is what Git leaves out, whatever the patterns', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 25; seed++) {
      const tree = new Tree(seed);
      expect(await tree.read(), tree.description).toEqual(tree.expected());
    }
  });
});

/** A repository with documents and patterns that chance has put there; the same for the same seed. */
class Tree {
  readonly #workspace: Workspace;
  readonly #files: Readonly<Record<string, string>>;
  #state: number;

  constructor(seed: number) {
    this.#state = seed * 7919;
    const folders = ['', 'docs/', 'docs/api/', 'vendor/', 'docs/vendor/', 'Docs/', 'a b/', 'vendor/x/y/'];
    const documents = folders.flatMap((folder) =>
      ['a.md', 'b.md', 'README.md', '#c.md', '[d].md'].map((name) => folder + name),
    );
    const places = ['.gitignore', 'docs/.gitignore', 'docs/api/.gitignore', 'vendor/.gitignore', '.git/info/exclude'];
    const ignoring = places.filter(() => this.#chance() < 0.6).map((place) => [place, this.#patterns()]);
    this.#files = Object.fromEntries(ignoring);
    this.#workspace = new Workspace();
    execFileSync('git', ['init', '-q'], { cwd: this.#workspace.folder });
    for (const name of documents) this.#workspace.write(name, right);
    for (const [name, text] of Object.entries(this.#files)) this.#workspace.write(name, text);
  }

  get description(): string {
    return JSON.stringify(this.#files, undefined, 1);
  }

  async read(): Promise<readonly string[]> {
    return [...(await read(this.#workspace))].sort();
  }

  expected(): readonly string[] {
    const options = {
      cwd: this.#workspace.folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
    } as const;
    const listed = execFileSync('git', ['ls-files', '-oz', '--exclude-standard'], options);
    return listed
      .split('\0')
      .filter((name) => name.endsWith('.md'))
      .sort();
  }

  #patterns(): string {
    const names = [
      '*.md',
      'a.md',
      'docs',
      'vendor',
      '**/vendor',
      'docs/*',
      'docs/**',
      '/docs/a.md',
      'api/',
      '*',
      '[ab].md',
    ];
    const odd = [
      'a b',
      'a\\ b',
      '\\#c.md',
      '# a.md',
      'README.md  ',
      'd?cs/',
      '**/api/**',
      'vendor/**/y',
      'Docs',
      '\\[d].md',
      '[!a].md',
      'x/y/',
      '/',
    ];
    return Array.from({ length: 1 + Math.floor(this.#chance() * 5) }, () => {
      const list = this.#chance() < 0.6 ? names : odd;
      const pattern = list[Math.floor(this.#chance() * list.length)] ?? '';
      return (this.#chance() < 0.3 ? '!' : '') + pattern + (this.#chance() < 0.2 ? '/' : '');
    }).join(this.#chance() < 0.2 ? '\r\n' : '\n');
  }

  #chance(): number {
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) >>> 0;
    return (this.#state >>> 8) / 0x1000000;
  }
}
