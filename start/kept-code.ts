// Keeps what V8 has made of the program for the next run, as Node itself does from 22.8 on: Node 20 does not, and what
// Node keeps leaves out a third of it. What is kept is run, so it is read only where nobody else can have written it.

import type { Script } from 'node:vm';

const fs = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');

/** In milliseconds: what is older is made again, and what nobody makes again goes. */
const longestKept = 30 * 24 * 3600 * 1000;

/** In milliseconds: what V8 refuses since a run had other flags is made anew by the first run behind that time, not by each. */
const longestRefused = 24 * 3600 * 1000;

/** In bytes; more than V8 makes of all our files. */
const mostRead = 1 << 25;

/** In bytes: a sum over the code, and how long it is, stand in front of it. */
const sealLength = 8;

/** What others may write to, in the mode of a file. */
const byOthers = 0o022;
const sticky = 0o1000;

interface Made {
  readonly exports: unknown;
}

type Require = (wanted: string) => unknown;

/** A program of which code is kept. */
export interface Program {
  /** The folder in which it lies. */
  readonly home: string;
  /** Tells it from any other. */
  readonly build: string;
  /** The file that does its work: what a run without it has compiled is of little use to one with it, and is not kept. */
  readonly core: string;
  /** Called before code is kept, at the end of the process. */
  beforeKept?(): void;
}

/**
 * Loads files of a program, with what was kept of them.
 *
 * @param folder where code is kept; created when it is not there
 * @returns undefined where code cannot be kept safely
 */
export function keepingCode(program: Program, folder: string): ((name: string) => unknown) | undefined {
  const { home, build, core } = program;
  const user = process.geteuid?.();
  const own = user === undefined ? undefined : folderOf(user, folder);
  if (user === undefined || own === undefined) return undefined;
  const { createRequire, wrap } = process.getBuiltinModule('node:module') as unknown as Modules;
  const vm = process.getBuiltinModule('node:vm');
  const require = createRequire(path.join(home, core));
  const loaded = new Map<string, Made>();
  const fresh = new Map<string, Script>();
  // An editor brings a V8 of its own with a version of Node.
  const keptAs = (name: string) => path.join(own, `code-${process.versions.v8}-${process.arch}-${build}-${name}`);

  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    try {
      run(name, module);
    } catch (error) {
      // Whoever asks for it again shall not be given half of it.
      loaded.delete(name);
      throw error;
    }
    return module.exports;
  };
  const run = (name: string, module: Made): void => {
    const filename = path.join(home, name);
    const kept = readOf(user, keptAs(name));
    const cachedData = kept?.code;
    const script = new vm.Script(wrap(fs.readFileSync(filename, 'utf8')), { filename, cachedData });
    const isRefused = script.cachedDataRejected === true && Date.now() - (kept?.made ?? 0) > longestRefused;
    if (kept === undefined || isRefused) fresh.set(name, script);
    script.runInThisContext().call(module.exports, module.exports, requireIn, module, filename, home);
  };
  const requireIn: Require = (wanted) =>
    /^\.\/cli-[^/\\]+\.cjs$/.test(wanted) ? load(wanted.slice(2)) : require(wanted);

  process.on('exit', () => {
    if (fresh.size === 0 || !loaded.has(core)) return;
    program.beforeKept?.();
    try {
      for (const [name, script] of fresh) write(keptAs(name), sealed(script.createCachedData()));
      prune(own);
    } catch {
      // The folder is gone, or what has taken its place is none: the run is over, and was none the worse for it.
    }
  });
  return load;
}

/** Of Node's `node:module`, what is used here. */
interface Modules {
  createRequire(from: string): Require;
  wrap(text: string): string;
}

/** Code as it is kept: what has changed on the disk since is told from it, since V8 runs into whatever it is given. */
export function sealed(code: Buffer): Buffer {
  const seal = Buffer.alloc(sealLength);
  seal.writeUInt32LE(sumOf(code), 0);
  seal.writeUInt32LE(code.length, 4);
  return Buffer.concat([seal, code]);
}

/** @returns undefined when something is missing or was changed */
function unsealed(kept: Buffer): Buffer | undefined {
  if (kept.length < sealLength) return undefined;
  const code = kept.subarray(sealLength);
  return code.length === kept.readUInt32LE(4) && sumOf(code) === kept.readUInt32LE(0) ? code : undefined;
}

/** Not of our own making: a loop is interpreted at first, which takes longer than to load this. */
function sumOf(code: Buffer): number {
  return process.getBuiltinModule('node:zlib').crc32(code);
}

/**
 * The folder, by its real path, if it belongs to the user, and nobody but them and root can put anything into it, or
 * another in its place. It is created if it is not there: below folders alone of which that is true, since root is not
 * to make any in the home of somebody else.
 */
function folderOf(user: number, folder: string): string | undefined {
  try {
    const wanted = path.resolve(folder);
    let there = wanted;
    while (fs.lstatSync(there, { throwIfNoEntry: false }) === undefined) there = path.dirname(there);
    const real = path.join(fs.realpathSync(there), path.relative(there, wanted));
    if (there !== wanted) {
      if (!areSafe(user, fs.realpathSync(there))) return undefined;
      fs.mkdirSync(real, { recursive: true, mode: 0o700 });
    }
    const stat = fs.lstatSync(real);
    const isOnlyTheirs = stat.isDirectory() && stat.uid === user && (stat.mode & byOthers) === 0;
    return isOnlyTheirs && areSafe(user, path.dirname(real)) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Whether nobody but the user and root can put another in the place of what they have in a folder, or in one above. */
function areSafe(user: number, folder: string): boolean {
  const { uid, mode } = fs.lstatSync(folder);
  if ((uid !== user && uid !== 0) || ((mode & byOthers) !== 0 && (mode & sticky) === 0)) return false;
  const above = path.dirname(folder);
  return above === folder || areSafe(user, above);
}

interface Kept {
  readonly code: Buffer;
  /** In milliseconds. */
  readonly made: number;
}

/** @returns undefined for what is not there, not whole, not of the user, or no plain file of usual size */
function readOf(user: number, file: string): Kept | undefined {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
  let opened: number | undefined;
  try {
    opened = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = fs.fstatSync(opened);
    const isOurs = stat.isFile() && stat.uid === user && (stat.mode & byOthers) === 0 && stat.size <= mostRead;
    if (!isOurs || Date.now() - stat.mtimeMs > longestKept) return undefined;
    const code = unsealed(fs.readFileSync(opened));
    return code && { code, made: stat.mtimeMs };
  } catch {
    return undefined;
  } finally {
    if (opened !== undefined) fs.closeSync(opened);
  }
}

/** Another process may be reading it: it is there as a whole, or not at all. What cannot be written is made once more. */
function write(file: string, code: Buffer): void {
  const beside = `${file}.${process.pid}`;
  try {
    fs.writeFileSync(beside, code, { flag: 'wx', mode: 0o600 });
    fs.renameSync(beside, file);
  } catch {
    fs.rmSync(beside, { force: true });
  }
}

/** Removes what no program has made again for long: that of other versions, and halves of what was killed. */
function prune(folder: string): void {
  for (const name of fs.readdirSync(folder).filter((name) => name.startsWith('code-'))) {
    const file = path.join(folder, name);
    try {
      if (Date.now() - fs.lstatSync(file).mtimeMs > longestKept) fs.rmSync(file, { force: true });
    } catch {
      // Another process has removed it, or it is no file.
    }
  }
}
