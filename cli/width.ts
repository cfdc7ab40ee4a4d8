import { eastAsianWidth } from 'get-east-asian-width';

/** A grapheme as the terminal shows it. */
export interface Grapheme {
  /** What is printed: control characters are replaced, a tab is spaces. */
  readonly text: string;
  /** In terminal columns. */
  readonly width: number;
  /** Where it begins in its line, in UTF-16 code units. */
  readonly offset: number;
}

/** Characters that take a column each: most lines hold no others, and finding graphemes is slow. */
const PLAIN = /^[ -~]*$/;

const tabWidth = 4;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Splits a line, without its end, into what takes columns on the terminal. */
export function graphemesOf(line: string): readonly Grapheme[] {
  if (PLAIN.test(line)) return Array.from(line, (text, offset) => ({ text, width: 1, offset }));
  const graphemes: Grapheme[] = [];
  let column = 0;
  for (const { segment, index } of segmenter.segment(line)) {
    const grapheme = { ...shown(segment, column), offset: index };
    graphemes.push(grapheme);
    column += grapheme.width;
  }
  return graphemes;
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : graphemesOf(text).reduce((sum, { width }) => sum + width, 0);
}

function shown(grapheme: string, column: number): { text: string; width: number } {
  if (grapheme === '\t') {
    const width = tabWidth - (column % tabWidth);
    return { text: ' '.repeat(width), width };
  }
  // Control characters would move the cursor, bidirectional ones reverse the text: neither is printed.
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(grapheme)) return { text: '\ufffd', width: 1 };
  if (/^[\p{Cf}\p{M}]+$/u.test(grapheme)) return { text: grapheme, width: 0 };
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return { text: grapheme, width: 2 };
  return { text: grapheme, width: eastAsianWidth(grapheme.codePointAt(0) ?? 0) };
}
