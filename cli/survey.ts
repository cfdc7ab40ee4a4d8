import fs from 'node:fs';
import path from 'node:path';
import type { ConfigurationProblem } from '../configuration/index.js';
import { isLeftover } from '../workspace/disk/index.js';
import { ignoredWhy } from '../workspace/index.js';
import { RunConfigurations } from './configurations.js';
import type { Glob } from './globs.js';
import type { Options } from './options.js';
import type { Notice } from './report.js';
import type { Shard } from './shard.js';
import { excludedWhy, looksLikeGlob, shownPath, type TargetDocument, targetDocumentsIn } from './targets.js';
import type { Terminal } from './terminal.js';

/** Said when a configuration stops what would have been written. */
export const nothingWritten = 'nothing was written, because a configuration has mistakes: mend them first.';

/** Documents as they are found, or all of them. */
export type TargetDocuments = AsyncIterable<TargetDocument> | Iterable<TargetDocument>;

/** What a run is about. */
export interface Survey {
  readonly targets: TargetDocuments;
  readonly options: Options;
  /** What ignore files have left out so far: documents, and folders as wholes. */
  readonly leftOut: ReadonlySet<string>;
  /** What was named and taken out again. */
  readonly excluded: ReadonlySet<string>;
  /** Temporary files of runs that were killed, as far as they have been seen. */
  readonly leftovers: ReadonlySet<string>;
}

/**
 * The documents that the paths name. A run that writes reads every configuration
 * first: nothing is written while one of them has a mistake, since what it meant
 * to leave alone cannot be known. Undefined when the run has nothing to do then.
 *
 * @param enters is told of each folder before it is looked into
 */
export async function surveyed(
  options: Options,
  configurations: RunConfigurations,
  terminal: Terminal,
  enters?: (folder: string) => void,
): Promise<Survey | undefined> {
  const { paths, fix, review, updateBaseline } = options;
  const { cwd, notice } = terminal;
  const [leftOut, excluded, leftovers] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const seen = { options, leftOut, excluded, leftovers };
  const all = targetDocumentsIn(paths, {
    cwd,
    notice,
    globOf: await globReader([...paths, ...options.exclude.map((glob) => `!${glob}`)], cwd),
    exclude: options.exclude,
    ignores: !options.noIgnore,
    allowEmpty: options.allowEmpty,
    formatsIn: (folder, root) => configurations.formatsIn(folder, root),
    enters,
    leftOut: (target, why) => {
      if (why === ignoredWhy) leftOut.add(target);
      if (why === excludedWhy) excluded.add(target);
      if (isLeftover(target)) leftovers.add(target);
    },
  });
  const documents = options.shard === undefined ? all : inShard(all, options.shard, cwd);
  if (fix === 'none' && !review && !updateBaseline) return { targets: documents, ...seen };
  const targets: TargetDocument[] = [];
  for await (const target of documents) {
    targets.push(target);
    await configurations.of(target.path, target.root);
  }
  for (const file of leftoversBeside(targets)) leftovers.add(file);
  if (!configurations.hasMistakes) return { targets, ...seen };
  notice({ kind: 'failure', message: nothingWritten });
  return review || updateBaseline
    ? undefined
    : { targets, ...seen, options: { ...options, fix: 'none', dryRun: false } };
}

/** The documents of one part. */
async function* inShard(
  targets: AsyncIterable<TargetDocument>,
  shard: Shard,
  cwd: string,
): AsyncGenerator<TargetDocument> {
  const { isInShard } = await import('./shard.js');
  for await (const target of targets) if (isInShard(shownPath(target.path, cwd), shard)) yield target;
}

/** The temporary files in the folders of documents that were named; those of folders that were walked are known. */
function leftoversBeside(targets: readonly TargetDocument[]): readonly string[] {
  const folders = new Set(targets.filter(({ named }) => named).map((target) => path.dirname(target.path)));
  return [...folders].flatMap((folder) => {
    try {
      return fs
        .readdirSync(folder)
        .filter(isLeftover)
        .map((name) => path.join(folder, name));
    } catch {
      return []; // Who may open a document need not be allowed to list what lies beside it.
    }
  });
}

/**
 * Why a run that is over has read nothing.
 *
 * @param ignored how many documents “ignore” of a configuration has left out
 */
export function nothingRead({ options: { paths }, leftOut, excluded }: Survey, ignored: number): string {
  const where = `no document was read in ${paths.length > 0 ? paths.join(', ') : 'this folder'}`;
  const all = leftOut.size + ignored;
  const what = all === 1 ? '1 document or folder is' : `${all} documents or folders are`;
  const why = [
    ...(excluded.size > 0 ? [`${excluded.size} left out by ${excludedWhy}`] : []),
    ...(all > 0
      ? [`${what} left out by ignore files or “ignore”; --no-ignore reads them, distinguo doctor lists them`]
      : []),
  ];
  return `${where}: ${why.join('; ') || 'nothing there is of a kind that is read; --list-formats lists those that are'}.`;
}

/** Something wrong with a configuration, as it is told. */
export function noticeOf({ file, line, column, message, severity }: ConfigurationProblem, cwd: string): Notice {
  const kind = severity === 'error' ? 'failure' : 'note';
  return { kind, message: `${shownPath(file, cwd)}:${line}:${column}: ${message}` };
}

/** The configurations of a run; their mistakes are told as they are found. */
export function openConfigurations(options: Options, { cwd, notice }: Terminal): RunConfigurations {
  return new RunConfigurations(options, cwd, (problem) => notice(noticeOf(problem, cwd)));
}

/** The reader of globs, loaded only when an argument may be one. */
async function globReader(paths: readonly string[], cwd: string): Promise<(written: string) => Glob> {
  if (!paths.some(looksLikeGlob)) return (written) => ({ base: written, matches: () => false });
  const { globOf } = await import('./globs.js');
  return (written) => globOf(written, cwd);
}
