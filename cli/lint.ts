import { languagesInWords } from '../engine/index.js';
import type { Baseline } from './baseline.js';
import { Configurations } from './configurations.js';
import { combined, type Earlier } from './earlier.js';
import { ownMark } from './format/format.js';
import type { GitChange, GitChanges } from './git-changes.js';
import type { Glob } from './globs.js';
import { Linter, type Outcome, remarksOf, type Subject } from './linter.js';
import type { Options } from './options.js';
import { Progress } from './progress.js';
import { Reports } from './reports.js';
import { checkedText, readSourceFile, type SourceFile, tooLarge } from './source-file.js';
import { documentsIn, looksLikeGlob, rootFor, shownPath, type Target } from './targets.js';
import type { Terminal } from './terminal.js';

/** A run over documents: the linter, and what it compares with. */
interface Run {
  readonly linter: Linter;
  readonly baseline: Baseline | undefined;
  readonly changes: GitChanges | undefined;
  /** Judges, fixes and reports one document. */
  readonly handle: (subject: Subject) => Promise<void>;
}

/** Reads, judges and reports all documents that the paths name; returns the exit code. */
export async function lintPaths(asked: Options, terminal: Terminal): Promise<number> {
  const { cwd, notice } = terminal;
  const configurations = openConfigurations(asked, terminal);
  const survey = await surveyed(asked, configurations, terminal);
  if (survey === undefined) return 2;
  const { options, targets } = survey;
  const { baseline: file, since, staged, rules, updateBaseline, review } = options;
  const root = await rootFor(cwd, cwd);
  const baseline =
    file === undefined
      ? undefined
      : new (await import('./baseline.js')).Baseline(file, cwd, root, rules, updateBaseline);
  const changes =
    since === undefined && !staged
      ? undefined
      : new (await import('./git-changes.js')).GitChanges({ ...(since !== undefined && { since }), staged }, cwd, root);
  const interactive = review ? new (await import('./interactive-review.js')).InteractiveReview(terminal) : undefined;
  const linter = await openLinter(options, configurations, terminal);
  const handle: Run['handle'] = (subject) => interactive?.about(subject, linter) ?? lintFile(subject, linter);
  const run: Run = { linter, baseline, changes, handle };
  try {
    const documents = await readAll(targets, run);
    await interactive?.end();
    if (documents === 0 && !terminal.failed) notice({ kind: 'note', message: nothingRead(options.paths) });
    for (const told of baseline?.finish() ?? []) notice(told);
    linter.cache?.prune();
    return await linter.finish();
  } catch (error) {
    linter.reports.discard();
    throw error;
  } finally {
    changes?.close();
  }
}

/** Documents as they are found, or all of them. */
type Targets = AsyncIterable<Target> | Iterable<Target>;

/**
 * The documents that the paths name. A run that writes reads every configuration
 * first: nothing is written while one of them has a mistake, since what it meant
 * to leave alone cannot be known. Undefined when the run has nothing to do then.
 */
async function surveyed(
  options: Options,
  configurations: Configurations,
  terminal: Terminal,
): Promise<{ readonly targets: Targets; readonly options: Options } | undefined> {
  const { paths, fix, review, updateBaseline } = options;
  const { cwd, notice } = terminal;
  const documents = documentsIn(paths, {
    cwd,
    notice,
    globOf: await globReader(paths, cwd),
    ignores: !options.noIgnore,
    allowEmpty: options.allowEmpty,
  });
  if (fix === 'none' && !review && !updateBaseline) return { targets: documents, options };
  const targets: Target[] = [];
  for await (const target of documents) {
    targets.push(target);
    await configurations.of(target.path, target.root);
  }
  if (!configurations.hasMistakes) return { targets, options };
  notice({ kind: 'failure', message: nothingWritten });
  return review || updateBaseline ? undefined : { targets, options: { ...options, fix: 'none', dryRun: false } };
}

/** @returns how many documents there were */
async function readAll(targets: Targets, run: Run): Promise<number> {
  const progress = new Progress(run.linter.terminal);
  let documents = 0;
  for await (const target of targets) {
    documents += 1;
    await progress.count(documents);
    await readDocument(target, run);
  }
  progress.clear();
  return documents;
}

/** The configurations of a run; their mistakes are told as they are found. */
export function openConfigurations(options: Options, { cwd, notice }: Terminal): Configurations {
  return new Configurations(options, cwd, ({ file, line, column, message }) =>
    notice({ kind: 'failure', message: `${shownPath(file, cwd)}:${line}:${column}: ${message}` }),
  );
}

/** Starts a run: its reports, its cache. */
export async function openLinter(
  options: Options,
  configurations: Configurations,
  terminal: Terminal,
): Promise<Linter> {
  const { cwd, notice } = terminal;
  const cache =
    options.cache === undefined
      ? undefined
      : new (await import('./cache.js')).Cache(options.cache, cwd, await rootFor(cwd, cwd), notice);
  return new Linter(options, terminal, await Reports.open(options, terminal), configurations, cache);
}

async function readDocument(target: Target, run: Run): Promise<void> {
  const { linter, changes } = run;
  const { options, terminal } = linter;
  const shown = shownPath(target.path, terminal.cwd);
  const applied = await linter.configurations.of(target.path, target.root);
  if (applied.ignoredBy !== undefined && !options.noIgnore) {
    const by = shownPath(applied.ignoredBy, terminal.cwd);
    if (target.named)
      terminal.notice({ kind: 'note', message: `${shown} is left out by “ignore” in ${by}; --no-ignore reads it.` });
    return;
  }
  const read = readSourceFile(target.path, options.maxFileSize);
  const change = await changes?.changeOf(target.path, () => ('bytes' in read ? read.bytes : undefined));
  if (changes !== undefined && change === undefined) return;
  const source = contentsOf(read, change, options);
  if ('refused' in source) {
    terminal.notice({ kind: 'failure', message: `${shown} ${source.refused}.` });
    return;
  }
  if (!target.named && source.bytes.toString('latin1', 0, 64).includes(ownMark)) return;
  const subject = { path: target.path, root: target.root, shown, bytes: source.bytes, applied };
  await run.handle({ ...subject, earlier: await earlierOf(subject, change, run) });
}

/** What the document is compared with. */
async function earlierOf(
  subject: Subject,
  change: GitChange | undefined,
  { linter, baseline }: Run,
): Promise<Earlier | undefined> {
  const all: Earlier[] = [];
  if (change !== undefined && subject.applied.mayMatter(subject.bytes)) {
    const review = await linter.reviewerOf(subject.path, subject.applied);
    all.push(await change.earlier((text) => remarksOf(review(text))));
  }
  if (baseline !== undefined) all.push(baseline.of(subject.path));
  return combined(all);
}

/** What is staged takes the place of what lies in the folder. */
function contentsOf(read: SourceFile, change: GitChange | undefined, { maxFileSize }: Options): SourceFile {
  if (change?.bytes === undefined) return read;
  const { bytes } = change;
  return bytes.length > maxFileSize ? { refused: tooLarge(bytes.length, maxFileSize) } : checkedText(bytes);
}

async function lintFile(subject: Subject, linter: Linter): Promise<void> {
  const outcome = await linter.judge(subject);
  if (outcome.rewritten === undefined) await linter.report(subject, outcome);
  else if (linter.options.dryRun) await showDiff(subject, outcome, outcome.rewritten, linter);
  else await writeBack(subject, outcome, outcome.rewritten, linter);
}

async function showDiff(subject: Subject, outcome: Outcome, rewritten: string, linter: Linter): Promise<void> {
  const { unifiedDiff } = await import('./diff.js');
  await linter.report(subject, outcome);
  await linter.terminal.printSource(unifiedDiff(subject.shown, subject.bytes.toString('utf8'), rewritten));
}

async function writeBack(subject: Subject, outcome: Outcome, rewritten: string, linter: Linter): Promise<void> {
  const { replaceFile } = await import('./replaced.js');
  const refused = replaceFile(subject.path, subject.bytes, rewritten, subject.root);
  if (refused === undefined) {
    await linter.report(subject, outcome);
    return;
  }
  linter.terminal.notice({ kind: 'failure', message: `${subject.shown} ${refused}.` });
  // Nothing was fixed after all: report what stands there.
  const { options, terminal, reports, configurations, cache } = linter;
  const unfixed = new Linter({ ...options, fix: 'none' }, terminal, reports, configurations, cache);
  await linter.report(subject, await unfixed.judge(subject));
}

/** The reader of globs, loaded only when an argument may be one. */
async function globReader(paths: readonly string[], cwd: string): Promise<(written: string) => Glob> {
  if (!paths.some(looksLikeGlob)) return (written) => ({ base: written, matches: () => false });
  const { globOf } = await import('./globs.js');
  return (written) => globOf(written, cwd);
}

/** Said when a configuration stops what would have been written. */
export const nothingWritten = 'nothing was written, because a configuration has mistakes: mend them first.';

function nothingRead(paths: readonly string[]): string {
  const where = paths.length > 0 ? paths.join(', ') : 'this folder';
  return `no document was read in ${where}: ${languagesInWords()} are read.`;
}
