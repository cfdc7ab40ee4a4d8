import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { listFiles, PackageManager } from '@vscode/vsce';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

const papers = fs
  .readdirSync('docs', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('images'))
  .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'));
const pages = fs.readdirSync('docs/rules').map((name) => `docs/rules/${name}`);

describe('the package of the command line', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'a package '));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  beforeAll(() => {
    const archive = execFileSync(process.execPath, ['scripts/package-npm.js', folder], { encoding: 'utf8' }).trim();
    execFileSync('tar', ['-xf', archive], { cwd: folder });
  }, 120_000);

  it('holds what is run and shown, and nothing else', () => {
    const files = fs
      .readdirSync(path.join(folder, 'package'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(path.join(folder, 'package'), path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      );
    const made = /^dist\/(?:cli-[\w.-]+\.cjs|library\/[\w.-]+\.js|types\/[\w/.-]+\.d\.ts)$/;
    expect(files.filter((file) => !made.test(file)).sort()).toEqual(
      [
        ...papers,
        'LICENSE',
        'README.md',
        'CHANGELOG.md',
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/cli.js',
        'dist/server.cjs',
        'distinguo.schema.json',
        'package.json',
      ].sort(),
    );
    expect(files).toEqual(expect.arrayContaining(['dist/library/index.js', 'dist/library/retext.js']));
  });

  it('has a manifest with nothing to run, to install, or of an editor in it', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package', 'package.json'), 'utf8'));
    const about = ['name', 'version', 'description', 'keywords', 'license', 'homepage', 'repository', 'private'];
    expect(Object.keys(manifest).sort()).toEqual([...about, 'type', 'bin', 'exports', 'engines'].sort());
    expect(Object.keys(manifest.engines)).toEqual(['node']);
  });

  it('names the licence of every package that is bundled, with its text', () => {
    const notices = fs.readFileSync(path.join(folder, 'package', 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    const parts = notices.split(/^-{80}\n\n/m).slice(1);
    expect(parts.length).toBeGreaterThan(30);
    for (const part of parts) {
      expect(part).toMatch(/^\S+ \d+\.\d+\.\d+ \([\w.-]+\)\n/);
      expect(part).toMatch(/copyright|blue oak/i);
      expect(part.length).toBeGreaterThan(500);
    }
    const named = parts.map((part) => part.slice(0, part.indexOf(' ')));
    expect(named).toEqual(
      expect.arrayContaining(['yaml', 'vscode-languageserver', '@lezer/markdown', 'zod', 'ignore']),
    );
  });

  it('runs by itself, with nothing installed beside it', () => {
    fs.writeFileSync(path.join(folder, 'a.md'), 'Each enduser has a badge.\n');
    const fixed = execFileSync(
      process.execPath,
      ['package/dist/cli.js', '--stdin', '--stdin-filename', 'a.md', '--fix'],
      {
        cwd: folder,
        input: fs.readFileSync(path.join(folder, 'a.md')),
        encoding: 'utf8',
      },
    );
    expect(fixed).toBe('Each end user has a badge.\n');
  });

  // The source may be whole and its bundle not: what a package hides from the bundler is missing only here.
  it('can load every part of the program that is loaded when it is needed', () => {
    const loadAll = `
      // Some of them start the program.
      process.argv = ['node', 'cli.js', '--version'];
      const parts = require('node:fs').readdirSync('package/dist').filter((name) => /^cli-.*[.]cjs$/.test(name));
      for (const part of parts.filter((name) => !/^cli-(?:main|worker)/.test(name))) require('./package/dist/' + part);
      console.log(parts.length + ' parts');`;
    const told = execFileSync(process.execPath, ['-e', loadAll], { cwd: folder, encoding: 'utf8' });
    expect(told).toMatch(/^\d{2,3} parts$/m);
  });
});

describe('the package of the extension', () => {
  let files: readonly string[];
  beforeAll(async () => {
    files = await listFiles({ cwd: '.', packageManager: PackageManager.None });
  }, 120_000);

  it('holds what the editor runs and shows, and nothing else', () => {
    const texts = fs
      .readdirSync('l10n')
      .filter((name) => name.endsWith('.json'))
      .map((name) => `l10n/${name}`);
    // Of the icon, too, the manifest says where it lies.
    const images = [...new Set(fs.readFileSync('package.json', 'utf8').match(/docs\/images\/[\w-]+\.png/g))];
    // The command line, with its server for agents, but for what takes glossaries in and out.
    const program = fs
      .readdirSync('dist')
      .filter((name) => /^cli-(?!exchange|linked-data|turtle|xlsx).*\.cjs$/.test(name))
      .map((name) => `dist/${name}`);
    const manifests = fs.readdirSync('.').filter((name) => /^package(?:\.nls(?:\.\w+)?)?\.json$/.test(name));
    expect([...files].sort()).toEqual(
      [
        ...pages,
        ...texts,
        ...images,
        ...manifests,
        ...program,
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/browser/client.js',
        'dist/client.cjs',
        'dist/page/proposal.css',
        'dist/page/proposal.js',
        'dist/server.cjs',
        'distinguo.schema.json',
      ].sort(),
    );
  });

  it('holds a command line that runs by itself, as the task runs it', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-vsix-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
    for (const file of files.filter((each) => each.startsWith('dist/'))) fs.cpSync(file, path.join(folder, file));
    const run = spawnSync(process.execPath, [path.join(folder, 'dist/cli-main.cjs'), '--', 'examples'], {
      encoding: 'utf8',
    });
    expect([run.stderr, run.status]).toEqual(['', 1]);
    expect(run.stdout).toMatch(/^examples\/[\w.-]+:\d+:\d+ warning role-mismatch$/m);
  });
});
