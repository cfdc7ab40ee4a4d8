import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cli, right, Workspace, wrong } from './distinguo.js';

const entries = (workspace: Workspace) =>
  workspace.files.filter((name) => /^\.distinguocache\/..\/[0-9a-f]{64}\.json$/.test(name));

describe('--cache', () => {
  it('gives the same report as without, also after edits', async () => {
    const line = fc.constantFrom(
      wrong,
      right,
      'Each customer opens the dashboard and clicks the Export button.\n',
      '<!-- distinguo-disable-next-line -->\n',
    );
    const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 3 }), async (texts) => {
        const workspace = new Workspace();
        for (const contents of texts) {
          workspace.write('a.md', contents);
          workspace.write('b.md', texts[0] ?? '');
          const { stdout: plain } = await workspace.run(['--format', 'json']);
          expect((await workspace.run(['--format', 'json', '--cache'])).stdout).toBe(plain);
          expect((await workspace.run(['--format', 'json', '--cache'])).stdout).toBe(plain);
        }
      }),
      { numRuns: 3 },
    );
  }, 120_000);

  it('does not confuse configurations, rules and kinds of documents', async () => {
    const workspace = new Workspace({
      'a.md': '`enduser`\n',
      'a.txt': '`enduser`\n',
      'off.yml': 'rules: { term-variant: off }\n',
    });
    const count = async (...args: string[]) =>
      (await workspace.report('--cache', ...args)).files.map(({ findings }) => findings.length);
    expect(await count()).toEqual([0, 1]);
    expect(await count('--config', 'off.yml')).toEqual([0, 0]);
    expect(await count('--rule', 'role-mismatch')).toEqual([0, 0]);
    expect(await count()).toEqual([0, 1]);
  });

  it('is not shown to Git, is not read as documents, and takes another folder', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--cache']);
    expect(entries(workspace)).toHaveLength(1);
    expect(workspace.read('.distinguocache/.gitignore')).toBe('*\n');
    await workspace.run(['--cache=build/cache']);
    expect(workspace.files.some((name) => name.startsWith('build/cache/'))).toBe(true);
  });

  it('finds anew what cannot be read', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--cache']);
    for (const broken of ['', '{', '{"findings":1}', 'null']) {
      workspace.write(entries(workspace)[0] ?? '', broken);
      expect((await workspace.run(['--cache'])).stdout).toContain('a.md:1:6 warning term-variant');
    }
  });

  it('forgets what nobody has asked for in a long time, and touches nothing else', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(['--cache']);
    const old = new Date(Date.now() - 40 * 24 * 3_600_000);
    workspace.write('a.md', `${wrong}\n`);
    workspace.write('.distinguocache/ab/mine.json', '');
    for (const name of [entries(workspace)[0] ?? '', '.distinguocache/ab/mine.json'])
      fs.utimesSync(workspace.path(name), old, old);
    const [before] = entries(workspace);
    await workspace.run(['--cache']);
    expect(entries(workspace)).not.toContain(before);
    expect(workspace.files).toContain('.distinguocache/ab/mine.json');
  });

  it.skipIf(process.platform === 'win32')('does not follow a link away', async () => {
    const elsewhere = new Workspace();
    const workspace = new Workspace({ 'a.md': wrong });
    fs.symlinkSync(elsewhere.folder, workspace.path('.distinguocache'));
    expect((await workspace.run(['--cache'])).stderr).toContain(
      'note: .distinguocache is no folder that the cache could be kept in',
    );
    expect(elsewhere.files).toEqual([]);
  });

  it('stands several runs at once', async () => {
    const workspace = new Workspace(
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`${index}.md`, `${wrong}\nPage ${index}.\n`])),
    );
    const alone = (await workspace.run(['--format', 'json'])).stdout;
    const runs = await Promise.all(Array.from({ length: 4 }, () => workspace.spawn(['--format', 'json', '--cache'])));
    for (const { stdout, stderr } of runs) expect({ stdout, stderr }).toEqual({ stdout: alone, stderr: '' });
    expect((await workspace.spawn(['--format', 'json', '--cache'])).stdout).toBe(alone);
    expect(entries(workspace)).toHaveLength(60);
    expect(workspace.files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }, 60_000);
});

describe('two runs that fix at once', () => {
  it('leave every document fixed once', async () => {
    const names = Array.from({ length: 80 }, (_, index) => `${index}.md`);
    const workspace = new Workspace(Object.fromEntries(names.map((name) => [name, wrong])));
    await Promise.all([workspace.spawn(['--fix', '--cache']), workspace.spawn(['--fix', '--cache'])]);
    for (const name of names) expect(workspace.read(name)).toBe(right);
    expect(workspace.files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }, 60_000);
});

describe.skipIf(process.platform === 'win32')('a run that is killed while it fixes', () => {
  it('leaves every document old or new, or what it held in a copy beside it', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `${index}.md`);
    const before = `${wrong}\n${'Nothing happens here. '.repeat(500)}\n\n${wrong}`;
    const after = before.replaceAll('enduser', 'end user');
    for (const delay of [120, 200, 300, 450, 650]) {
      const workspace = new Workspace(Object.fromEntries(names.map((name) => [name, before])));
      const child = spawn(process.execPath, [cli, '--fix'], { cwd: workspace.folder, stdio: 'ignore' });
      setTimeout(() => child.kill('SIGKILL'), delay);
      await new Promise((resolve) => child.on('close', resolve));
      const texts = names.map((name) => fs.readFileSync(path.join(workspace.folder, name), 'utf8'));
      // A document is written in place, so that access lists stay; until it is whole, a copy lies beside it.
      const halves = texts.filter((text) => text !== before && text !== after);
      const copies = fs
        .readdirSync(workspace.folder)
        .filter((name) => name.endsWith('.tmp'))
        .filter((name) => fs.readFileSync(path.join(workspace.folder, name), 'utf8') === before);
      expect(halves.length).toBeLessThanOrEqual(copies.length);
    }
  }, 60_000);
});
