import { jsonReport } from '../format/json.js';
import type { Notice } from '../report.js';
import { inWalkOrder, withoutRepeats } from './in-walk-order.js';
import type { Part } from './part.js';

/** What `--format json` writes, as far as merging looks at it. */
interface JsonReport {
  readonly files: readonly { readonly path: string }[];
  readonly notices: readonly Notice[];
  readonly summary: Readonly<Record<string, number>>;
}

/** Whether a value is a report of ours in JSON. */
export function isJsonReport(value: unknown): value is JsonReport {
  if (typeof value !== 'object' || value === null) return false;
  const { files, notices, summary } = value as Partial<Record<keyof JsonReport, unknown>>;
  if (!Array.isArray(files) || !Array.isArray(notices) || typeof summary !== 'object' || summary === null) return false;
  return files.every((file) => typeof file?.path === 'string') && Object.values(summary).every(Number.isSafeInteger);
}

/** One report with the documents of all, in the order in which one run would have come to them. */
export function mergeJsonReports(parts: readonly Part<JsonReport>[]): string {
  const files = parts.flatMap(({ report }) => report.files).sort((a, b) => inWalkOrder(a.path, b.path));
  const notices = withoutRepeats(parts.flatMap(({ report }) => report.notices));
  const written = files.map((file, at) => jsonReport.file(file, at === 0));
  return `${jsonReport.begin}${written.join('')}${jsonReport.end(summed(parts.map(({ report }) => report.summary)), notices)}`;
}

/** The order in which a run writes its sums. */
const order = ['files', 'errors', 'warnings', 'information', 'hints', 'fixed', 'fixable', 'fixableSteps', 'known'];

function summed(summaries: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const names = [...new Set([...order, ...summaries.flatMap((summary) => Object.keys(summary))])];
  for (const name of names) {
    const numbers = summaries.flatMap((summary) => (Object.hasOwn(summary, name) ? [summary[name] ?? 0] : []));
    if (numbers.length > 0) sums[name] = numbers.reduce((sum, number) => sum + number, 0);
  }
  return sums;
}
