import { Configurations } from './configurations.js';
import { openFormat } from './format/index.js';
import type { Glob } from './globs.js';
import { Linter, type Outcome, type Subject } from './linter.js';
import type { Options } from './options.js';
import { Progress } from './progress.js';
import { readSourceFile } from './source-file.js';
import type { Terminal } from './terminal.js';
import { documentsIn, looksLikeGlob, shownPath, type Target } from './walk.js';

/** Reads, judges and reports all documents that the paths name; returns the exit code. */
export async function lintPaths(options: Options, terminal: Terminal): Promise<number> {
  const linter = await openLinter(options, terminal);
  const progress = new Progress(terminal);
  const { cwd, notice } = terminal;
  const globOf = await globReader(options.paths, cwd);
  let documents = 0;
  for (const target of documentsIn(options.paths, { cwd, notice, globOf })) {
    documents += 1;
    await progress.count(documents);
    await lintFile(target, linter);
  }
  progress.clear();
  if (documents === 0 && !terminal.failed) terminal.notice({ kind: 'note', message: nothingRead(options.paths) });
  return linter.finish();
}

/** Starts a run: its format, its configurations, its report. */
export async function openLinter(options: Options, terminal: Terminal): Promise<Linter> {
  const configurations = new Configurations(options, terminal.cwd, ({ file, line, column, message }) =>
    terminal.notice({ kind: 'failure', message: `${shownPath(file, terminal.cwd)}:${line}:${column}: ${message}` }),
  );
  const format = await openFormat(options.format, { color: terminal.color, ...terminal.size });
  const linter = new Linter(options, terminal, format, configurations);
  if (!options.dryRun) await terminal.print(format.begin());
  return linter;
}

async function lintFile(target: Target, linter: Linter): Promise<void> {
  const { options, terminal } = linter;
  const shown = shownPath(target.path, terminal.cwd);
  const applied = await linter.configurations.of(target.path, target.root);
  if (applied.ignoredBy !== undefined) {
    const by = shownPath(applied.ignoredBy, terminal.cwd);
    if (target.named) terminal.notice({ kind: 'note', message: `${shown} is left out by “ignore” in ${by}.` });
    return;
  }
  const source = readSourceFile(target.path, options.maxFileSize);
  if ('refused' in source) {
    terminal.notice({ kind: 'failure', message: `${shown} ${source.refused}.` });
    return;
  }
  const subject: Subject = { path: target.path, shown, bytes: source.bytes };
  const outcome = await linter.judge(subject, applied);
  if (outcome.rewritten === undefined) await linter.report(outcome.report);
  else if (options.dryRun) await showDiff(subject, outcome, outcome.rewritten, linter);
  else await writeBack(target, subject, outcome, outcome.rewritten, linter);
}

async function showDiff(subject: Subject, { report }: Outcome, rewritten: string, linter: Linter): Promise<void> {
  const { unifiedDiff } = await import('./diff.js');
  await linter.report(report);
  await linter.terminal.print(unifiedDiff(subject.shown, subject.bytes.toString('utf8'), rewritten));
}

async function writeBack(
  target: Target,
  subject: Subject,
  { report }: Outcome,
  rewritten: string,
  linter: Linter,
): Promise<void> {
  const { replaceFile } = await import('./replace-file.js');
  const refused = replaceFile(target.path, subject.bytes, rewritten, target.root);
  if (refused === undefined) {
    await linter.report(report);
    return;
  }
  linter.terminal.notice({ kind: 'failure', message: `${subject.shown} ${refused}.` });
  // Nothing was fixed after all: report what stands there.
  const unfixed = new Linter({ ...linter.options, fix: 'none' }, linter.terminal, linter.format, linter.configurations);
  const { report: standing } = await unfixed.judge(subject, await linter.configurations.of(target.path, target.root));
  await linter.report(standing);
}

/** The reader of globs, loaded only when an argument may be one. */
async function globReader(paths: readonly string[], cwd: string): Promise<(written: string) => Glob> {
  if (!paths.some(looksLikeGlob)) return (written) => ({ base: written, matches: () => false });
  const { globOf } = await import('./globs.js');
  return (written) => globOf(written, cwd);
}

function nothingRead(paths: readonly string[]): string {
  const where = paths.length > 0 ? paths.join(', ') : 'this folder';
  return `no document to read in ${where}: Markdown, MDX, HTML, Gherkin (.feature) and plain text (.txt) are read.`;
}
