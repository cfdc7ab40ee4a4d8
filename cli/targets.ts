import fs from 'node:fs';
import path from 'node:path';
import { type LanguageId, languageByEnding, languages, languagesInWords, openedAs } from '../engine/index.js';
import { diskHost, explainSystemError, slashed, systemPath } from '../workspace/disk/index.js';
import { documentsBelow, foreignFolders, IgnoreFiles, rootOf, type SetFormats } from '../workspace/index.js';
import type { Glob } from './globs.js';
import { UsageError } from './options.js';
import type { Notice } from './report.js';

/** A document to be read. */
export interface TargetDocument {
  /** Absolute, as the system writes it. */
  readonly path: string;
  /** Where it is when links are followed, with forward slashes. */
  readonly real: string;
  /** The folder that nothing above or outside of concerns: no configuration, no write. */
  readonly root: string;
  /** Whether an argument names this very file. */
  readonly named: boolean;
}

/** Why a document is left out that a glob takes out. */
export const excludedWhy = '--exclude or !GLOB';

/** What finding documents needs of its surroundings. */
export interface TargetSearch {
  /** The working folder. */
  readonly cwd: string;
  readonly notice: (notice: Notice) => void;
  /** Reads a glob. */
  readonly globOf: (written: string) => Glob;
  /** Globs of documents to leave out. */
  readonly exclude: readonly string[];
  /** Whether ignore files are obeyed. */
  readonly ignores: boolean;
  /** A glob that matches nothing is no failure. */
  readonly allowEmpty: boolean;
  /** What the configuration that holds in a folder says of formats. */
  readonly formatsIn: (folder: string, root: string) => Promise<SetFormats | undefined>;
  /** Is told of each folder before it is looked into. */
  readonly enters?: ((folder: string) => void) | undefined;
  /** Is told what is left out and why, as “left out: …” goes on. */
  readonly leftOut?: (target: string, why: string) => unknown;
}

/**
 * Finds the documents that the arguments name: files, folders and globs; a glob
 * after `!` takes out, unless there is something of that very name. Each document comes once, those of a folder in the order
 * of their names. What cannot be found or opened is told as a notice.
 *
 * @throws UsageError when the arguments only take out, or a glob cannot be meant
 */
export async function* targetDocumentsIn(
  args: readonly string[],
  around: TargetSearch,
): AsyncGenerator<TargetDocument> {
  const excludes = (arg: string) => arg.startsWith('!') && statOf(path.resolve(around.cwd, arg)) instanceof Error;
  const taken = args.filter(excludes).map((arg) => arg.slice(1));
  const excluded = [...taken, ...around.exclude].map((written) => around.globOf(written));
  const wanted = args.filter((arg) => !excludes(arg));
  if (taken.length > 0 && wanted.length === 0)
    throw new UsageError(
      `${args.join(' ')} takes out, but nothing is named to be read: write . for all of this folder.`,
    );
  const seen = new Set<string>();
  for (const arg of wanted.length > 0 ? wanted : ['.']) {
    for await (const target of documentsOf(arg, around)) {
      if (seen.has(target.real)) continue;
      seen.add(target.real);
      if (excluded.some(({ matches }) => matches(target.path))) around.leftOut?.(target.path, excludedWhy);
      else yield target;
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

async function* documentsOf(arg: string, around: TargetSearch): AsyncGenerator<TargetDocument> {
  // A variable of a shell that holds nothing does not mean the whole folder.
  if (arg === '') {
    around.notice({ kind: 'failure', message: 'an empty argument names no document; write . for all of this folder.' });
    return;
  }
  const named = path.resolve(around.cwd, arg);
  const stat = statOf(named);
  if (stat instanceof fs.Stats) yield* documentsAt(arg, named, stat, around);
  else if (looksLikeGlob(arg)) yield* documentsOfGlob(arg, around);
  else {
    // A word alone may be a command that is spelt wrong.
    const meant = /^[a-z-]+$/.test(arg) ? (await import('./command-names.js')).commandMeant(arg) : '';
    around.notice({ kind: 'failure', message: `${arg} ${explainSystemError(stat)}.${meant}` });
  }
}

async function* documentsAt(
  arg: string,
  named: string,
  stat: fs.Stats,
  around: TargetSearch,
): AsyncGenerator<TargetDocument> {
  if (stat.isDirectory()) {
    yield* documentsInFolder(named, arg, around);
  } else if (!stat.isFile()) {
    around.notice({ kind: 'failure', message: `${arg} is neither a file nor a folder.` });
  } else {
    const root = await rootFor(path.dirname(named), around.cwd);
    around.enters?.(path.dirname(named));
    const set = (await around.formatsIn(path.dirname(named), root))?.(slashed(named));
    if (openedAs(named, set) === undefined) around.notice(notReadNotice(arg, set));
    else if (await isLeftOut(named, root, around)) around.notice({ kind: 'note', message: leftOutBy(arg) });
    else yield { path: named, real: (await diskHost.realPath?.(slashed(named))) ?? slashed(named), root, named: true };
  }
}

/** Why a file that was named is not read: it is none of ours, one of many with its ending, or left out on purpose. */
function notReadNotice(arg: string, set: LanguageId | false | undefined): Notice {
  if (set === false)
    return { kind: 'note', message: `${arg} is left out by “formats” in the configuration and was not read.` };
  const id = languageByEnding(arg);
  if (id !== undefined)
    return { kind: languages[id].optIn ? 'failure' : 'note', message: `${arg} ${notMeant(id, arg)}` };
  const instead = insteadOf.get(/\.([^.]+)$/.exec(arg)?.[1]?.toLowerCase() ?? '');
  const message = instead ?? `is not a kind of document that is read: ${languagesInWords()} are`;
  return { kind: 'failure', message: `${arg} ${message}.` };
}

/** What to do with files that hold documents and cannot be read, by their endings: the end of a sentence. */
const insteadOf: ReadonlyMap<string, string> = new Map([
  ['pdf', 'is a PDF file, which is not read: name the document that it was made from'],
  ...['doc', 'dot', 'rtf', 'wpd', 'wps'].map(
    (ending) => [ending, 'is not read: save it as .docx, and name that'] as const,
  ),
  ...['ppt', 'pps', 'odp', 'key'].map((ending) => [ending, 'is not read: save it as .pptx, and name that'] as const),
  ...['pages', 'gdoc'].map((ending) => [ending, 'is not read: export it as .docx, and name that'] as const),
  ...['xls', 'xlsx', 'ods', 'numbers'].map(
    (ending) => [ending, 'is a table, which is not read: export it as .csv'] as const,
  ),
]);

/** Why a file is not read though it has the ending of a format, and what can be done: the end of a sentence. */
export function notMeant(id: LanguageId, named: string): string {
  const { name, optIn } = languages[id];
  const file = slashed(named).replace(/^.*\//, '');
  if (optIn)
    return `is not read: ${name} are read only where a configuration asks for them. To have them read, write “formats: { "*${path.extname(file)}": ${id} }” into the configuration.`;
  return `is not read: by its path it is none of the ${name} in English. To have it read, write “formats: { "${file}": ${id} }” into the configuration.`;
}

async function* documentsOfGlob(arg: string, around: TargetSearch): AsyncGenerator<TargetDocument> {
  const { base, matches } = around.globOf(arg);
  let found = false;
  if (fs.statSync(base, { throwIfNoEntry: false })?.isDirectory() === true) {
    for await (const target of documentsInFolder(base, arg, around, arg.includes('.min.'))) {
      if (!matches(target.path)) continue;
      found = true;
      yield target;
    }
  }
  const kind = around.allowEmpty ? 'note' : 'failure';
  if (!found) around.notice({ kind, message: `No document matches ${arg}.` });
}

/** @param arg what names the folder, with the folders of others that are to be entered */
async function* documentsInFolder(
  folder: string,
  arg: string,
  around: TargetSearch,
  minified = false,
): AsyncGenerator<TargetDocument> {
  const { cwd, notice, leftOut, enters, ignores } = around;
  const root = await rootFor(folder, cwd);
  if (await isLeftOut(folder, root, around, true)) {
    notice({ kind: 'note', message: leftOutBy(arg) });
    return;
  }
  const written = slashed(arg).split('/');
  const documents = documentsBelow(diskHost, slashed(folder), {
    root: slashed(root),
    entered: foreignFolders.filter((name) => written.includes(name)),
    minified,
    packages: true,
    ignores,
    formatsIn: (folder) => around.formatsIn(folder, root),
    tell: (kind, target, what) => notice({ kind, message: `${shownPath(target, cwd)} ${what}.` }),
    ...(leftOut && { leftOut }),
    ...(enters && { enters }),
  });
  for await (const document of documents) {
    yield { path: systemPath(document.path), real: document.real, root, named: false };
  }
}

/** Whether ignore files leave out what was named, by itself or with a folder that it lies in. */
export async function isLeftOut(
  target: string,
  root: string,
  { ignores }: Pick<TargetSearch, 'ignores'>,
  isFolder = false,
): Promise<boolean> {
  return ignores && (await new IgnoreFiles(diskHost, slashed(root)).leavesOut(slashed(target), isFolder));
}

/** Says that what was named is not read. */
export function leftOutBy(named: string): string {
  return `${named} is left out by .gitignore or .distinguoignore and was not read; --no-ignore reads it.`;
}

function statOf(target: string): fs.Stats | unknown {
  try {
    return fs.statSync(target);
  } catch (error) {
    return error;
  }
}
