import type { Severity } from '../../engine/index.js';
import type { Notice } from '../report.js';
import { printable } from '../terminal.js';
import { type ReportEntry, reportEntries } from './entries.js';
import type { FormatOptions, ReportFormat } from './format.js';
import { placedMessage } from './paragraph.js';
import { fromRoot } from './run-place.js';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations beside the lines. */
export function githubFormat({ place }: FormatOptions): ReportFormat {
  return {
    begin: () => '',
    file: (report) =>
      reportEntries(report)
        .entries.map((entry) => annotation(fromRoot(report.path, place), entry))
        .join(''),
    end: (_, notices) => notices.map(failure).join(''),
  };
}

function annotation(
  path: string,
  { severity, code, message, start, end, place, fixes: { replacements } }: ReportEntry,
): string {
  const { line } = start;
  // GitHub takes columns only within one line.
  const columns = end.line === line ? { col: start.column, endColumn: end.column } : {};
  const remedy = replacements.length === 0 ? '' : ` Write ${replacements.map((text) => `“${text}”`).join(' or ')}.`;
  // An office document has no lines that GitHub could show.
  if (place !== undefined)
    return command(
      levels[severity],
      { title: `Distinguo: ${code}`, file: path },
      placedMessage(message, place) + remedy,
    );
  return command(
    levels[severity],
    { title: `Distinguo: ${code}`, file: path, line, endLine: end.line, ...columns },
    message + remedy,
  );
}

function failure({ kind, message }: Notice): string {
  return command(kind === 'failure' ? 'error' : 'notice', { title: 'Distinguo' }, message);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(printable(String(value)))}`);
  return `::${name} ${list.join(',')}::${escaped(printable(message))}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
