import { createHash } from 'node:crypto';
import type { Span } from '../../engine/index.js';
import { ownMark } from '../../workspace/index.js';
import { FolderCast } from '../cast/folder-cast.js';
import type { Notice, ParagraphPlace, RunSummary } from '../report.js';
import type { TextLines } from '../text-lines.js';
import { counted } from './count.js';
import { type ReportEntry, reportEntries } from './entries.js';
import type { ReportFormat } from './format.js';
import { castSection } from './html-cast.js';
import { reportScript, reportStyle } from './html-page.js';
import { driftList, plot, usageTable } from './html-plot.js';
import { UsageByRole } from './html-usage.js';
import { headingText, paragraphText } from './paragraph.js';
import { attributes, escapedXmlLine } from './xml.js';

/** How many findings the page lists at most: browsers filter longer tables slowly. */
const mostRows = 5_000;
/** In UTF-16 code units, to either side of the words. */
const context = 110;

/** One page that needs nothing else: the sums, who is called what, and the findings. */
export function htmlFormat(): ReportFormat {
  const usage = new UsageByRole();
  const cast = new FolderCast();
  const rows: string[] = [];
  let total = 0;
  return {
    begin: () => '',
    file(report) {
      usage.add(report.path, report.uses);
      if (report.cast !== undefined) cast.add(report.path, report.cast);
      const { entries, lines } = reportEntries(report);
      total += entries.length;
      for (const entry of entries.slice(0, mostRows - rows.length)) rows.push(row(report.path, entry, lines));
      return '';
    },
    end: (summary, notices) => page(summary, notices, { usage, cast }, findingTable(rows, total)),
  };
}

/** What the documents tell of their words. */
interface Told {
  readonly usage: UsageByRole;
  readonly cast: FolderCast;
}

function page(summary: RunSummary, notices: readonly Notice[], { usage, cast }: Told, findings: string): string {
  return `<!doctype html>
${ownMark}
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${hashOf(reportStyle)}; script-src ${hashOf(reportScript)}; base-uri 'none'; form-action 'none'">
<title>Distinguo report</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<h1>Who is meant?</h1>
<p class="faint">What Distinguo ${escapedXmlLine(String(process.env.DISTINGUO_VERSION))} found in ${counted(summary.files, 'document')}.</p>
${cards(summary)}
${failures(notices)}
<h2>Who is called what</h2>
${plot(usage)}
${usageTable(usage)}
<h2>Where words drift</h2>
${driftList(usage)}
<h2>Who the people are</h2>
${castSection(cast)}
<h2>Findings</h2>
${findings}
</main>
<script>${reportScript}</script>
</body>
</html>
`;
}

function cards({ errors, warnings, information, hints, fixed, fixable, known, files }: RunSummary): string {
  const all = [
    ['', files, files === 1 ? 'document' : 'documents'],
    ['error', errors, errors === 1 ? 'error' : 'errors'],
    ['warning', warnings, warnings === 1 ? 'warning' : 'warnings'],
    ['information', information, 'information'],
    ['information', hints, hints === 1 ? 'hint' : 'hints'],
    ['', fixable, 'can be fixed'],
    ...(fixed > 0 ? [['good', fixed, 'fixed'] as const] : []),
    ...(known === undefined ? [] : [['', known, 'known before'] as const]),
  ] as const;
  const items = all
    .filter(([kind, number, what]) => number > 0 || (kind !== 'error' && !what.startsWith('hint')))
    .map(([kind, number, what]) => `<li${kind === '' ? '' : ` class="${kind}"`}><b>${number}</b>${what}</li>`);
  return `<ul class="cards">${items.join('')}</ul>`;
}

function failures(notices: readonly Notice[]): string {
  const told = notices
    .filter(({ kind }) => kind === 'failure')
    .map(({ message }) => `<p>${escapedXmlLine(message)}</p>`);
  return told.length === 0 ? '' : `<div class="failures"><b>Not done</b>${told.join('')}</div>`;
}

function findingTable(rows: readonly string[], total: number): string {
  if (rows.length === 0)
    return `<p class="good">Nothing to say.</p>${filters()}<table id="findings"><tbody></tbody></table>`;
  const rest = total > rows.length ? `<p class="faint">… and ${total - rows.length} more.</p>` : '';
  const head = '<thead><tr><th>Place</th><th>Finding</th><th>Write</th><th>Severity</th></tr></thead>';
  return `${filters()}<table id="findings">${head}<tbody>${rows.join('\n')}</tbody></table>${rest}`;
}

/** Shown by the script, which makes them work. */
function filters(): string {
  const choice = (name: string, label: string) =>
    `<label>${label}<select name="${name}"><option value="">all</option></select></label>`;
  return `<form hidden><label>Words<input name="text" type="search" placeholder="search"></label>${choice('severity', 'Severity')}${choice('rule', 'Rule')}${choice('word', 'Word')}${choice('document', 'Document')}<button type="reset">Clear</button><output></output></form>`;
}

function row(path: string, entry: ReportEntry, lines: TextLines): string {
  const { code, severity, message, start, finding, fixes, place } = entry;
  const data = {
    'data-severity': severity,
    'data-rule': code,
    'data-word': finding?.term ?? '',
    'data-document': path,
  };
  const remedies = fixes.replacements
    .map((text) => `<span class="write">${escapedXmlLine(text)}</span>`)
    .join('<br>or ');
  return (
    `<tr${attributes(data)}><td class="place" title="${escapedXmlLine(placeTitle(path, place))}"><div><i>${escapedXmlLine(shortened(path))}</i><span>${place === undefined ? ':' : ' ¶ '}${start.line}</span></div></td>` +
    `<td><span class="source">${excerpt(entry, lines)}</span><span class="told">${escapedXmlLine(message)}</span></td>` +
    `<td>${remedies}</td><td><span class="severity ${severity}">${severity}</span><br><span class="rule">${code}</span></td></tr>`
  );
}

/** What stands behind the short place. */
function placeTitle(path: string, place: ParagraphPlace | undefined): string {
  return place === undefined ? path : [path, paragraphText(place), headingText(place)].filter(Boolean).join(', ');
}

/** The words in their line, and those that decided underlined. */
function excerpt({ span, start, finding }: ReportEntry, lines: TextLines): string {
  const lineStart = lines.startOf(start.line);
  const lineEnd = lineStart + lines.lineText(start.line).length;
  const from = Math.max(lineStart, span.start - context);
  const to = Math.max(span.end, Math.min(lineEnd, span.end + context));
  const marks = [span, ...(finding?.evidence ?? []).map((evidence) => evidence.span)];
  const cuts = [...new Set([from, to, ...marks.flatMap((mark) => [mark.start, mark.end])])]
    .filter((at) => at >= from && at <= to)
    .sort((a, b) => a - b);
  const pieces = cuts.slice(1).map((end, index) => piece({ start: cuts[index] ?? end, end }, marks, lines.text));
  return `${from > lineStart ? '…' : ''}${pieces.join('')}${to < lineEnd ? '…' : ''}`;
}

function piece(part: Span, [found, ...evidence]: readonly Span[], text: string): string {
  const words = escapedXmlLine(text.slice(part.start, part.end).replace(/\s+/g, ' '));
  const inside = (span: Span | undefined) => span !== undefined && span.start <= part.start && part.end <= span.end;
  if (inside(found)) return `<mark>${words}</mark>`;
  return evidence.some(inside) ? `<u>${words}</u>` : words;
}

function shortened(path: string): string {
  return path.length <= 30 ? path : `…${path.slice(-29)}`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
