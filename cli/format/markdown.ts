import { ownMark } from '../../workspace/index.js';
import type { FileReport, Notice, RunSummary } from '../report.js';
import { oneLine } from '../terminal.js';
import { counted } from './count.js';
import { type ReportEntry, reportEntries } from './entries.js';
import type { ReportFormat } from './format.js';
import { headingText, paragraphText } from './paragraph.js';

/** More rows than this nobody reads in a summary, and GitHub cuts it off at 1 MiB. */
const mostRows = 500;

/** A summary for a pull request or a wiki: the sums, what each rule found, and a table of the findings. */
export function markdownFormat(): ReportFormat {
  const rows: string[] = [];
  const byRule = new Map<string, number>();
  return {
    begin: () => '',
    file(report) {
      for (const entry of reportEntries(report).entries) {
        byRule.set(entry.code, (byRule.get(entry.code) ?? 0) + 1);
        if (rows.length < mostRows) rows.push(row(report, entry));
      }
      return '';
    },
    end(summary, notices) {
      const total = [...byRule.values()].reduce((sum, count) => sum + count, 0);
      const parts = [
        `${ownMark}\n## Distinguo\n\n${sentence(summary)}\n`,
        failures(notices),
        ruleTable(byRule),
        findingTable(rows, total),
      ];
      return parts.filter(Boolean).join('\n');
    },
  };
}

function sentence({ files, errors, warnings, information, hints, fixed, known = 0 }: RunSummary): string {
  const counts = [
    [errors, 'error'],
    [warnings, 'warning'],
    [information, 'information'],
    [hints, 'hint'],
  ] as const;
  const told = [
    ...counts.filter(([number]) => number > 0).map(([number, noun]) => counted(number, noun)),
    ...(fixed > 0 ? [`${fixed} fixed`] : []),
    ...(known > 0 ? [`${known} known before`] : []),
  ].map((text) => text.replace(/^\d+/, '**$&**'));
  return `${told.length === 0 ? 'No findings' : told.join(', ')} in ${counted(files, 'document')}.`;
}

function failures(notices: readonly Notice[]): string {
  return notices
    .filter(({ kind }) => kind === 'failure')
    .map(({ message }) => `> Not done: ${plain(message)}\n`)
    .join('>\n');
}

function ruleTable(byRule: ReadonlyMap<string, number>): string {
  if (byRule.size === 0) return '';
  const counts = [...byRule].sort((a, b) => b[1] - a[1]).map(([rule, count]) => `| ${rule} | ${count} |\n`);
  return `| Rule | Findings |\n|---|---:|\n${counts.join('')}`;
}

function findingTable(rows: readonly string[], total: number): string {
  if (rows.length === 0) return '';
  const rest = total > rows.length ? `\n… and ${total - rows.length} more.\n` : '';
  return `| Place | | Finding | Write |\n|---|---|---|---|\n${rows.join('')}${rest}`;
}

function row({ path }: FileReport, { start, severity, message, code, fixes, place }: ReportEntry): string {
  const remedy = fixes.replacements.map((text) => `“${plain(text)}”`).join(' or ');
  const under = place === undefined ? '' : headingText(place);
  const where = place === undefined ? `:${start.line}` : `, ${paragraphText(place)}${under && `, ${plain(under)}`}`;
  return `| ${plain(path)}${where} | ${severity} | ${plain(message)} (${code}) | ${remedy} |\n`;
}

/** Words of a document as text: no markup, no link, no mention of people, no line break. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>|~#&!]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b')
    .replace(/:(?=\/\/)|\bwww(?=\.)/gi, '$&\u200b');
}
