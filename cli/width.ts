import { eastAsianWidth } from 'get-east-asian-width';

/** A grapheme as the terminal shows it. */
export interface Cell {
  /** What is printed: control characters are replaced, a tab is spaces. */
  readonly text: string;
  /** In terminal columns. */
  readonly width: number;
  /** Where it begins in its line, in UTF-16 code units. */
  readonly offset: number;
}

const tabWidth = 4;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Splits a line, without its end, into what takes columns on the terminal. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const cell = { ...shown(segment, column), offset: index };
    cells.push(cell);
    column += cell.width;
  }
  return cells;
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

function shown(grapheme: string, column: number): { text: string; width: number } {
  if (grapheme === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { text: ' '.repeat(width), width };
  }
  // A document must not steer the terminal, nor turn its text around.
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(grapheme)) return { text: '\ufffd', width: 1 };
  if (/^[\p{Cf}\p{M}]+$/u.test(grapheme)) return { text: grapheme, width: 0 };
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return { text: grapheme, width: 2 };
  return { text: grapheme, width: eastAsianWidth(grapheme.codePointAt(0) ?? 0) };
}
