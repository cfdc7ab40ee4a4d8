import { lastUpTo } from './ordered.js';

/**
 * The text of a block with what belongs to its surroundings taken away:
 * quote marks, indentation of continuation lines, spaces before a line break.
 * Offsets of `text` are “flat offsets”; {@link sourceOffsetOf} leads back.
 */
export interface Flat {
  readonly text: string;
  /** Per line: its flat start, its source start, and where its line break ends in the source. */
  readonly lines: readonly number[];
}

const PER_LINE = 3;

/** A flat text that is a plain slice of the source. */
export function flatSlice(source: string, start: number, end: number): Flat {
  return { text: source.slice(start, end), lines: [0, start, end] };
}

/**
 * Joins the lines of a block.
 *
 * @param source the source
 * @param start source offset of the first character
 * @param end source offset behind the last character
 * @param marks quote marks inside the block, flat pairs of start and end, in order
 * @param indented keep the indentation of continuation lines (raw HTML)
 */
export function flatten(source: string, start: number, end: number, marks: readonly number[], indented = false): Flat {
  const lines: number[] = [];
  let text = '';
  let from = start;
  let mark = 0;
  while (from <= end) {
    const newline = source.indexOf('\n', from);
    const last = newline < 0 || newline >= end;
    let to = last ? end : newline;
    while (to > from && isSpace(source.charCodeAt(to - 1))) to--;
    lines.push(text.length, from, last ? end : newline + 1);
    text += source.slice(from, to);
    if (last) break;
    text += '\n';
    from = newline + 1;
    while ((marks[mark] ?? from) < from) mark += 2;
    const lineEnd = source.indexOf('\n', from);
    const limit = lineEnd < 0 || lineEnd > end ? end : lineEnd;
    for (; (marks[mark] ?? limit) < limit; mark += 2) from = marks[mark + 1] ?? from;
    if (!indented) while (from < limit && isSpace(source.charCodeAt(from))) from++;
  }
  return { text, lines };
}

/**
 * Joins stretches of lines, each without what is around it; what stands between them is left out.
 *
 * @param pieces in order, one a line at most; none holds a line break
 */
export function flatLines(source: string, pieces: readonly { readonly from: number; readonly to: number }[]): Flat {
  const lines: number[] = [];
  let text = '';
  for (const [index, { from, to }] of pieces.entries()) {
    const newline = source.indexOf('\n', to);
    lines.push(text.length, from, index === pieces.length - 1 || newline < 0 ? to : newline + 1);
    text += (index === 0 ? '' : '\n') + source.slice(from, to);
    if (index > 0) lines[lines.length - PER_LINE] = text.length - (to - from);
  }
  return { text, lines };
}

/** The line of a flat offset, as an index for the other functions. `hint` is a line at or before it. */
export function lineAt(flat: Flat, offset: number, hint = 0): number {
  return nextStart(flat, hint) > offset ? hint : lastUpTo(flat.lines, PER_LINE, offset, hint);
}

/** Flat offset of the line break of a line, or the end of the text. */
export function breakOf(flat: Flat, line: number): number {
  return nextStart(flat, line) - 1;
}

/** Source offset of a flat offset that lies in `line`. */
export function sourceOffsetOf(flat: Flat, offset: number, line: number): number {
  const { [line * PER_LINE]: start = 0, [line * PER_LINE + 1]: source = 0 } = flat.lines;
  return source + offset - start;
}

/** Source offset behind the line break of `line`. */
export function breakEnd(flat: Flat, line: number): number {
  return flat.lines[line * PER_LINE + 2] ?? 0;
}

/** Space, tab or carriage return. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

/** Where the next line begins, or would. */
function nextStart({ lines, text }: Flat, line: number): number {
  return lines[(line + 1) * PER_LINE] ?? text.length + 1;
}
