import { packagedLanguageOf } from '../engine/index.js';
import type { Ahead } from './ahead.js';
import type { BackgroundReviews } from './background-reviews.js';
import type { Baseline } from './baseline.js';
import type { RunConfigurations } from './configurations.js';
import { combined, type Earlier } from './earlier.js';
import type { Remembers } from './engine.js';
import { isOwnReport } from './format/format.js';
import type { GitChange, GitChanges } from './git-changes.js';
import { HoldsLittle } from './hold-little.js';
import type { InteractiveReview } from './interactive-review.js';
import type { Links } from './linked-anchors.js';
import { lintFile } from './lint-file.js';
import { type DocumentInRun, Linter, remarksOf } from './linter.js';
import type { Options } from './options.js';
import { Progress, pauses } from './progress.js';
import { Reports } from './reports.js';
import { checkedText, crowded, readBytes, readSourceFile, type SourceFile, tooLarge } from './source-file.js';
import type { Timing } from './statistics.js';
import { nothingRead, noticeOf, openConfigurations, type Survey, surveyed, type TargetDocuments } from './survey.js';
import { rootFor, shownPath, type TargetDocument } from './targets.js';
import type { Terminal } from './terminal.js';

/** A run over documents: the linter, and what it compares with. */
interface Run {
  readonly linter: Linter;
  readonly baseline: Baseline | undefined;
  readonly changes: GitChanges | undefined;
  readonly interactive: InteractiveReview | undefined;
  readonly timing: Timing | undefined;
  /** Where documents lead to, in a run that fixes. */
  readonly links: Links | undefined;
  readonly watching: Watching | undefined;
  /** What judges documents before their turn, with several jobs. */
  readonly ahead: Ahead | undefined;
  /** How many documents configurations have left out. */
  ignored: number;
}

/** What a run that is not the last tells and asks beside its options. */
export interface Watching {
  readonly memory: BackgroundReviews;
  /** Is told of each folder before it is looked into. */
  readonly enters: (folder: string) => void;
  /** Is told of each document and configuration file that was read, absolute. */
  readonly reads: (file: string) => void;
  /** Whether a document is not read, because the run itself writes it. */
  readonly leavesOut: (file: string) => boolean;
  /** Ends the run between two documents: it throws then. */
  readonly signal: AbortSignal;
}

/** Reads, judges and reports all documents that the paths name; returns the exit code. */
export async function lintPaths(asked: Options, terminal: Terminal, watching?: Watching): Promise<number> {
  const { notice } = terminal;
  const configurations = openConfigurations(asked, terminal);
  const survey = await surveyed(asked, configurations, terminal, watching?.enters);
  if (survey === undefined) return 2;
  const { options, leftovers } = survey;
  const targets = await withoutHalves(survey, terminal);
  const run = await openRun(options, targets, configurations, terminal, watching);
  const { linter, timing, interactive, baseline, changes, ahead } = run;
  try {
    await readAll(targets, run);
    await interactive?.end();
    if (!isList(targets)) await tend(leftovers, false, terminal);
    const isWhole = changes === undefined && options.shard === undefined;
    const isEmpty = linter.tally.summary.files === 0 && isWhole && terminal.notices.length === 0;
    if (isEmpty) notice({ kind: 'note', message: nothingRead(survey, run.ignored) });
    for (const unused of configurations.unused) notice(noticeOf(unused, terminal.cwd));
    for (const told of baseline?.finish() ?? []) notice(told);
    linter.cache?.prune();
    const code = await linter.finish();
    for (const sums of [linter.statistics, timing]) if (sums !== undefined) await terminal.printBesideReport(sums.text);
    return code;
  } catch (error) {
    linter.reports.discard();
    throw error;
  } finally {
    changes?.close();
    ahead?.workers.prune();
    for (const file of configurations.files) watching?.reads(file);
  }
}

/** The documents of a run, without those that a killed run may have left half written when they are to be rewritten. */
async function withoutHalves({ targets, options, leftovers }: Survey, terminal: Terminal): Promise<TargetDocuments> {
  if (!isList(targets)) return targets;
  const writes = (options.fix !== 'none' && !options.dryRun) || options.review;
  const halves = await tend(leftovers, writes, terminal);
  return writes ? [...targets].filter((target) => !halves.has(target.path)) : targets;
}

async function tend(files: ReadonlySet<string>, removes: boolean, terminal: Terminal): Promise<ReadonlySet<string>> {
  if (files.size === 0) return files;
  return (await import('./leftovers.js')).tendLeftovers([...files], removes, terminal);
}

function isList(targets: TargetDocuments): targets is Iterable<TargetDocument> {
  return Symbol.iterator in targets;
}

/** Opens what the options ask for. */
async function openRun(
  options: Options,
  targets: TargetDocuments,
  configurations: RunConfigurations,
  terminal: Terminal,
  watching: Watching | undefined,
): Promise<Run> {
  const { baseline: file, since, staged, rules, updateBaseline, review } = options;
  const { cwd } = terminal;
  const root = await rootFor(cwd, cwd);
  const baseline =
    file === undefined
      ? undefined
      : new (await import('./baseline.js')).Baseline(file, cwd, root, rules, updateBaseline);
  const changes =
    since === undefined && !staged
      ? undefined
      : new (await import('./git-changes.js')).GitChanges(
          { ...(since !== undefined && { since }), staged, maxFileSize: options.maxFileSize },
          cwd,
          root,
        );
  const interactive = review ? new (await import('./interactive-review.js')).InteractiveReview(terminal) : undefined;
  const timing = options.timing ? new (await import('./statistics.js')).Timing() : undefined;
  const links =
    options.fix !== 'none' && isList(targets)
      ? new (await import('./linked-anchors.js')).Links(targets, options.maxFileSize)
      : undefined;
  const ahead = judgesAhead(options) ? new (await import('./ahead.js')).Ahead(options, configurations) : undefined;
  const linter = await openLinter(options, configurations, terminal, watching?.memory ?? ahead?.workers);
  return { linter, baseline, changes, interactive, timing, links, watching, ahead, ignored: 0 };
}

/** Whether documents are judged before their turn: what looks at other texts, or remembers them, is left alone. */
function judgesAhead({ jobs, fix, review, since, staged, cache, watch }: Options): boolean {
  return jobs > 1 && fix === 'none' && !review && since === undefined && !staged && cache === undefined && !watch;
}

async function readAll(targets: TargetDocuments, run: Run): Promise<void> {
  const progress = new Progress(run.linter.terminal);
  const pause = pauses();
  const holds = new HoldsLittle();
  let documents = 0;
  for await (const target of run.ahead?.of(targets) ?? targets) {
    run.watching?.signal.throwIfAborted();
    if (run.watching?.leavesOut(target.path) === true) continue;
    run.watching?.reads(target.path);
    documents += 1;
    // Where other threads judge, they are the ones that make many objects.
    if (run.ahead?.workers.areAtWork !== true) holds.after(run.linter.judged);
    await progress.count(documents);
    const read = () => readDocument(target, run);
    await (run.timing?.of(shownPath(target.path, run.linter.terminal.cwd), read) ?? read());
    await pause();
  }
  progress.clear();
}

/**
 * Starts a run: its reports, its cache.
 *
 * @param memory what to use where no cache is asked for
 */
export async function openLinter(
  options: Options,
  configurations: RunConfigurations,
  terminal: Terminal,
  memory?: Remembers,
): Promise<Linter> {
  const { cwd, notice } = terminal;
  const cache =
    options.cache === undefined
      ? memory
      : new (await import('./cache.js')).Cache(options.cache, cwd, await rootFor(cwd, cwd), notice);
  const statistics = options.stats ? new (await import('./statistics.js')).Statistics() : undefined;
  return new Linter(options, terminal, await Reports.open(options, terminal), configurations, cache, statistics);
}

async function readDocument(target: TargetDocument, run: Run): Promise<void> {
  const { linter, changes } = run;
  const { options, terminal } = linter;
  const shown = shownPath(target.path, terminal.cwd);
  const applied = await linter.configurations.of(target.path, target.root);
  if (applied.ignoredBy !== undefined && !options.noIgnore) {
    const by = shownPath(applied.ignoredBy, terminal.cwd);
    linter.configurations.see(applied, target.path, () => undefined);
    run.ignored += 1;
    if (target.named)
      terminal.notice({ kind: 'note', message: `${shown} is left out by “ignore” in ${by}; --no-ignore reads it.` });
    return;
  }
  const isPackaged = packagedLanguageOf(target.path) !== undefined;
  const read = isPackaged
    ? await readContainer(target.path, options)
    : readSourceFile(target.path, options.maxFileSize);
  const change = await changes?.changeOf(target.path, () => ('bytes' in read ? read.bytes : undefined));
  if (changes !== undefined && change === undefined) return;
  const source = await contentsOf(target.path, read, change, options);
  if ('refused' in source) {
    terminal.notice({ kind: 'failure', message: `${shown} ${source.refused}.` });
    return;
  }
  if (source.opened !== undefined && run.interactive !== undefined) {
    const why = 'an office document cannot be decided on in the terminal: --fix writes tracked changes';
    terminal.notice({ kind: 'note', message: `${shown} was not read: ${why}.` });
    return;
  }
  if (!target.named && isOwnReport(source.bytes)) return;
  if (applied.isCrowded(source.bytes, applied.languageId)) {
    terminal.notice({ kind: 'failure', message: `${shown} ${crowded}.` });
    return;
  }
  linter.configurations.see(applied, target.path, () => source.bytes.toString('utf8'));
  const { bytes, opened } = source;
  const subject = { path: target.path, root: target.root, shown, bytes, opened, applied, links: run.links };
  if (run.watching !== undefined && applied.mayMatter(bytes)) await judgedInBackground(subject, run.watching);
  const compared = { ...subject, earlier: await earlierOf(subject, change, run) };
  await (run.interactive?.about(compared, linter) ?? lintFile(compared, linter));
}

/** A long document is judged while Ctrl-C is heard. */
async function judgedInBackground({ bytes, applied }: DocumentInRun, { memory, signal }: Watching): Promise<void> {
  await memory.judged(bytes.toString('utf8'), applied.languageId ?? 'plaintext', applied.settings);
  signal.throwIfAborted();
}

/** What the document is compared with. */
async function earlierOf(
  subject: DocumentInRun,
  change: GitChange | undefined,
  { linter, baseline }: Run,
): Promise<Earlier | undefined> {
  const all: Earlier[] = [];
  if (change !== undefined && subject.applied.mayMatter(subject.bytes)) {
    const review = await linter.reviewerOf(subject.applied);
    all.push(await change.earlier((text) => remarksOf(review(text))));
  }
  if (baseline !== undefined) all.push(baseline.of(subject.path));
  return combined(all);
}

/** What is staged takes the place of what lies in the folder; a package is opened. */
async function contentsOf(
  file: string,
  read: SourceFile,
  change: GitChange | undefined,
  { maxFileSize }: Options,
): Promise<SourceFile> {
  const isPackaged = packagedLanguageOf(file) !== undefined;
  const bytes = change?.bytes ?? ('bytes' in read ? read.bytes : undefined);
  if (bytes === undefined || (!isPackaged && change?.bytes === undefined)) return read;
  if (!isPackaged && bytes.length > maxFileSize) return { refused: tooLarge(bytes.length, maxFileSize) };
  return isPackaged ? (await import('./opened-package.js')).openPackage(file, bytes, maxFileSize) : checkedText(bytes);
}

async function readContainer(file: string, { maxFileSize }: Options): Promise<SourceFile> {
  const { packageFactor } = await import('./opened-package.js');
  return readBytes(file, packageFactor * maxFileSize);
}
