import { offsetBefore } from './changes.js';
import type { FixedDocument, Obstacle } from './fix.js';
import { cellText, paragraphText } from './format/paragraph.js';
import type { FileReport } from './report.js';
import { TextLines } from './text-lines.js';

/** So many fixes are told each; why one is not made costs a review. */
const mostTold = 5;

/**
 * Which fixes of a document were wanted and not made, a sentence each: where, what and why. The last says how many.
 *
 * @param report says what is left of the document
 * @param isDry whether the report is of the text as it was before
 */
export function unmadeTexts<R>(report: FileReport, repaired: FixedDocument<R>, isDry: boolean): readonly string[] {
  const { path, text } = report;
  const { refused, changes } = repaired;
  const lines = new TextLines(text, true);
  const shown = (offset: number) => (isDry ? offsetBefore(offset, changes) : offset);
  const told = repaired.unmade(mostTold).map(({ span, text: wanted, obstacle }) => {
    const [start, end] = [shown(span.start), shown(span.end)];
    const place = placeText(report, lines, { start, end });
    return `${path}${place}: “${text.slice(start, end)}” was not rewritten as “${wanted}”: ${obstacleText(obstacle, report)}.`;
  });
  const named = refused > told.length ? `, ${told.length} of which are named above` : '';
  const remedy = '--review asks about each; links of other documents stay as they are';
  const many = refused === 1 ? '1 fix was' : `${refused} fixes were`;
  return [...told, `${path}: ${many} not made${named}. ${remedy}.`];
}

function placeText(
  { paragraphs, cellAt }: FileReport,
  lines: TextLines,
  span: { readonly start: number; readonly end: number },
): string {
  if (paragraphs !== undefined) return `, ${paragraphText(paragraphs.placeOf(span))}`;
  const { line, column } = lines.positionOf(span.start);
  const cell = cellAt?.(span.start);
  return `:${line}:${column}${cell === undefined ? '' : ` (${cellText(cell)})`}`;
}

function obstacleText(obstacle: Obstacle, { paragraphs, cellAt }: FileReport): string {
  if (obstacle.kind === 'link') return 'another document may link to this heading';
  if (obstacle.kind === 'round') return 'other fixes would undo it';
  const { found, text } = obstacle;
  const { line } = new TextLines(text).positionOf(found.span.start);
  const place = cellAt === undefined ? ` in ${paragraphs === undefined ? 'line' : 'paragraph'} ${line}` : '';
  return `“${text.slice(found.span.start, found.span.end)}”${place} would be found then (${found.rule})`;
}
