import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A project that has installed the packed package, and what it needs for retext. */
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'a project '));
const installed = path.join(project, 'node_modules', 'distinguo');

beforeAll(() => {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const [{ filename }] = Array.isArray(packed) ? packed : Object.values(packed);
  fs.mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(project, filename), '-C', installed, '--strip-components=1']);
  for (const name of ['unified', 'retext-english', 'retext-stringify', 'vfile']) {
    fs.symlinkSync(path.resolve('node_modules', name), path.join(project, 'node_modules', name), 'dir');
  }
  fs.writeFileSync(path.join(project, 'package.json'), '{"type":"module"}');
}, 60_000);
afterAll(() => fs.rmSync(project, { recursive: true, force: true }));

function run(code: string): unknown {
  fs.writeFileSync(path.join(project, 'main.js'), code);
  return JSON.parse(execFileSync(process.execPath, ['main.js'], { cwd: project, encoding: 'utf8' }));
}

describe('the package', () => {
  it('holds the programs, the types and the papers, and no sources', () => {
    const names = fs
      .readdirSync(installed, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'));
    for (const name of [
      'dist/cli.js',
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
