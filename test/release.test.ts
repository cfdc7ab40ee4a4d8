import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';

const script = path.resolve('scripts/release.js');

/** Runs the release in a repository with these files, all committed but the last ones. */
function release(files: Record<string, string>, { loose = {}, final = false } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo release '));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const write = (all: Record<string, string>) => {
    for (const [name, text] of Object.entries(all)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
  write(files);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'all');
  write(loose);
  const { status, stderr } = spawnSync(process.execPath, [script, ...(final ? ['--final'] : [])], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(fs.existsSync(path.join(folder, 'build'))).toBe(false);
  return { status, stderr };
}

describe('a release', () => {
  const ready = {
    'package.json': '{ "name": "a", "version": "1.2.3" }',
    'CHANGELOG.md': '# Changelog\n\n## 1.2.3, 2026-11-29\n\n- All of it.\n',
    'action.yml': `steps:\n  - uses: actions/checkout@${'0'.repeat(40)} # v1\n  - uses: ./here\n`,
  };

  it('is not made of what is not committed', () => {
    const { status, stderr } = release(ready, { loose: { 'new.txt': 'new' } });
    expect(status).toBe(1);
    expect(stderr).toContain('not committed:\n?? new.txt\nNothing was made.');
  });

  it.each([
    ['what is private', { 'package.json': '{ "version": "1.2.3", "private": true }' }, 'package.json says “private”.'],
    [
      'places that are not filled in',
      { 'package.json': '{ "version": "1.2.3", "homepage": "https://distinguo.invalid/" }' },
      'docs/placeholders.md',
    ],
    ['changes without a date', { 'CHANGELOG.md': '## 1.2.3, not released\n\n- All.\n' }, '“## 1.2.3”'],
    ['actions that can change', { '.github/workflows/a.yml': 'steps:\n  - uses: a/b@v1\n' }, 'uses a/b@v1'],
  ])('does not go out with %s', (_what, files, message) => {
    const { status, stderr } = release({ ...ready, ...files }, { final: true });
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(2);
  });
});
