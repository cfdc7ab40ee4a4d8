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
export async function lintPaths(options: Options, terminal: Terminal): Promise<number> {
  const { baseline: file, since, staged, rules, updateBaseline, review } = options;
  const { cwd, notice } = terminal;
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
  const linter = await openLinter(options, terminal);
  const handle: Run['handle'] = (subject) => interactive?.about(subject, linter) ?? lintFile(subject, linter);
  const run: Run = { linter, baseline, changes, handle };
  try {
    const documents = await readAll(run);
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

/** @returns how many documents there were */
async function readAll(run: Run): Promise<number> {
  const { options, terminal } = run.linter;
  const { cwd, notice } = terminal;
  const progress = new Progress(terminal);
  const globOf = await globReader(options.paths, cwd);
  let documents = 0;
  for await (const target of documentsIn(options.paths, { cwd, notice, globOf })) {
    documents += 1;
    await progress.count(documents);
    await readDocument(target, run);
  }
  progress.clear();
  return documents;
}

/** Starts a run: its reports, its configurations, its cache. */
export async function openLinter(options: Options, terminal: Terminal): Promise<Linter> {
  const { cwd } = terminal;
  const configurations = new Configurations(options, terminal.cwd, ({ file, line, column, message }) =>
    terminal.notice({ kind: 'failure', message: `${shownPath(file, terminal.cwd)}:${line}:${column}: ${message}` }),
  );
  const cache =
    options.cache === undefined
      ? undefined
      : new (await import('./cache.js')).Cache(options.cache, cwd, await rootFor(cwd, cwd), terminal.notice);
  return new Linter(options, terminal, await Reports.open(options, terminal), configurations, cache);
}

async function readDocument(target: Target, run: Run): Promise<void> {
  const { linter, changes } = run;
  const { options, terminal } = linter;
  const shown = shownPath(target.path, terminal.cwd);
  const applied = await linter.configurations.of(target.path, target.root);
  if (applied.ignoredBy !== undefined) {
    const by = shownPath(applied.ignoredBy, terminal.cwd);
    if (target.named) terminal.notice({ kind: 'note', message: `${shown} is left out by “ignore” in ${by}.` });
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

function nothingRead(paths: readonly string[]): string {
  const where = paths.length > 0 ? paths.join(', ') : 'this folder';
  return `no document to read in ${where}: ${languagesInWords()} are read.`;
}
