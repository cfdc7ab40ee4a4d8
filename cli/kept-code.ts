// Keeps what V8 has made of the program for the next run, as Node itself does from 22.8 on: Node 20 does not, and what
// Node keeps leaves out a third of it. What is kept is run, so it is read only where nobody else can have written it.

const fs = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');

/** In milliseconds: what is older is made again, and what nobody makes again goes. */
const longestKept = 30 * 24 * 3600 * 1000;

/** In milliseconds: what V8 refuses since a run had other flags is made anew by the first run behind that time, not by each. */
const longestRefused = 24 * 3600 * 1000;

/** In bytes; more than V8 makes of all our files. */
const mostRead = 1 << 25;

/** What others may write to, in the mode of a file. */
const byOthers = 0o022;
const sticky = 0o1000;

interface Made {
  readonly exports: unknown;
}

type Script = import('node:vm').Script;
type Require = (wanted: string) => unknown;

/**
 * Loads files of the program, with what was kept of them.
 *
 * @param home the folder of the program
 * @param build tells this program from any other
 * @param folder where code is kept; created when it is not there
 * @param beforeKept called before code is kept, at the end of the process
 * @returns undefined where code cannot be kept safely
 */
export function keepingCode(
  home: string,
  build: string,
  folder: string,
  beforeKept: () => void,
): ((name: string) => unknown) | undefined {
  const user = process.geteuid?.();
  if (user === undefined || !isOnlyOf(user, folder)) return undefined;
  const { createRequire, wrap } = process.getBuiltinModule('node:module') as unknown as Modules;
  const vm = process.getBuiltinModule('node:vm');
  const require = createRequire(path.join(home, 'cli.js'));
  const loaded = new Map<string, Made>();
  const fresh = new Map<string, Script>();
  const keptAs = (name: string) => path.join(folder, `code-${process.version}-${process.arch}-${build}-${name}`);

  const load = (name: string): unknown => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    const filename = path.join(home, name);
    const kept = readOf(user, keptAs(name));
    const cachedData = kept?.code;
    const script = new vm.Script(wrap(fs.readFileSync(filename, 'utf8')), { filename, cachedData });
    const isRefused = script.cachedDataRejected === true && Date.now() - (kept?.made ?? 0) > longestRefused;
    if (kept === undefined || isRefused) fresh.set(name, script);
    script.runInThisContext().call(module.exports, module.exports, requireIn, module, filename, home);
    return module.exports;
  };
  const requireIn: Require = (wanted) =>
    /^\.\/cli-[^/\\]+\.cjs$/.test(wanted) ? load(wanted.slice(2)) : require(wanted);

  process.on('exit', () => {
    // What a run without the engine has compiled is of little use to one with it.
    if (fresh.size === 0 || !loaded.has('cli-engine.cjs')) return;
    beforeKept();
    for (const [name, script] of fresh) write(keptAs(name), script.createCachedData());
    prune(folder);
  });
  return load;
}

/** Of Node's `node:module`, what is used here. */
interface Modules {
  createRequire(from: string): Require;
  wrap(text: string): string;
}

/** Whether a folder belongs to the user, and nobody but them and root can put anything into it, or another in its place. */
function isOnlyOf(user: number, folder: string): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    let at = fs.realpathSync(folder);
    const { uid, mode } = fs.lstatSync(at);
    if (uid !== user || (mode & byOthers) !== 0) return false;
    for (let above = path.dirname(at); above !== at; above = path.dirname(at)) {
      at = above;
      const { uid, mode } = fs.lstatSync(at);
      if ((uid !== user && uid !== 0) || ((mode & byOthers) !== 0 && (mode & sticky) === 0)) return false;
    }
    return true;
  } catch {
    return false;
  }
}

interface Kept {
  readonly code: Buffer;
  /** In milliseconds. */
  readonly made: number;
}

/** @returns undefined for what is not there, not of the user, or no plain file of usual size */
function readOf(user: number, file: string): Kept | undefined {
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
  let opened: number | undefined;
  try {
    opened = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stat = fs.fstatSync(opened);
    const isOurs = stat.isFile() && stat.uid === user && (stat.mode & byOthers) === 0 && stat.size <= mostRead;
    if (!isOurs || Date.now() - stat.mtimeMs > longestKept) return undefined;
    return { code: fs.readFileSync(opened), made: stat.mtimeMs };
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
  try {
    for (const name of fs.readdirSync(folder).filter((name) => name.startsWith('code-'))) {
      const file = path.join(folder, name);
      if (Date.now() - fs.lstatSync(file).mtimeMs > longestKept) fs.rmSync(file, { force: true });
    }
  } catch {
    // Another process has removed it.
  }
}
