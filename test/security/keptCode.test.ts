import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { keepingCode, sealed } from '../../start/kept-code.js';
import { cli, wrong } from '../cli/distinguo.js';
import { Client } from '../server/client.js';

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

  /** Where the engine is kept. */
  get engine(): string {
    return path.join(this.cache, this.kept.find((name) => name.endsWith('cli-engine.cjs')) ?? '');
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
    fs.writeFileSync(file, sealed(fs.readFileSync(file)));
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

  it('is kept of the language server as well, whoever starts it, and changes nothing', async () => {
    const home = new Home();
    const said = async (...program: readonly string[]) => {
      const unset = ['-u', 'CI', '-u', 'NODE_OPTIONS'];
      const surroundings = ['env', ...unset, `XDG_CACHE_HOME=${path.dirname(home.cache)}`];
      const client = await Client.start({}, [...surroundings, process.execPath, ...program]);
      const diagnostics = await client.diagnostics(await client.open('untitled:1', `${wrong}\n`));
      expect(await client.stop()).toBe(0);
      return diagnostics;
    };
    const started = [path.join(path.dirname(cli), 'lsp.cjs'), '--stdio'];
    const first = await said(...started);
    expect(first).toMatchObject([{ code: 'term-variant' }]);
    expect(home.kept).toEqual([expect.stringMatching(/^code-.*-server\.cjs$/)]);
    const file = path.join(home.cache, home.kept[0] ?? '');
    expect(fs.statSync(file).mode & 0o077).toBe(0);
    // What V8 refuses is made anew by then: whatever stays as it is was used.
    const yesterday = new Date(Date.now() - 25 * 3600 * 1000);
    fs.utimesSync(file, yesterday, yesterday);
    const { mtimeMs } = fs.statSync(file);
    expect(await said(...started)).toEqual(first);
    expect(await said(cli, 'lsp')).toEqual(first);
    expect(home.kept).toHaveLength(1);
    expect(fs.statSync(file).mtimeMs).toBe(mtimeMs);
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

  it('is made anew where a bit of it has changed, or its end is missing', { timeout: 60_000 }, () => {
    const home = new Home();
    const first = home.run();
    const whole = fs.readFileSync(home.engine);
    const damaged = [0.25, 0.5, 0.75].map((part) => {
      const other = Buffer.from(whole);
      other[Math.floor(whole.length * part)] = (whole[Math.floor(whole.length * part)] as number) ^ 0x10;
      return other;
    });
    for (const kept of [...damaged, whole.subarray(0, -8), whole.subarray(0, 3)]) {
      fs.writeFileSync(home.engine, kept);
      expect(home.run()).toBe(first);
      const again = fs.readFileSync(home.engine);
      expect(again.equals(kept)).toBe(false);
      expect(again.equals(sealed(again.subarray(8)))).toBe(true);
    }
  });

  it('goes after 30 days, whatever else lies there', () => {
    const home = new Home();
    home.run();
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3600 * 1000);
    const unremovable = ['code-0', 'code-5', 'code-zz'].map((name) => path.join(home.cache, name));
    for (const folder of unremovable) fs.mkdirSync(path.join(folder, 'inner'), { recursive: true });
    const files = { 'code-1-old': 31, 'code-9-old': 31, 'code-z-old': 31, 'code-1-young': 29, notes: 31 };
    for (const [name, days] of Object.entries(files)) {
      fs.writeFileSync(path.join(home.cache, name), '');
      fs.utimesSync(path.join(home.cache, name), daysAgo(days), daysAgo(days));
    }
    for (const file of [...unremovable, home.engine]) fs.utimesSync(file, daysAgo(31), daysAgo(31));
    const run = home.run();
    expect(run).toMatch(/^1 a\.md:1:/);
    expect(fs.statSync(home.engine).mtimeMs).toBeGreaterThan(daysAgo(1).getTime());
    expect(Object.keys(files).filter((name) => home.kept.includes(name))).toEqual(['code-1-young', 'notes']);
  });

  it('lies where a link leads, and that place is the one whose rights count', () => {
    const home = new Home();
    const real = path.join(home.folder, 'real');
    fs.mkdirSync(real, { mode: 0o700 });
    fs.symlinkSync(real, path.dirname(home.cache));
    home.run();
    expect(fs.readdirSync(path.join(real, 'distinguo')).length).toBeGreaterThan(0);
    const other = new Home();
    fs.mkdirSync(path.join(other.folder, 'real'));
    fs.chmodSync(path.join(other.folder, 'real'), 0o777);
    fs.symlinkSync(path.join(other.folder, 'real'), path.dirname(other.cache));
    expect(other.run()).toMatch(/^1 a\.md:1:/);
    expect(fs.readdirSync(path.join(other.folder, 'real'))).toEqual([]);
  });

  it.runIf(process.geteuid?.() === 0)('makes no folder in the home of somebody else', () => {
    const home = new Home();
    const theirs = path.join(home.folder, 'theirs');
    fs.mkdirSync(path.join(theirs, 'deep'), { recursive: true });
    for (const folder of [theirs, path.join(theirs, 'deep')]) {
      fs.chownSync(theirs, 65534, 65534);
      expect(home.run({ XDG_CACHE_HOME: '', HOME: folder })).toMatch(/^1 a\.md:1:/);
      expect(fs.readdirSync(folder)).toEqual(folder === theirs ? ['deep'] : []);
    }
  });

  it('is used from the folder that was looked at, when a link leads elsewhere since', () => {
    const home = new Home();
    const program = path.join(home.folder, 'program');
    const [seen, since, link] = ['seen', 'since', 'link'].map((name) => path.join(home.folder, name)) as [
      string,
      string,
      string,
    ];
    for (const folder of [program, seen, since]) fs.mkdirSync(folder, { mode: 0o700 });
    fs.symlinkSync(seen, link);
    fs.writeFileSync(path.join(program, 'cli-a.cjs'), 'exports.a = 1;');
    const opened: string[] = [];
    const open = fs.openSync;
    const load = keepingCode({ home: program, build: 'build', core: 'cli-a.cjs' }, link);
    fs.unlinkSync(link);
    fs.symlinkSync(since, link);
    try {
      fs.openSync = ((file: string, ...rest: [number]) => {
        opened.push(file);
        return open(file, ...rest);
      }) as typeof fs.openSync;
      expect(load?.('cli-a.cjs')).toEqual({ a: 1 });
    } finally {
      fs.openSync = open;
    }
    expect(opened.filter((file) => path.basename(file).startsWith('code-')).map(path.dirname)).toEqual([seen]);
  });

  it('does not give half of a file that threw while it was loaded', () => {
    const home = new Home();
    fs.writeFileSync(path.join(home.folder, 'cli-half.cjs'), 'exports.half = 1; throw new Error("no more");');
    const load = keepingCode({ home: home.folder, build: 'build', core: 'cli-half.cjs' }, home.cache);
    for (const _ of ['once', 'again']) expect(() => load?.('cli-half.cjs')).toThrow('no more');
  });
});
