import { isReport } from '../../workspace/index.js';
import type { FileReport, Notice, RunSummary } from '../report.js';
import type { RunPlace } from './run-place.js';

/** Whether a document is a report or a page of questions that an earlier run wrote; nobody wants it read by the way. */
export const isOwnReport = (bytes: Buffer): boolean => isReport(bytes.toString('latin1', 0, 64));

/**
 * A way to print a run. Each call returns the text to write next, so that a run
 * of any length needs the memory of one file.
 */
export interface ReportFormat {
  begin(): string;
  /** Called for every file that was read, also for one without findings. */
  file(report: FileReport): string;
  /** @param notices what could not be done or is worth knowing; people have read it on standard error */
  end(summary: RunSummary, notices: readonly Notice[]): string;
}

/** What a format may depend on beside the findings. */
export interface FormatOptions {
  /** Write ANSI colours. */
  readonly color: boolean;
  /** Columns of the terminal, when there is one. */
  readonly width?: number;
  readonly place: RunPlace;
}
