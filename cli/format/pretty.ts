import { type Finding, type Problem, reasons, type Span } from '../../engine/index.js';
import { type FileReport, flattenFixes, type Paragraphs, type RunSummary } from '../report.js';
import { leadingPath, oneLine } from '../terminal.js';
import { TextLines } from '../text-lines.js';
import { counted } from './count.js';
import type { FormatOptions, ReportFormat } from './format.js';
import { Overview } from './overview.js';
import { type Paint, paintWith } from './paint.js';
import { cellText, headingText, paragraphText } from './paragraph.js';
import { sourceExcerpt } from './source-excerpt.js';
import { wrapped } from './wrapped.js';

/** Columns of source where no terminal says how many there are. */
const usualWidth = 100;
const narrowest = 40;

/** How a finding is shown. */
export interface View {
  readonly paint: Paint;
  /** Columns of the terminal; without one, a message is a line, so that `grep` finds it. */
  readonly columns: number | undefined;
}

/** For people: each finding with its line, the words that decided it, and what to write instead. */
export function prettyFormat({ color, width }: FormatOptions): ReportFormat {
  const paint = paintWith(color, width !== undefined);
  const overview = new Overview();
  const view = { paint, columns: width };
  return {
    begin: () => '',
    file: (report) => {
      overview.add(report);
      return fileText(report, view);
    },
    end: (summary) => `${overview.textWith(paint)}${wrapped(summaryText(summary, paint), width, '').join('\n')}\n`,
  };
}

function fileText(report: FileReport, view: View): string {
  const { findings, problems, text } = report;
  if (findings.length + problems.length === 0) return '';
  const lines = new TextLines(text);
  const entries = [
    ...findings.map((finding) => ({
      start: finding.span.start,
      text: findingText(finding, report, lines, view),
    })),
    ...problems.map((problem) => ({ start: problem.span.start, text: problemText(problem, report, lines, view) })),
  ];
  return entries
    .sort((a, b) => a.start - b.start)
    .map((entry) => `${entry.text}\n\n`)
    .join('');
}

/** One finding with its lines, without a line end after it. */
export function findingText(
  finding: Finding,
  report: Pick<FileReport, 'path' | 'paragraphs' | 'cellAt'>,
  lines: TextLines,
  view: View,
): string {
  const { severity, rule } = finding;
  const { paint, columns = usualWidth } = view;
  return [
    `${placeText(report, lines, finding.span, paint)} ${paint[severity](severity)} ${paint.rule(rule)}`,
    ...messageText(finding, view),
    ...sourceExcerpt(finding, lines, Math.max(narrowest, columns - 10), paint),
    ...placesText(finding, lines, report.paragraphs, paint),
    ...suggestionText(finding, lines, paint),
  ].join('\n');
}

/** What is found; in a terminal, with the reason on a line of its own. */
function messageText({ message, evidence, role }: Finding, { paint, columns }: View): readonly string[] {
  const reason = columns === undefined || role === undefined ? '' : reasons(evidence, role);
  const inside = ` (${reason})`;
  if (reason === '' || !message.includes(inside)) return wrapped(oneLine(message), columns, '  ');
  return [
    ...wrapped(oneLine(message.replace(inside, () => '')), columns, '  '),
    ...wrapped(oneLine(`because ${reason}`), columns, '    ').map((line) => paint.dim(line)),
  ];
}

function problemText(
  { severity, code, message, span }: Problem,
  { path, cellAt }: FileReport,
  lines: TextLines,
  { paint, columns }: View,
): string {
  const head = `${placeText({ path, cellAt }, lines, span, paint)} ${paint[severity](severity)} ${paint.dim(code)}`;
  return [head, ...wrapped(oneLine(message), columns, '  ')].join('\n');
}

/** Line and column, in a notebook the cell, too; of an office document, which has no lines, the paragraph and the headings above it. */
function placeText(
  { path, paragraphs, cellAt }: Pick<FileReport, 'path' | 'paragraphs'> & { cellAt?: FileReport['cellAt'] | undefined },
  lines: TextLines,
  span: Span,
  paint: Paint,
): string {
  if (paragraphs === undefined) {
    const { line, column } = lines.positionOf(span.start);
    const cell = cellAt?.(span.start);
    return paint.path(`${leadingPath(path)}:${line}:${column}${cell === undefined ? '' : ` (${cellText(cell)})`}`);
  }
  const place = paragraphs.placeOf(span);
  const under = headingText(place);
  const headings = under === '' ? '' : ` ${paint.dim(`under “${oneLine(under)}”`)}`;
  return `${paint.path(`${leadingPath(path)}, ${paragraphText(place)}`)}${headings}`;
}

/** So many further places are named; the rest is counted. */
const mostPlaces = 8;

/** Where the same decision holds as well. */
function placesText(
  { places = [] }: Finding,
  lines: TextLines,
  paragraphs: Paragraphs | undefined,
  paint: Paint,
): readonly string[] {
  if (places.length === 0) return [];
  const named = places.slice(0, mostPlaces).map((span) => {
    const { line, column } = lines.positionOf(span.start);
    return paragraphs === undefined ? `${line}:${column}` : paragraphText(paragraphs.placeOf(span));
  });
  const more = places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : '';
  return [`  ${paint.dim(`also ${paragraphs === undefined ? 'at' : 'in'} ${named.join(', ')}${more}`)}`];
}

function suggestionText(finding: Finding, lines: TextLines, paint: Paint): readonly string[] {
  const { span, replacements } = flattenFixes(finding, lines.text);
  if (replacements.length === 0) return [];
  const quoted = (text: string) => `“${paint.good(oneLine(text))}”`;
  const [first = '', ...others] = replacements;
  const alternatives = others.length > 0 ? `, or ${others.map(quoted).join(' or ')}` : '';
  return [
    `  ${paint.strong('→')} “${oneLine(lines.text.slice(span.start, span.end))}” → ${quoted(first)}${alternatives}`,
  ];
}

function summaryText(summary: RunSummary, paint: Paint): string {
  const { files, errors, warnings, information, hints, fixed, fixable, fixableSteps = 0, known = 0 } = summary;
  const counts = [
    ...(errors > 0 ? [paint.error(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(counted(warnings, 'warning'))] : []),
    ...(information > 0 ? [paint.information(counted(information, 'information'))] : []),
    ...(hints > 0 ? [paint.hint(counted(hints, 'hint'))] : []),
  ];
  const done = fixed > 0 ? [`${paint.good(`${fixed} fixed`)}.`] : [];
  const nothing = summary.known === undefined ? 'No findings' : 'Nothing new';
  const found = counts.length === 0 ? [paint.good(nothing)] : [counts.join(', ')];
  const before = known > 0 ? [`${known} known before.`] : [];
  const remedy =
    fixable > 0 ? [`${fixable} can be fixed: --fix rewrites what is warned of, --fix=all the rest, too.`] : [];
  const steps =
    fixableSteps > 0
      ? [
          `${fixableSteps} in texts that programs look for (steps of Gherkin, keys of catalogues), which --fix rewrites with --steps alone.`,
        ]
      : [];
  if (files === 0 && counts.length === 0) return 'No document was read.';
  return [...done, `${found.join('')} in ${counted(files, 'document')}.`, ...before, ...remedy, ...steps].join(' ');
}
