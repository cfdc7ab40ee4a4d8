import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const papers = fs
  .readdirSync('docs', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('images'))
  .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'));

/** A folder with nothing but the package as it is unpacked. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'a package '));
/** A project that has installed it, and what it needs for retext. */
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'a project '));
const installed = path.join(project, 'node_modules', 'distinguo');

beforeAll(() => {
  const archive = execFileSync(process.execPath, ['scripts/package-npm.js', folder], { encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xf', archive], { cwd: folder });
  fs.cpSync(path.join(folder, 'package'), installed, { recursive: true });
  for (const name of ['unified', 'retext-english', 'retext-stringify', 'vfile']) {
    fs.symlinkSync(path.resolve('node_modules', name), path.join(project, 'node_modules', name), 'dir');
  }
  fs.writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
}, 120_000);
afterAll(() => {
  for (const each of [folder, project]) fs.rmSync(each, { recursive: true, force: true });
});

describe('the package of the command line', () => {
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
        'dist/lsp.cjs',
        'dist/server.cjs',
        'distinguo.schema.json',
        'package.json',
      ].sort(),
    );
    expect(files).toEqual(expect.arrayContaining(['dist/library/index.js', 'dist/library/retext.js']));
  });

  it('has a manifest with nothing to run, to install, or of an editor in it', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package', 'package.json'), 'utf8'));
    const about = [
      'name',
      'version',
      'description',
      'keywords',
      'license',
      'homepage',
      'repository',
      'bugs',
      'private',
    ];
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

function run(code: string): unknown {
  fs.writeFileSync(path.join(project, 'main.js'), code);
  return JSON.parse(execFileSync(process.execPath, ['main.js'], { cwd: project, encoding: 'utf8' }));
}

describe('the library in the package', () => {
  it('holds the programs, the types and the papers, and no sources', () => {
    const names = fs
      .readdirSync(installed, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'));
    for (const name of [
      'dist/cli.js',
      'dist/lsp.cjs',
      'dist/server.cjs',
      'dist/library/index.js',
      'dist/library/retext.js',
      'dist/types/library/index.d.ts',
      'distinguo.schema.json',
      'docs/configuration.md',
    ]) {
      expect(names).toContain(name);
    }
    expect(
      names.filter((name) =>
        /(?:^|[^d])\.ts$|^(?:rules|cli|test|client|node_modules)\b|dist\/client|browser/.test(name),
      ),
    ).toEqual([]);
  });

  it('runs as a command', () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8'));
    expect(
      execFileSync(process.execPath, [path.join(installed, 'dist/cli.js'), '--version'], { encoding: 'utf8' }),
    ).toBe(`${version}\n`);
  });

  it('exports exactly this', () => {
    expect(
      run(
        `import * as all from 'distinguo'; import * as retext from 'distinguo/retext'; console.log(JSON.stringify([Object.keys(all).sort(), Object.keys(retext).sort()]))`,
      ),
    ).toEqual([
      ['languageOf', 'loadSettings', 'recommendedSettings', 'review', 'rules'],
      ['default', 'retextDistinguo'],
    ]);
  });

  it('reviews a text', () => {
    const code = `import { languageOf, review, rules } from 'distinguo';
      const { findings } = review({ text: 'Each enduser waits.', languageId: languageOf('a.md') });
      console.log(JSON.stringify([findings.map(({ rule, span, fixes }) => [rule, span, fixes[0].text]), rules.length]))`;
    expect(run(code)).toEqual([[['term-variant', { start: 5, end: 12 }, 'end user']], 7]);
  });

  it('reads a configuration from where it is told to', () => {
    const code = `import { loadSettings, review } from 'distinguo';
      const files = { '/r/distinguo.yml': 'rules: { term-variant: error }\\nignore: [old/**]\\nallow: 1\\n' };
      const readFile = async (path) => files[path];
      const { settings, ignored, mistakes } = await loadSettings('/r/distinguo.yml', { document: 'a.md', readFile });
      const old = await loadSettings('/r/distinguo.yml', { document: 'old/a.md', readFile });
      const { findings } = review({ text: 'Each enduser waits.', languageId: 'markdown' }, settings);
      console.log(JSON.stringify([findings[0].severity, ignored, old.ignored, mistakes.map(({ line }) => line)]))`;
    expect(run(code)).toEqual(['error', false, true, [3]]);
  });

  it('is a plugin for retext, whose messages others can print and apply', () => {
    const code = `import { unified } from 'unified'; import retextEnglish from 'retext-english'; import retextStringify from 'retext-stringify';
      import { VFile } from 'vfile'; import retextDistinguo from 'distinguo/retext';
      const file = new VFile({ path: 'a.md', value: '# A\\r\\n\\r\\nGive an enduser this.\\n\\nEach customer opens the dashboard and clicks the Export button.\\n' });
      await unified().use(retextEnglish).use(retextDistinguo).use(retextStringify).process(file);
      console.log(JSON.stringify(file.messages.map(({ ruleId, source, place, actual, expected, fatal, note }) => ({ ruleId, source, start: place.start, actual, expected, fatal, note }))))`;
    expect(run(code)).toMatchObject([
      {
        ruleId: 'term-variant',
        source: 'distinguo',
        start: { line: 3, column: 9, offset: 15 },
        actual: 'enduser',
        expected: ['end user'],
        fatal: false,
      },
      { ruleId: 'role-mismatch', actual: 'customer', note: expect.stringContaining('clicks the Export button') },
    ]);
  });

  it('reads by the extension of the file, and obeys settings', () => {
    const code = `import { unified } from 'unified'; import retextEnglish from 'retext-english'; import retextStringify from 'retext-stringify';
      import { VFile } from 'vfile'; import { retextDistinguo } from 'distinguo/retext'; import { recommendedSettings } from 'distinguo';
      const count = async (path, options) => {
        const file = new VFile({ path, value: '\`enduser\`' });
        await unified().use(retextEnglish).use(retextDistinguo, options).use(retextStringify).process(file);
        return file.messages.length;
      };
      const off = { settings: { ...recommendedSettings, rules: { ...recommendedSettings.rules, 'term-variant': 'off' } } };
      console.log(JSON.stringify([await count('a.md'), await count('a.txt'), await count('a.txt', off), await count(undefined, { languageId: 'plaintext' })]))`;
    expect(run(code)).toEqual([0, 1, 0, 1]);
  });

  it('has types that hold in a strict project, with all packages checked', () => {
    fs.writeFileSync(
      path.join(project, 'main.ts'),
      `import { unified } from 'unified';
import { type Finding, languageOf, loadSettings, review, rules, type Settings } from 'distinguo';
import retextDistinguo, { retextDistinguo as named } from 'distinguo/retext';
const { settings }: { settings: Settings } = await loadSettings('/a/distinguo.yml', { document: 'a.md', readFile: async () => undefined });
const findings: readonly Finding[] = review({ text: '', languageId: languageOf('a.md') ?? 'plaintext' }, settings).findings;
unified().use(retextDistinguo).use(named, { settings, languageId: 'html' });
export const told: readonly string[] = [...findings.map(({ message }) => message), ...rules.map(({ summary }) => summary)];
// @ts-expect-error there is no such kind of document
review({ text: '', languageId: 'no such kind' });
`,
    );
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--types',
      '',
    ];
    const tsc = path.resolve('node_modules/typescript/bin/tsc');
    const { status, output } = (() => {
      try {
        return {
          status: 0,
          output: execFileSync(process.execPath, [tsc, ...options, 'main.ts'], { cwd: project, encoding: 'utf8' }),
        };
      } catch (error) {
        return { status: 1, output: String((error as { stdout: unknown }).stdout) };
      }
    })();
    expect({ status, output }).toEqual({ status: 0, output: '' });
  }, 60_000);
});
