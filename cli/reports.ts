import path from 'node:path';
import type { ReportFormat } from './format/format.js';
import { openFormat } from './format/index.js';
import { type Options, type ReportRequest, UsageError } from './options.js';
import type { FileReport, RunSummary } from './report.js';
import { rootFor } from './targets.js';
import type { Terminal } from './terminal.js';

/** Where a report goes. */
export interface ReportSink {
  write(text: string): Promise<void>;
  /** Puts what was written into its place. */
  close(): void;
  /** Leaves everything as it was before. */
  discard(): void;
}

interface Opened {
  readonly format: ReportFormat;
  readonly sink: ReportSink;
}

/** The reports of one run: each in its format, on standard output or in a file of its own. */
export class Reports {
  readonly #open: readonly Opened[];

  private constructor(
    open: readonly Opened[],
    readonly terminal: Terminal,
  ) {
    this.#open = open;
  }

  /** @throws UsageError when a file cannot be written */
  static async open({ reports, baseline, dryRun, review, force }: Options, terminal: Terminal): Promise<Reports> {
    const { cwd } = terminal;
    refuseOneFile(reports, baseline, cwd);
    const place = { cwd, root: await rootFor(cwd, cwd) };
    const open: Opened[] = [];
    // A diff or an interactive review takes the place of a report on standard output.
    const wanted = dryRun || review ? reports.filter(({ file }) => file !== undefined) : reports;
    try {
      for (const request of [...wanted, ...jobSummary(wanted)]) {
        const seen = request.file === undefined ? { color: terminal.color, ...terminal.size } : { color: false };
        const options = { ...seen, place };
        const sink = await sinkOf(request, terminal, force, place.root);
        open.push({ sink, format: await openFormat(request.format, options) });
      }
    } catch (error) {
      for (const { sink } of open) sink.discard();
      throw error;
    }
    const all = new Reports(open, terminal);
    await all.#each((format) => format.begin());
    return all;
  }

  file(report: FileReport): Promise<void> {
    return this.#each((format) => format.file(report));
  }

  async end(summary: RunSummary): Promise<void> {
    await this.#each((format) => format.end(summary, this.terminal.notices));
    for (const { sink } of this.#open) sink.close();
  }

  /** Called when a run fails: no report file is changed. */
  discard(): void {
    for (const { sink } of this.#open) sink.discard();
  }

  async #each(textOf: (format: ReportFormat) => string): Promise<void> {
    for (const { format, sink } of this.#open) {
      const text = textOf(format);
      if (text !== '') await sink.write(text);
    }
  }
}

/** What is written last would be all that is left. */
function refuseOneFile(reports: readonly ReportRequest[], baseline: string | undefined, cwd: string): void {
  const taken = new Set(baseline === undefined ? [] : [path.resolve(cwd, baseline)]);
  for (const { file } of reports) {
    if (file === undefined) continue;
    const place = path.resolve(cwd, file);
    if (taken.has(place)) {
      const isBaseline = baseline !== undefined && place === path.resolve(cwd, baseline);
      const what = isBaseline ? 'a report and the baseline' : 'two reports';
      throw new UsageError(`${what} cannot both be written to ${file}.`);
    }
    taken.add(place);
  }
}

interface SummaryRequest extends ReportRequest {
  readonly append?: true;
}

/** In a job of GitHub Actions, annotations come with a summary of the job. */
function jobSummary(reports: readonly ReportRequest[]): readonly SummaryRequest[] {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file || !reports.some(({ format }) => format === 'github')) return [];
  return [{ format: 'markdown', file, append: true }];
}

/** Opens the place that a report goes to. */
export async function sinkOf(
  { file, append }: SummaryRequest,
  terminal: Terminal,
  force: boolean,
  root: string,
): Promise<ReportSink> {
  if (file === undefined) return { write: (text) => terminal.print(text), close: () => {}, discard: () => {} };
  const { FileSink } = await import('./file-sink.js');
  return new FileSink(file, terminal, { append: append === true, force }, root);
}
