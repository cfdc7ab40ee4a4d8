import path from 'node:path';
import { parseArgs } from 'node:util';
import { explainSystemError, readPlainFile } from '../../workspace/disk/index.js';
import { parseBaseline } from '../baseline-file.js';
import { isEarlierReport } from '../earlier-report.js';
import { FileSink } from '../file-sink.js';
import { rootFor } from '../targets.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { mergeBaselines } from './baselines.js';
import { isJsonReport, mergeJsonReports } from './json-reports.js';
import type { Part } from './part.js';
import { isSarifReport, mergeSarifReports } from './sarif-reports.js';

/**
 * Performs `distinguo merge-reports`: what the parts of a run have reported,
 * as the whole run would have.
 *
 * @throws UsageError when there is nothing to merge, or it does not go together
 */
export async function mergeReports(args: readonly string[], terminal: Terminal): Promise<number> {
  const { files, output, force = false } = readArguments(args);
  const { cwd } = terminal;
  const text = merged(files.map((named) => partOf(named, path.resolve(cwd, named))));
  if (output === undefined) await terminal.print(text);
  else {
    const root = await rootFor(cwd, cwd);
    const isBaseline = parseBaseline(text) !== undefined;
    const sink = new FileSink(
      output,
      terminal,
      { append: false, force },
      root,
      isBaseline ? isMergedOrReport : isEarlierReport,
    );
    await sink.write(text);
    sink.close();
  }
  return 0;
}

/** A merged baseline may be written again, and no report over it: what a team has accepted would be gone. */
function isMergedOrReport(file: string): boolean {
  return isEarlierReport(file) || parseBaseline(readPlainFile(file)) !== undefined;
}

interface Arguments {
  readonly files: readonly string[];
  readonly output?: string;
  readonly force?: boolean;
}

function readArguments(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { output: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length > 0) return { files: positionals, ...values };
  } catch {
    // What it was called with is said below.
  }
  throw new UsageError(
    'write distinguo merge-reports [-o FILE] [--force] REPORT…: reports in JSON or SARIF, or baselines.',
  );
}

/** A byte order mark, which some shells write, is no fault. */
function partOf(named: string, file: string): Part<unknown> {
  try {
    return { named, report: JSON.parse(readPlainFile(file).replace(/^\ufeff/, '')) };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is no JSON: merge reports in JSON or SARIF, or baselines' : undefined;
    throw new UsageError(`${named} ${why ?? explainSystemError(error)}.`);
  }
}

/** @throws UsageError when the parts are not of one kind */
function merged(parts: readonly Part<unknown>[]): string {
  const baselines = allOf(parts, (report) => parseBaseline(JSON.stringify(report)));
  if (baselines !== undefined) return mergeBaselines(baselines);
  const reports = allOf(parts, (report) => (isJsonReport(report) ? report : undefined));
  if (reports !== undefined) return mergeJsonReports(reports);
  const logs = allOf(parts, (report) => (isSarifReport(report) ? report : undefined));
  if (logs !== undefined) return mergeSarifReports(logs);
  const unknown = parts.find(({ report }) => !isMergeable(report));
  throw new UsageError(
    unknown === undefined
      ? 'reports of different kinds cannot be merged: name those of one format.'
      : `${unknown.named} is neither a report of Distinguo in JSON or SARIF nor a baseline.`,
  );
}

function isMergeable(report: unknown): boolean {
  return isJsonReport(report) || isSarifReport(report) || parseBaseline(JSON.stringify(report)) !== undefined;
}

/** The parts as what they are; undefined unless all are. */
function allOf<T>(
  parts: readonly Part<unknown>[],
  read: (report: unknown) => T | undefined,
): readonly Part<T>[] | undefined {
  const known = parts.flatMap(({ named, report }) => {
    const as = read(report);
    return as === undefined ? [] : [{ named, report: as }];
  });
  return known.length === parts.length ? known : undefined;
}
