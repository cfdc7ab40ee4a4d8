import { execFileSync, spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';

const hasBash = spawnSync('bash', ['-c', 'complete']).status === 0;

describe('distinguo doctor', () => {
  it('says what is read with which configuration, and what is left out and why', async () => {
    const workspace = new Workspace({
      'a.md': wrong,
      'docs/b.md': wrong,
      'docs/distinguo.yml': 'ignore: [old.md]\n',
      'docs/old.md': wrong,
      'main.ts': '',
      'x.min.html': '',
      'bin.md': Buffer.from([0]),
      'out/c.md': '',
      'node_modules/d/e.md': '',
      '.gitignore': 'out\n',
    });
    const { code, stdout, stderr } = await workspace.spawn(['doctor']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Distinguo \d+\.\d+\.\d+, .*\.js\nNode v\d+/);
    expect(stdout.slice(stdout.indexOf('\nRead'))).toBe(`
Read:
  1 by built-in configuration
    a.md
  1 by docs/distinguo.yml
    docs/b.md

Left out:
  3 – not a kind of document that is read
    .gitignore
    docs/distinguo.yml
    main.ts
  1 – is a binary file, not text
    bin.md
  1 – “ignore” in docs/distinguo.yml
    docs/old.md
  1 – node_modules is not entered unless it is named
    node_modules
  1 – .gitignore or .distinguoignore
    out
  1 – minified
    x.min.html
`);
  });

  it('tells mistakes in configurations, and understands the options of a run', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': wrong, 'distinguo.yml': 'rulez: {}\n' });
    expect(await workspace.run(['doctor'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('distinguo.yml:1:1: “rulez”'),
    });
    expect((await workspace.run(['doctor', '--no-config', 'a.md'])).stdout).toContain('1 by built-in configuration');
  });
});

describe('help', () => {
  it('is printed for every command that is asked for it, and the command does nothing', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    for (const command of ['init', 'questions', 'decide', 'doctor', 'merge-reports', 'completion', 'mcp', 'lsp']) {
      const { code, stdout, stderr } = await workspace.run([command, '--help']);
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: distinguo/);
    }
    expect(workspace.files).toEqual(['a.md']);
  });

  it.each([
    ['decid', ' Did you mean “decide”?'],
    ['question', ' Did you mean “questions”?'],
    ['help', ' Did you mean “--help”?'],
    ['chapters', ''],
    ['./decid', ''],
  ])('names the command that “%s” may mean, where there is no such file', async (written, meant) => {
    const { code, stdout, stderr } = await new Workspace().run([written]);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: 'No document was read.\n',
      stderr: `distinguo: ${written} does not exist.${meant}\n`,
    });
  });

  it('reads a folder that has the name of no command', async () => {
    const { stdout } = await new Workspace({ 'help/a.md': wrong }).run(['help']);
    expect(stdout).toContain('help/a.md:');
  });
});

describe('distinguo completion', () => {
  it.skipIf(!hasBash)('completes options, values, rules and files in bash', async () => {
    const workspace = new Workspace({ 'a file.md': '' });
    const { stdout } = await workspace.run(['completion', 'bash']);
    const completed = (...words: string[]) => {
      const line = words.map((word) => `'${word}'`).join(' ');
      const script = `${stdout}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _distinguo; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', script], { cwd: workspace.folder, encoding: 'utf8' }).trim().split('\n');
    };
    expect(completed('distinguo', '--fix')).toEqual([
      '--fix',
      '--fix=clear',
      '--fix=all',
      '--fix-dry-run',
      '--fix-dry-run=clear',
      '--fix-dry-run=all',
    ]);
    expect(completed('distinguo', '--format', 'm')).toEqual(['markdown']);
    expect(completed('distinguo', '--rule', 'role')).toEqual(['role-mismatch']);
    expect(completed('distinguo', '--baseline', 'a')).toEqual(['a file.md']);
    expect(completed('distinguo', 'do')).toEqual(['doctor']);
    expect(completed('distinguo', 'completion', 'f')).toEqual(['fish']);
  });

  it('knows every option in every shell', async () => {
    const workspace = new Workspace();
    const { stdout: help } = await workspace.run(['--help']);
    const options = [...help.matchAll(/^ .*?--([\w-]+)/gm)].map(([, name]) => name ?? '');
    expect(options.length).toBeGreaterThan(20);
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const { stdout } = await workspace.run(['completion', shell]);
      for (const option of options) expect(stdout).toContain(shell === 'fish' ? `-l ${option} ` : `--${option}`);
    }
  });

  it('tells in PowerShell what each word behind an option makes of it', async () => {
    const { stdout } = await new Workspace().run(['completion', 'powershell']);
    expect(stdout).toContain("    '--fix' = 'rewrite what is warned of'\n");
    expect(stdout).toContain("    '--fix=all' = 'rewrite what is warned of: what is merely likely, too'\n");
    expect(stdout).toContain(
      "    '--list-formats=json' = 'list the formats that are read, the endings of their files and their comments: json'\n",
    );
  });

  it('says which shells there are', async () => {
    expect(await new Workspace().run(['completion', 'tcsh'])).toMatchObject({
      code: 2,
      stderr: 'distinguo: write distinguo completion bash|zsh|fish|powershell.\n',
    });
  });

  it.each(
    ['zsh', 'fish'].filter((shell) => process.platform === 'linux' && spawnSync(shell, ['--version']).status === 0),
  )('is read by %s', async (shell) => {
    const workspace = new Workspace();
    workspace.write('completion', (await workspace.run(['completion', shell])).stdout);
    execFileSync(shell, ['-n', workspace.path('completion')]);
  });
});
