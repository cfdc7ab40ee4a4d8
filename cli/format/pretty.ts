import type { Finding, Problem, Span } from '../../engine/index.js';
import { type FileReport, flattenFixes, type Paragraphs, type Summary } from '../report.js';
import { leadingPath, oneLine } from '../terminal.js';
import { TextLines } from '../text-lines.js';
import { count } from './count.js';
import type { Format, FormatOptions } from './format.js';
import { Overview } from './overview.js';
import { type Paint, paintWith } from './paint.js';
import { cellText, headingText, paragraphText } from './paragraph.js';
import { sourceExcerpt } from './source-excerpt.js';

/** Columns of source where no terminal says how many there are. */
const usualWidth = 100;
const narrowest = 40;

/** For people: each finding with its line, the words that decided it, and what to write instead. */
export function prettyFormat({ color, width = usualWidth }: FormatOptions): Format {
  const paint = paintWith(color);
  const overview = new Overview();
  const sourceWidth = Math.max(narrowest, width - 10);
  return {
    begin: () => '',
    file: (report) => {
      overview.add(report);
      return fileText(report, sourceWidth, paint);
    },
    end: (summary) => overview.textWith(paint) + summaryText(summary, paint),
  };
}

function fileText(report: FileReport, width: number, paint: Paint): string {
  const { findings, problems, text } = report;
  if (findings.length + problems.length === 0) return '';
  const lines = new TextLines(text);
  const entries = [
    ...findings.map((finding) => ({
      start: finding.span.start,
      text: findingText(finding, report, lines, width, paint),
    })),
    ...problems.map((problem) => ({ start: problem.span.start, text: problemText(problem, report, lines, paint) })),
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
  width: number,
  paint: Paint,
): string {
  const { severity, rule, message } = finding;
  return [
    `${placeText(report, lines, finding.span, paint)} ${paint[severity](severity)} ${paint.dim(rule)}`,
    `  ${oneLine(message)}`,
    ...sourceExcerpt(finding, lines, width, paint),
    ...placesText(finding, lines, report.paragraphs, paint),
    ...suggestionText(finding, lines, paint),
  ].join('\n');
}

function problemText(
  { severity, code, message, span }: Problem,
  { path, cellAt }: FileReport,
  lines: TextLines,
  paint: Paint,
): string {
  const head = `${placeText({ path, cellAt }, lines, span, paint)} ${paint[severity](severity)} ${paint.dim(code)}`;
  return `${head}\n  ${oneLine(message)}`;
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

function summaryText(summary: Summary, paint: Paint): string {
  const { files, errors, warnings, information, hints, fixed, fixable, fixableSteps = 0, known = 0 } = summary;
  const counts = [
    ...(errors > 0 ? [paint.error(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(count(warnings, 'warning'))] : []),
    ...(information > 0 ? [paint.information(count(information, 'information'))] : []),
    ...(hints > 0 ? [paint.hint(count(hints, 'hint'))] : []),
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
  if (files === 0 && counts.length === 0) return 'No document was read.\n';
  return `${[...done, `${found.join('')} in ${count(files, 'document')}.`, ...before, ...remedy, ...steps].join(' ')}\n`;
}
