import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { entriesIn, type ReadEntry } from '../support/zip.js';

const json = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8'));

describe('the package of the extension', () => {
  let said: string;
  let code: number | null;
  let entries: readonly ReadEntry[];
  beforeAll(() => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/package.js'], { encoding: 'utf8' });
    [said, code] = [`${stdout}${stderr}`, status];
    entries = entriesIn(fs.readFileSync('distinguo.vsix')).map((entry) => ({
      ...entry,
      name: entry.name.replace(/^extension\//, ''),
    }));
  }, 120_000);

  it('is made without a warning, below 1.6 megabytes', () => {
    expect(said).not.toMatch(/\b(?:warning|error)\b/i);
    expect(code).toBe(0);
    expect(fs.statSync('distinguo.vsix').size).toBeLessThan(1.6 * 1024 * 1024);
  });

  it('holds what the editor runs and shows, and nothing else', () => {
    const texts = fs
      .readdirSync('l10n')
      // The English one is for translators; its texts stand in the program.
      .filter((name) => name !== 'bundle.l10n.json')
      .filter((name) => name.endsWith('.json'))
      .map((name) => `l10n/${name}`);
    // Of the icon, too, the manifest says where it lies.
    const images = [...new Set(fs.readFileSync('package.json', 'utf8').match(/docs\/images\/[\w-]+\.png/g))];
    // The command line, with its server for agents, but for what takes glossaries in and out.
    const program = fs
      .readdirSync('dist')
      .filter((name) => /^cli-(?!completion|doctor|exchange|linked-data|lsp|turtle|xlsx).*\.cjs$/.test(name))
      .map((name) => `dist/${name}`);
    const manifests = fs.readdirSync('.').filter((name) => /^package(?:\.nls(?:\.\w+)?)?\.json$/.test(name));
    expect(entries.map(({ name }) => name).sort()).toEqual(
      [
        ...fs.readdirSync('docs/rules').map((name) => `docs/rules/${name}`),
        ...texts,
        ...images,
        ...manifests,
        ...program,
        // As such archives name them.
        ...['[Content_Types].xml', 'extension.vsixmanifest', 'changelog.md', 'LICENSE.txt', 'readme.md'],
        'dist/THIRD-PARTY-NOTICES.txt',
        'dist/browser/client.js',
        'dist/client.cjs',
        'dist/lsp.cjs',
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
    for (const { name, contents } of entries.filter((each) => each.name.startsWith('dist/'))) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), contents);
    }
    const run = spawnSync(process.execPath, [path.join(folder, 'dist/cli-main.cjs'), '--', 'examples'], {
      encoding: 'utf8',
    });
    expect([run.stderr, run.status]).toEqual(['', 1]);
    expect(run.stdout).toMatch(/^examples\/[\w.-]+:\d+:\d+ warning role-mismatch$/m);
  });

  it('is presented by a page of its own, which needs no address and leads nowhere that is not there', () => {
    const { contributes } = json('package.json');
    const texts = json('package.nls.json');
    const held = (name: string) => entries.find((entry) => entry.name === name)?.contents.toString() ?? '';
    const page = held('readme.md');
    for (const name of Object.keys(contributes.configuration.properties)) expect(page).toContain(`\`${name}\``);
    for (const { title } of contributes.commands) expect(page).toContain(texts[title.slice(1, -1)]);
    for (const file of ['readme.md', 'changelog.md']) expect(held(file)).not.toMatch(/\]\(|<img|distinguo\.invalid/);
    expect(page).not.toMatch(/\bnpm\b|Node\.js/);
  });
});
