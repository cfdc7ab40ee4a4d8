import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cli, right, Workspace, wrong } from '../cli/distinguo.js';
import { Outside, trap } from './hostile.js';

const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main'];

function git(workspace: Workspace, ...args: string[]): string {
  return execFileSync('git', [...author, ...args], { cwd: workspace.folder, encoding: 'utf8', stdio: 'pipe' });
}

/** A repository with one commit. */
function repository(files: Readonly<Record<string, string>>): Workspace {
  const workspace = new Workspace(files);
  git(workspace, 'init', '-q');
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-q', '-m', 'first');
  return workspace;
}

/** A remote that is a program. */
const remoteOf = (script: string) => `ext::${script.replaceAll(' ', '% ')}`;

const everyHook = ['post-index-change', 'reference-transaction', 'pre-commit', 'post-checkout', 'fsmonitor-watchman'];

describe.skipIf(process.platform === 'win32')('a repository that would have Git start programs', () => {
  it('does not get it to, neither by its settings, attributes and hooks nor by the environment', async () => {
    const { script, ran } = trap();
    const workspace = repository({ 'a.md': right, 'b.md': right });
    const settings = ['fsmonitor', 'pager', 'sshCommand', 'editor', 'askPass', 'gitProxy', 'alternateRefsCommand'];
    for (const name of settings) git(workspace, 'config', `core.${name}`, script);
    for (const name of ['diff.external', 'diff.x.command', 'diff.x.textconv', 'filter.x.clean', 'filter.x.smudge'])
      git(workspace, 'config', name, script);
    for (const command of ['rev-parse', 'merge-base', 'ls-tree', 'ls-files', 'cat-file', 'fetch'])
      git(workspace, 'config', `alias.${command}`, `!${script}`);
    for (const hook of everyHook) fs.copyFileSync(script, workspace.path(`.git/hooks/${hook}`));
    fs.writeFileSync(workspace.path('.git/info/attributes'), '*.md filter=x diff=x\n');
    workspace.write('.gitattributes', '*.md filter=x diff=x\n');
    workspace.write('b.md', wrong);
    const env = {
      PATH: `${workspace.folder}:.:${process.env.PATH}`,
      ...Object.fromEntries(
        ['EXTERNAL_DIFF', 'PAGER', 'SSH', 'SSH_COMMAND', 'PROXY_COMMAND', 'ASKPASS', 'EDITOR'].map((name) => [
          `GIT_${name}`,
          script,
        ]),
      ),
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: script,
      GIT_CONFIG_KEY_1: 'core.hooksPath',
      GIT_CONFIG_VALUE_1: workspace.path('.git/hooks'),
    };
    fs.copyFileSync(script, workspace.path('git'));
    const { stdout, stderr } = await workspace.spawn(['--since', 'main', '--format', 'compact'], { env });
    expect(stdout, stderr).toMatch(/^b\.md:1:6: warning/);
    expect((await workspace.spawn(['--staged'], { env })).code).toBe(0);
    expect(ran()).toBe(false);
  });

  it('does not get missing objects fetched', async () => {
    const { script, ran } = trap();
    const workspace = repository({ 'a.md': right });
    const blob = git(workspace, 'rev-parse', 'HEAD:a.md').trim();
    fs.rmSync(workspace.path(`.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`));
    git(workspace, 'config', 'core.repositoryFormatVersion', '1');
    git(workspace, 'config', 'extensions.partialClone', 'origin');
    git(workspace, 'config', 'remote.origin.promisor', 'true');
    git(workspace, 'config', 'remote.origin.url', remoteOf(script));
    git(workspace, 'config', 'protocol.ext.allow', 'always');
    workspace.write('a.md', wrong);
    await workspace.spawn(['--since', 'main']);
    expect(ran()).toBe(false);
    // It would have: a careless command fetches what is missing.
    spawnSync('git', ['cat-file', '-p', blob], { cwd: workspace.folder, timeout: 10_000 });
    expect(ran()).toBe(true);
  });

  it('has no file written by variables that ask for traces', async () => {
    const outside = new Outside();
    const workspace = repository({ 'a.md': right });
    const env = { GIT_TRACE: outside.path('trace'), GIT_TRACE2_EVENT: outside.path('events') };
    await workspace.spawn(['--staged'], { env });
    expect(outside.names).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('a folder that looks like a repository without a work tree', () => {
  /** What a pull request can hold in any folder: `HEAD`, `config`, `objects/` and `refs/`. */
  function bareIn(folder: string, script: string): Readonly<Record<string, string>> {
    return {
      [`${folder}/HEAD`]: 'ref: refs/heads/main\n',
      [`${folder}/objects/.keep`]: '',
      [`${folder}/refs/.keep`]: '',
      [`${folder}/a.md`]: wrong,
      [`${folder}/config`]: `[core]\n\tbare = true\n\trepositoryFormatVersion = 0\n[protocol "ext"]\n\tallow = always\n[remote "origin"]\n\turl = ${remoteOf(script)}\n`,
    };
  }

  it('has no say in what the GitHub Action fetches', () => {
    const { script, ran } = trap();
    const workspace = repository(bareIn('docs', script));
    const action = parse(fs.readFileSync('action.yml', 'utf8')) as { runs: { steps: { id?: string; run: string }[] } };
    const lint = action.runs.steps.find(({ id }) => id === 'lint')?.run ?? '';
    const inputs = {
      PATHS: '.',
      SINCE: '',
      TARGET: 'main',
      BASELINE: '',
      MAX_WARNINGS: '0',
      SARIF: '',
      UPLOAD: 'false',
    };
    const env = { ...process.env, ...inputs, DISTINGUO: cli, GITHUB_OUTPUT: workspace.path('output') };
    spawnSync('bash', ['-eo', 'pipefail', '-c', lint], { cwd: workspace.path('docs'), env, timeout: 20_000 });
    expect(ran()).toBe(false);
    // It would have, without the option.
    const careless = lint.replaceAll('git -c safe.bareRepository=explicit', 'git');
    expect(careless).not.toBe(lint);
    spawnSync('bash', ['-eo', 'pipefail', '-c', careless], { cwd: workspace.path('docs'), env, timeout: 20_000 });
    expect(ran()).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('the GitHub Action', () => {
  it('lets no input write another output', () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const action = parse(fs.readFileSync('action.yml', 'utf8')) as { runs: { steps: { id?: string; run: string }[] } };
    const lint = action.runs.steps.find(({ id }) => id === 'lint')?.run ?? '';
    const inputs = { PATHS: '.', SINCE: '', TARGET: '', BASELINE: '', MAX_WARNINGS: '0', UPLOAD: 'false' };
    const env = {
      ...process.env,
      ...inputs,
      SARIF: 'a.sarif\nexit-code=0',
      DISTINGUO: cli,
      GITHUB_OUTPUT: workspace.path('output'),
    };
    const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', lint], { cwd: workspace.folder, env });
    expect(status).toBe(2);
    expect(workspace.files).toEqual(['a.md']);
  });
});
