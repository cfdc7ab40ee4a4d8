import fs from 'node:fs';
import path from 'node:path';
import { languageOf } from '../engine/index.js';
import { diskHost, explainSystemError, slashed, systemPath } from '../workspace/disk/index.js';
import { documentsBelow, foreignFolders, rootOf } from '../workspace/index.js';
import type { Glob } from './globs.js';
import type { Notice } from './report.js';

/** A document to be read. */
export interface Target {
  /** Absolute, as the system writes it. */
  readonly path: string;
  /** The folder that nothing above or outside of concerns: no configuration, no write. */
  readonly root: string;
  /** Whether an argument names this very file. */
  readonly named: boolean;
}

/** What finding documents needs of its surroundings. */
export interface Surroundings {
  /** The working folder. */
  readonly cwd: string;
  readonly notice: (notice: Notice) => void;
  /** Reads a glob. */
  readonly globOf: (written: string) => Glob;
  /** Is told what is left out and why, as “left out: …” goes on. */
  readonly leftOut?: (target: string, why: string) => void;
}

/**
 * Finds the documents that the arguments name: files, folders and globs; a glob
 * after `!` takes out. Each document comes once, those of a folder in the order
 * of their names. What cannot be found or opened is told as a notice.
 */
export async function* documentsIn(args: readonly string[], around: Surroundings): AsyncGenerator<Target> {
  const excluded = args.filter((arg) => arg.startsWith('!')).map((arg) => around.globOf(arg.slice(1)));
  const wanted = args.filter((arg) => !arg.startsWith('!'));
  const seen = new Set<string>();
  for (const arg of wanted.length > 0 ? wanted : ['.']) {
    for await (const target of documentsOf(arg, around)) {
      if (seen.has(target.path) || excluded.some(({ matches }) => matches(target.path))) continue;
      seen.add(target.path);
      yield target;
    }
  }
}

/** The folder that bounds what lies in `folder`, as the system writes it. */
export async function rootFor(folder: string, cwd: string): Promise<string> {
  return systemPath(await rootOf(diskHost, slashed(folder), [slashed(cwd)]));
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

async function* documentsOf(arg: string, around: Surroundings): AsyncGenerator<Target> {
  const named = path.resolve(around.cwd, arg);
  const stat = statOf(named);
  if (stat instanceof fs.Stats) yield* documentsAt(arg, named, stat, around);
  else if (looksLikeGlob(arg)) yield* documentsOfGlob(arg, around);
  else around.notice({ kind: 'failure', message: `${arg} ${explainSystemError(stat)}.` });
}

async function* documentsAt(arg: string, named: string, stat: fs.Stats, around: Surroundings): AsyncGenerator<Target> {
  if (stat.isDirectory()) {
    yield* documentsInFolder(named, arg, around);
  } else if (!stat.isFile()) {
    around.notice({ kind: 'failure', message: `${arg} is neither a file nor a folder.` });
  } else if (languageOf(named) === undefined) {
    const kinds = 'Markdown, MDX, HTML, Gherkin (.feature) and plain text (.txt)';
    around.notice({ kind: 'failure', message: `${arg} is not a kind of document that is read: ${kinds} are.` });
  } else {
    yield { path: named, root: await rootFor(path.dirname(named), around.cwd), named: true };
  }
}

async function* documentsOfGlob(arg: string, around: Surroundings): AsyncGenerator<Target> {
  const { base, matches } = around.globOf(arg);
  let found = false;
  if (fs.statSync(base, { throwIfNoEntry: false })?.isDirectory() === true) {
    for await (const target of documentsInFolder(base, arg, around, arg.includes('.min.'))) {
      if (!matches(target.path)) continue;
      found = true;
      yield target;
    }
  }
  if (!found) around.notice({ kind: 'failure', message: `No document matches ${arg}.` });
}

/** @param arg what names the folder, with the folders of others that are to be entered */
async function* documentsInFolder(
  folder: string,
  arg: string,
  { cwd, notice, leftOut }: Surroundings,
  minified = false,
): AsyncGenerator<Target> {
  const root = await rootFor(folder, cwd);
  const written = slashed(arg).split('/');
  const documents = documentsBelow(diskHost, slashed(folder), {
    root: slashed(root),
    entered: foreignFolders.filter((name) => written.includes(name)),
    minified,
    tell: (kind, target, what) => notice({ kind, message: `${shownPath(target, cwd)} ${what}.` }),
    ...(leftOut && { leftOut }),
  });
  for await (const document of documents) yield { path: systemPath(document.path), root, named: false };
}

function statOf(target: string): fs.Stats | unknown {
  try {
    return fs.statSync(target);
  } catch (error) {
    return error;
  }
}
