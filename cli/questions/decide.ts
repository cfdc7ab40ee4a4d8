import fs from 'node:fs';
import path from 'node:path';
import { decideIn } from '../../configuration/index.js';
import { namedAstray, rewriteFile, slashed, systemPath, writeNew } from '../../workspace/disk/index.js';
import type { RunConfigurations } from '../configurations.js';
import { counted } from '../format/count.js';
import { parseOptions } from '../options.js';
import { readSource, readSourceFile, type SourceFile } from '../source-file.js';
import { nothingWritten, openConfigurations } from '../survey.js';
import { rootFor, shownPath } from '../targets.js';
import { leadingPath, oneLine, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { type AnswerProblem, readAnswers } from './answers.js';
import { decideOptions } from './options.js';
import { type AnsweredDecision, type AnswersOutcome, type Find, weighAnswers } from './weigh.js';

/** More bytes of answers nobody gives. */
const LARGEST = 50_000_000;

/** A configuration with what is to become of it. */
interface Rewriting {
  readonly file: string;
  readonly shown: string;
  /** Undefined for one that is not there yet. */
  readonly before: Buffer | undefined;
  readonly after: string;
  readonly count: number;
}

/** Takes answers to questions and writes them into the configuration, all or none: `distinguo decide`. */
export async function decide(args: readonly string[], terminal: Terminal): Promise<number> {
  const { file, skipsChanged, dryRun } = decideOptions(args);
  const name = file ?? '<stdin>';
  const source: SourceFile =
    file === undefined
      ? await (await import('../stdin.js')).readStandardInput(LARGEST)
      : readSourceFile(path.resolve(terminal.cwd, file), LARGEST);
  if ('refused' in source) throw new UsageError(`${name} ${source.refused}.`);
  const { answers, blank, problems } = readAnswers(source.bytes.toString('utf8'));
  const configurations = openConfigurations(parseOptions([]), terminal);
  const outcome = await weighAnswers(answers, finder(configurations, terminal), skipsChanged);
  const { rewritings, known, problems: standing } = planned(outcome.decisions, terminal);
  const all = [...problems, ...outcome.problems, ...standing].sort((one, other) => one.line - other.line);
  for (const { line, message } of all)
    terminal.notice({ kind: 'failure', message: `${leadingPath(name)}:${line}: ${message}` });
  if (configurations.hasMistakes) terminal.notice({ kind: 'failure', message: nothingWritten });
  if (terminal.failed) {
    if (all.length > 0) terminal.notice({ kind: 'failure', message: 'nothing was written: mend the answers first.' });
    return 2;
  }
  for (const rewriting of rewritings) await carryOut(rewriting, dryRun, terminal);
  await terminal.print(summaryOf(outcome, known, blank, rewritings.length));
  return terminal.failed ? 2 : 0;
}

/** Finds documents below the root of the working folder. */
function finder(configurations: RunConfigurations, { cwd }: Terminal): Find {
  const { maxFileSize } = configurations.options;
  return async (named) => {
    const file = path.resolve(cwd, systemPath(named));
    const root = await rootFor(cwd, cwd);
    const relative = path.relative(root, file);
    if (relative === '' || relative.split(path.sep)[0] === '..' || path.isAbsolute(relative) || namedAstray(file, root))
      return { refused: `lies outside of ${slashed(root)}` };
    const applied = await configurations.of(file, await rootFor(path.dirname(file), cwd));
    const { languageId } = applied;
    if (languageId === undefined) return { refused: 'is no kind of document that is read' };
    const read = await readSource(file, maxFileSize);
    if ('refused' in read) return read;
    const text = read.bytes.toString('utf8');
    const { compiledFor } = await import('../judge.js');
    // As in an editor: beside what is open, in the folder that was opened.
    const folder = applied.folder === undefined ? newFolderFor(file, root, cwd) : systemPath(applied.folder);
    return {
      compiled: compiledFor(applied.settings),
      document: { text, languageId },
      path: slashed(path.relative(folder, file)),
      configuration: applied.file === undefined ? path.join(folder, 'distinguo.yml') : systemPath(applied.file),
    };
  };
}

/** Where a new configuration belongs: the working folder, or the root for a document beside it. */
const newFolderFor = (file: string, root: string, cwd: string): string =>
  path.relative(cwd, file).split(path.sep)[0] === '..' ? root : cwd;

/** What must be written where, and what stands against it. */
function planned(
  decisions: readonly AnsweredDecision[],
  { cwd }: Terminal,
): {
  readonly rewritings: readonly Rewriting[];
  readonly known: number;
  readonly problems: readonly AnswerProblem[];
} {
  const byConfiguration = new Map<string, AnsweredDecision[]>();
  for (const each of decisions)
    byConfiguration.set(each.configuration, [...(byConfiguration.get(each.configuration) ?? []), each]);
  const rewritings: Rewriting[] = [];
  const problems: AnswerProblem[] = [];
  let known = 0;
  for (const [file, weighed] of byConfiguration) {
    const shown = shownPath(file, cwd);
    const held = contentsOf(file);
    if ('refused' in held) {
      problems.push(...weighed.map(({ line }) => ({ line, message: `${shown} ${held.refused}.` })));
      continue;
    }
    const text = held.before?.toString('utf8') ?? '';
    const format = file.endsWith('.json') ? 'json' : 'yaml';
    const decided = decideIn(
      shown,
      text,
      weighed.map(({ decision }) => decision),
      format,
    );
    known += decided.known;
    problems.push(...decided.problems.map(({ index, message }) => ({ line: weighed[index]?.line ?? 1, message })));
    if (decided.change === undefined) continue;
    const { span, text: added } = decided.change;
    const after = text.slice(0, span.start) + added + text.slice(span.end);
    rewritings.push({ file, shown, before: held.before, after, count: weighed.length - decided.known });
  }
  return { rewritings, known, problems };
}

/** What a configuration holds; undefined for one that is not there; or why it is left alone. */
function contentsOf(file: string): { readonly before: Buffer | undefined } | { readonly refused: string } {
  if (path.basename(file) === 'package.json')
    return { refused: 'holds much that is none of ours: move its “distinguo” to a distinguo.yml first' };
  if (fs.lstatSync(file, { throwIfNoEntry: false }) === undefined) return { before: undefined };
  const read = readSourceFile(file, LARGEST);
  return 'refused' in read ? read : { before: Buffer.from(read.bytes) };
}

async function carryOut({ file, shown, before, after, count }: Rewriting, dryRun: boolean, terminal: Terminal) {
  if (dryRun) {
    const { unifiedDiff } = await import('../diff.js');
    await terminal.printSource(unifiedDiff(shown, before?.toString('utf8') ?? '', after));
    return;
  }
  const root = await rootFor(path.dirname(file), terminal.cwd);
  const refused = before === undefined ? writeNew(file, after) : rewriteFile(file, before, after, root);
  if (refused !== undefined) terminal.notice({ kind: 'failure', message: `${shown} ${refused}.` });
  else await terminal.print(`${oneLine(shown)}: ${counted(count, 'decision')} written.\n`);
}

function summaryOf({ unknown, changed }: AnswersOutcome, known: number, blank: number, written: number): string {
  const open = unknown + blank;
  const told = [
    ...(written === 0 ? ['Nothing to write.'] : []),
    ...(known > 0 ? [`${counted(known, 'answer')} ${known === 1 ? 'was' : 'were'} decided already.`] : []),
    ...(changed > 0 ? [`${counted(changed, 'answer')} left out: the document has changed.`] : []),
    ...(open > 0 ? [`${counted(open, 'question')} left open.`] : []),
  ];
  return told.length === 0 ? '' : `${told.join(' ')}\n`;
}
