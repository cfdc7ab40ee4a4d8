import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';
import { found, repository } from './repository.js';

const clean = 'Nobody is named on this page, and nobody will be.\n';
const long = `${'The lift stops on every floor of the house. The door opens slowly. '.repeat(4)}\n\n${wrong}\n${clean}`;

describe('--since', () => {
  it('reports what was brought in since the branches parted, and not what others did meanwhile', async () => {
    const { workspace, git } = repository({ 'old.md': long, 'b.md': clean });
    git('checkout', '-q', '-b', 'topic');
    workspace.write('b.md', `${clean}\n${wrong}`);
    workspace.write('new.md', wrong);
    git('add', '-A');
    git('commit', '-q', '-m', 'topic');
    git('checkout', '-q', 'main');
    workspace.write('old.md', clean);
    git('commit', '-q', '-a', '-m', 'meanwhile');
    git('checkout', '-q', 'topic');
    workspace.write('untracked.md', wrong);
    expect(await found(workspace, '--since', 'main')).toEqual(['b.md:3', 'new.md:1', 'untracked.md:1']);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['untracked.md:1']);
  });

  it('does not call a problem new because its line was touched, wrapped or moved', async () => {
    const { workspace } = repository({ 'a.md': `# Lift\n\nEach enduser has a blue badge and a key.\n\n${clean}` });
    workspace.write('a.md', `# Lift\n\n${clean}\nAs of today, each enduser has\na red badge, and a key.\n`);
    expect(await found(workspace, '--since', 'HEAD')).toEqual([]);
    workspace.write('a.md', '# Lift\n\nEach enduser has a blue badge, and an enduser has a key.\n');
    expect((await workspace.report('--since', 'HEAD')).summary).toMatchObject({ warnings: 1, known: 1 });
  });

  it('reports one that is mended in one place and made in another', async () => {
    const { workspace } = repository({ 'a.md': `The enduser waits.\n\nThe user leaves.\n` });
    workspace.write('a.md', `The user waits.\n\nThe enduser leaves.\n`);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['a.md:3']);
  });

  it('follows a document that was renamed and edited; a copy is new', async () => {
    const { workspace } = repository({ 'a.md': long });
    fs.rmSync(workspace.path('a.md'));
    workspace.write('docs/renamed.md', `${long}\nThe enduser is new here.\n`);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['docs/renamed.md:7']);
    workspace.write('docs/second.md', long);
    expect(await found(workspace, '--since', 'HEAD', 'docs')).toHaveLength(2);
  });

  it('reads a document that is the same but for its line ends as the same', async () => {
    const { workspace } = repository({ 'a.md': long });
    workspace.write('a.md', long.replaceAll('\n', '\r\n'));
    expect(await found(workspace, '--since', 'HEAD')).toEqual([]);
  });

  it('lets --fix rewrite what is new, and nothing else', async () => {
    const { workspace } = repository({ 'a.md': wrong });
    workspace.write('a.md', `${wrong}\nThe enduser waits.\n`);
    await workspace.run(['--since', 'HEAD', '--fix']);
    expect(workspace.read('a.md')).toBe(`${wrong}\nThe end user waits.\n`);
  });

  it('works from a folder below, and says what is missing', async () => {
    const { workspace } = repository({ 'docs/a.md': clean });
    expect((await workspace.run(['--since', 'gone'])).stderr).toContain(
      '--since gone: there is no such branch, tag or commit here.',
    );
    expect((await workspace.run(['--since=--output=x'])).stderr).toContain(
      'is not the name of a branch, tag or commit.',
    );
    expect((await new Workspace({ 'a.md': '' }).run(['--since', 'main'])).stderr).toMatch(
      /--since needs a Git repository; .* lies in none\.\n$/,
    );
    expect(workspace.files.filter((name) => !name.startsWith('.git/'))).toEqual(['docs/a.md']);
  });
});

describe('--staged', () => {
  it('judges what is staged, whatever lies in the folder, and reports what is new in it', async () => {
    const { workspace, git } = repository({ 'a.md': long, 'b.md': clean, 'c.md': clean });
    workspace.write('a.md', `${long}\nThe enduser is new here.\n`);
    workspace.write('b.md', wrong);
    git('add', '-A');
    workspace.write('a.md', clean);
    workspace.write('b.md', clean);
    workspace.write('c.md', wrong);
    expect(await found(workspace, '--staged')).toEqual(['a.md:7', 'b.md:1']);
    expect((await workspace.run(['--staged'])).stdout).toContain('The enduser is new here.');
  });

  it('follows a staged renaming, and reads a repository without any commit', async () => {
    const { workspace, git } = repository({ 'a.md': long });
    git('mv', 'a.md', 'b.md');
    expect(await found(workspace, '--staged')).toEqual([]);
    const empty = new Workspace({ 'a.md': wrong });
    execFileSync('git', ['init', '-q'], { cwd: empty.folder });
    execFileSync('git', ['add', '-A'], { cwd: empty.folder });
    expect(await found(empty, '--staged')).toEqual(['a.md:1']);
  });
});

describe.skipIf(process.platform === 'win32')('a hostile repository', () => {
  it('cannot make Git run anything', async () => {
    const { workspace, git } = repository({ 'a.md': clean, 'b.md': clean });
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hostile'));
    const evil = path.join(folder, 'evil');
    const ran = path.join(folder, 'ran');
    fs.writeFileSync(evil, `#!/bin/sh\ntouch ${ran}\ncat\n`, { mode: 0o755 });
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'core.sshCommand',
      'core.editor',
      'core.askPass',
      'diff.external',
      'diff.x.command',
      'diff.x.textconv',
      'filter.x.clean',
      'filter.x.smudge',
      'filter.x.process',
      'interactive.diffFilter',
      'pager.ls-tree',
      'pager.cat-file',
      'alias.ls-tree',
      'gpg.program',
      'uploadpack.packObjectsHook',
    ]) {
      git('config', key, key.startsWith('alias') ? `!${evil}` : evil);
    }
    git('config', 'core.hooksPath', workspace.folder);
    fs.copyFileSync(evil, workspace.path('post-index-change'));
    workspace.write('.gitattributes', '*.md filter=x diff=x\n');
    workspace.write('git', `#!/bin/sh\n${evil}\n`);
    fs.chmodSync(workspace.path('git'), 0o755);
    workspace.write('b.md', wrong);
    const env = {
      PATH: `.:${workspace.folder}:${process.env.PATH}`,
      GIT_EXTERNAL_DIFF: evil,
      GIT_PAGER: evil,
      GIT_SSH_COMMAND: evil,
    };
    const since = await workspace.run(['--since', 'main', '--format', 'compact'], { env });
    expect(since.stdout).toMatch(/^b\.md:1:6: warning/);
    expect((await workspace.run(['--staged'], { env })).code).toBe(0);
    await workspace.run(['doctor'], { env });
    expect(fs.existsSync(ran)).toBe(false);
    // It would have: the same settings make a careless command run it.
    git('config', '--unset', 'filter.x.process');
    execFileSync('git', ['status', '--short'], { cwd: workspace.folder, stdio: 'ignore' });
    expect(fs.existsSync(ran)).toBe(true);
    fs.rmSync(folder, { recursive: true });
  });
});
