import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { cli, wrong } from '../cli/distinguo.js';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A home with a document, and a cache in it. */
class Home {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-home-')));
  readonly cache = path.join(this.folder, 'cache', 'distinguo');
  readonly witness = path.join(this.folder, 'ran');

  constructor() {
    made.push(this.folder);
    fs.writeFileSync(path.join(this.folder, 'a.md'), `${wrong}\n`);
  }

  get kept(): readonly string[] {
    return fs.existsSync(this.cache) ? fs.readdirSync(this.cache).sort() : [];
  }

  run(env: Readonly<Record<string, string>> = {}): string {
    const { CI: _, NODE_OPTIONS: __, NODE_DISABLE_COMPILE_CACHE: ___, NODE_COMPILE_CACHE: ____, ...rest } = process.env;
    const surroundings = { ...rest, XDG_CACHE_HOME: path.dirname(this.cache), WITNESS: this.witness, ...env };
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, '--format', 'compact', 'a.md'], {
      cwd: this.folder,
      env: surroundings,
      encoding: 'utf8',
    });
    return `${status} ${stdout}${stderr}`;
  }

  /** Puts code of another program in the place of what was kept: V8 asks how long the text was, and no more. */
  plant(): string {
    const name = this.kept.find((name) => name.endsWith('cli-main.cjs')) ?? '';
    const file = path.join(this.cache, name);
    const maker = `
      const { wrap } = require('node:module');
      const text = require('node:fs').readFileSync(process.argv[1], 'utf8');
      const other = 'require("node:fs").writeFileSync(process.env.WITNESS, "")';
      const code = new (require('node:vm').Script)(wrap(other.padEnd(text.length)), { filename: process.argv[1] });
      require('node:fs').writeFileSync(process.argv[2], code.createCachedData());`;
    const flag = { '20': ['--interrupt-budget=600000'], '24': ['--invocation-count-for-turbofan=20000'] };
    const flags = flag[process.versions.node.split('.')[0] as keyof typeof flag] ?? [];
    spawnSync(process.execPath, [...flags, '-e', maker, path.join(path.dirname(cli), 'cli-main.cjs'), file]);
    return file;
  }
}

describe.skipIf(process.platform === 'win32')('compiled code that is kept', () => {
  it('lies where nobody else can write, and changes nothing', () => {
    const home = new Home();
    const first = home.run();
    expect(first).toMatch(/^1 a\.md:1:/);
    expect(home.kept.join(' ')).toMatch(/cli-engine\.cjs/);
    const modes = [home.cache, ...home.kept.map((name) => path.join(home.cache, name))].map(
      (file) => fs.statSync(file).mode & 0o077,
    );
    expect(Math.max(...modes)).toBe(0);
    const before = home.kept;
    expect(home.run()).toBe(first);
    expect(home.kept).toEqual(before);
  });

  it.each([
    ['CI', 'true'],
    ['NODE_DISABLE_COMPILE_CACHE', '1'],
    ['XDG_CACHE_HOME', 'cache'],
  ])('is not kept with %s=%s', (name, value) => {
    const home = new Home();
    expect(home.run({ [name]: value })).toMatch(/^1 a\.md:1:/);
    expect(home.kept).toEqual([]);
  });

  it('is run from the folder of the user, which is why nothing else may be', () => {
    const home = new Home();
    home.run();
    home.plant();
    home.run();
    expect(fs.existsSync(home.witness)).toBe(true);
  });

  it.each<[string, (home: Home, file: string) => void]>([
    ['a folder that others can write to', ({ cache }) => fs.chmodSync(cache, 0o777)],
    ['a folder in one that others can write to', ({ cache }) => fs.chmodSync(path.dirname(cache), 0o775)],
    ['a file that others can write to', (_, file) => fs.chmodSync(file, 0o666)],
    [
      'a link to a file',
      ({ folder }, file) => {
        fs.renameSync(file, path.join(folder, 'elsewhere'));
        fs.symlinkSync(path.join(folder, 'elsewhere'), file);
      },
    ],
  ])('is not run from %s', (_, spoil) => {
    const home = new Home();
    const first = home.run();
    spoil(home, home.plant());
    expect(home.run()).toBe(first);
    expect(fs.existsSync(home.witness)).toBe(false);
  });

  it.runIf(process.geteuid?.() === 0)('is not run from a folder or a file of somebody else', () => {
    for (const spoil of [({ cache }: Home) => cache, (_: Home, file: string) => file]) {
      const home = new Home();
      const first = home.run();
      fs.chownSync(spoil(home, home.plant()), 65534, 65534);
      expect(home.run()).toBe(first);
      expect(fs.existsSync(home.witness)).toBe(false);
    }
  });

  it('is not missed where it is broken off or cannot be written', () => {
    const home = new Home();
    const first = home.run();
    for (const name of home.kept) fs.truncateSync(path.join(home.cache, name), 100);
    expect(home.run()).toBe(first);
    fs.rmSync(home.cache, { recursive: true });
    fs.writeFileSync(home.cache, '');
    expect(home.run()).toBe(first);
  });
});
