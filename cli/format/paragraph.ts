import type { CellPlace } from '../../engine/index.js';
import type { ParagraphPlace } from '../report.js';

/** A place in an office document, in words: `paragraph 12`, `paragraph 40 (footnote 2)`. */
export function paragraphText({ paragraph, region }: ParagraphPlace): string {
  return `paragraph ${paragraph}${region === undefined ? '' : ` (${region})`}`;
}

/** The headings above a place: `Billing › Invoices`; empty for none. */
export function headingText({ headings }: ParagraphPlace): string {
  return headings.join(' › ');
}

/** A place in a notebook, in words: `cell 3, line 2`. */
export const cellText = ({ cell, line }: CellPlace): string => `cell ${cell}, line ${line}`;

/** A message for programs that show no text of the document: with the place and the words around it. */
export function placedMessage(message: string, place: ParagraphPlace): string {
  const under = headingText(place);
  return `In ${paragraphText(place)}${under === '' ? '' : ` under “${under}”`}: ${message} (“${place.context}”)`;
}
