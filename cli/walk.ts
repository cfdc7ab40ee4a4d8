import fs from 'node:fs';
import path from 'node:path';
import { languageOf, languagesInWords } from '../engine/index.js';
import type { Glob } from './globs.js';
import { enterFolder, type IgnoreScope, isIgnored, scopeOf } from './ignore-scope.js';
import type { Notice } from './report.js';
import { explainSystemError } from './system-error.js';

/** A document to be read. */
export interface Target {
  /** Absolute, as the system writes it. */
  readonly path: string;
  /** The folder that nothing above or outside of concerns: no configuration, no write. */
  readonly root: string;
  /** Whether an argument names this very file. */
  readonly named: boolean;
}

/** What the walk needs of its surroundings. */
export interface WalkWorld {
  /** The working folder. */
  readonly cwd: string;
  readonly notice: (notice: Notice) => void;
  /** Reads a glob. */
  readonly globOf: (written: string) => Glob;
  /** Is told what is left out and why, as “left out: …” goes on. */
  readonly skipped?: (target: string, why: string) => void;
}

const skippedFolders = ['node_modules', '.git', '.hg', '.svn'];

/**
 * Finds the documents that the arguments name: files, folders and globs; a glob
 * after `!` takes out. Each document comes once, those of a folder in the order
 * of their names. What cannot be found or opened is told as a notice.
 */
export function* documentsIn(args: readonly string[], world: WalkWorld): Generator<Target> {
  const excluded = args.filter((arg) => arg.startsWith('!')).map((arg) => world.globOf(arg.slice(1)));
  const wanted = args.filter((arg) => !arg.startsWith('!'));
  const seen = new Set<string>();
  for (const arg of wanted.length > 0 ? wanted : ['.']) {
    for (const target of documentsOf(arg, world)) {
      if (seen.has(target.path) || excluded.some(({ matches }) => matches(target.path))) continue;
      seen.add(target.path);
      yield target;
    }
  }
}

function* documentsOf(arg: string, world: WalkWorld): Generator<Target> {
  const named = path.resolve(world.cwd, arg);
  const stat = statOf(named);
  if (stat instanceof fs.Stats) yield* documentsAt(arg, named, stat, world);
  else if (looksLikeGlob(arg)) yield* documentsOfGlob(arg, world);
  else world.notice({ kind: 'failure', message: `${arg} ${explainSystemError(stat)}.` });
}

function* documentsAt(arg: string, named: string, stat: fs.Stats, world: WalkWorld): Generator<Target> {
  if (stat.isDirectory()) {
    const walk = new FolderWalk(named, skippedUnlessIn(arg), world);
    yield* walk.documents();
  } else if (!stat.isFile()) {
    world.notice({ kind: 'failure', message: `${arg} is neither a file nor a folder.` });
  } else if (languageOf(named) === undefined) {
    world.notice({
      kind: 'failure',
      message: `${arg} is not a kind of document that is read: ${languagesInWords()} are.`,
    });
  } else {
    yield { path: named, root: rootOf(path.dirname(named), path.dirname(named), world.cwd), named: true };
  }
}

function* documentsOfGlob(arg: string, world: WalkWorld): Generator<Target> {
  const { base, matches } = world.globOf(arg);
  let found = false;
  if (fs.statSync(base, { throwIfNoEntry: false })?.isDirectory() === true) {
    const walk = new FolderWalk(base, skippedUnlessIn(arg), world, arg.includes('.min.'));
    for (const target of walk.documents()) {
      if (!matches(target.path)) continue;
      found = true;
      yield target;
    }
  }
  if (!found) world.notice({ kind: 'failure', message: `No document matches ${arg}.` });
}

/** One walk from one folder down. Links to folders are followed, each folder once. */
class FolderWalk {
  readonly #entered = new Set<string>();
  readonly #root: string;

  constructor(
    readonly folder: string,
    readonly skipped: ReadonlySet<string>,
    readonly world: WalkWorld,
    readonly minified = false,
  ) {
    this.#root = rootOf(folder, folder, world.cwd);
  }

  *documents(): Generator<Target> {
    yield* this.#walk(this.folder, scopeOf(path.dirname(this.folder), this.#root), true);
  }

  *#walk(folder: string, above: IgnoreScope | undefined, named = false): Generator<Target> {
    const entries = this.#enter(folder);
    const names = entries.map(({ name }) => name);
    const scope = enterFolder(folder, named && isIgnored(folder, true, above) ? undefined : above, names);
    for (const entry of entries) {
      const full = path.join(folder, entry.name);
      const kind = entry.isSymbolicLink() ? this.#linkedKind(full) : kindOf(entry);
      if (kind === undefined) continue;
      const why = this.#whyNot(entry.name, full, kind, scope);
      if (why !== undefined) this.world.skipped?.(full, why);
      else if (kind === 'folder') yield* this.#walk(full, scope);
      else yield { path: full, root: this.#root, named: false };
    }
  }

  /** Why something is left out; undefined when it is not. */
  #whyNot(name: string, full: string, kind: 'file' | 'folder', scope: IgnoreScope | undefined): string | undefined {
    if (kind === 'folder' && this.skipped.has(name)) return `${name} is not entered unless it is named`;
    if (kind === 'file' && languageOf(name) === undefined) return 'not a kind of document that is read';
    if (kind === 'file' && !this.#isWanted(name)) return 'minified';
    return isIgnored(full, kind === 'folder', scope) ? '.gitignore or .distinguoignore' : undefined;
  }

  #isWanted(name: string): boolean {
    return languageOf(name) !== undefined && (this.minified || !/\.min\.[^.]+$/i.test(name));
  }

  #enter(folder: string): fs.Dirent[] {
    try {
      const real = fs.realpathSync.native(folder);
      if (this.#entered.has(real)) return [];
      this.#entered.add(real);
      return fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#tell('failure', folder, explainSystemError(error));
      return [];
    }
  }

  #linkedKind(link: string): 'file' | 'folder' | undefined {
    const stat = statOf(link);
    if (!(stat instanceof fs.Stats)) {
      if (languageOf(link) !== undefined || !path.extname(link)) this.#tell('note', link, brokenLink(stat));
      return undefined;
    }
    const kind = kindOf(stat);
    if (kind === 'file' && !this.#isWanted(path.basename(link))) return undefined;
    const real = fs.realpathSync.native(link);
    if (kind === 'folder' && isInside(fs.realpathSync.native(path.dirname(link)), real)) {
      this.#tell('note', link, 'is a link to a folder that it lies in; not followed');
      return undefined;
    }
    if (!isInside(real, fs.realpathSync.native(this.#root))) {
      this.#tell('note', link, `is a link out of ${this.#root}; not followed: name it to have it read`);
      return undefined;
    }
    return kind;
  }

  #tell(kind: Notice['kind'], target: string, what: string): void {
    this.world.notice({ kind, message: `${shownPath(target, this.world.cwd)} ${what}.` });
  }
}

/**
 * The folder that bounds a document: the repository that holds `folder`; without
 * one the working folder, or the folder named when it lies elsewhere.
 */
export function rootOf(folder: string, named: string, cwd: string): string {
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(path.join(at, '.git')) && !isLinkedAway(at, cwd)) return at;
    if (path.dirname(at) === at) break;
  }
  return folder === cwd || folder.startsWith(cwd + path.sep) ? cwd : named;
}

/** Whether a folder seems to lie in the workspace but is somewhere else: then it is no repository of its own there. */
function isLinkedAway(folder: string, cwd: string): boolean {
  if (isInside(cwd, folder)) return false;
  const workspace = rootOf(cwd, cwd, cwd);
  return isInside(folder, workspace) && !isInside(fs.realpathSync.native(folder), fs.realpathSync.native(workspace));
}

/** Whether an argument has the characters of a glob; a file of that very name comes first. */
export function looksLikeGlob(arg: string): boolean {
  return /[*?[\]{}]|^!/.test(arg);
}

/** A path as people see it: relative when it lies in the working folder, with forward slashes. */
export function shownPath(target: string, cwd: string): string {
  const relative = path.relative(cwd, target);
  const outside = relative === '' || relative.startsWith('..') || path.isAbsolute(relative);
  return slashed(outside ? target : relative);
}

function brokenLink(error: unknown): string {
  const what = explainSystemError(error);
  return what === 'does not exist' ? 'is a link to something that does not exist' : what;
}

function isInside(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep);
}

function statOf(target: string): fs.Stats | unknown {
  try {
    return fs.statSync(target);
  } catch (error) {
    return error;
  }
}

function kindOf(entry: fs.Dirent | fs.Stats): 'file' | 'folder' | undefined {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : undefined;
}

/** The folders to leave out, without those that the path or glob asks for. */
function skippedUnlessIn(written: string): ReadonlySet<string> {
  const parts = slashed(written).split('/');
  return new Set(skippedFolders.filter((name) => !parts.includes(name)));
}

function slashed(target: string): string {
  return path.sep === '\\' ? target.replaceAll('\\', '/') : target;
}
