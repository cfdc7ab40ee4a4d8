import type { SourceComment, Span } from '../../model.js';
import type { Transcript } from '../../prose/transcript.js';

/** A comment of a cell as one of the notebook: its lines are those of the cell, whatever lines the file has. */
export function commentInNotebook(
  { span, text, textStart }: SourceComment,
  cell: Transcript,
  source: string,
): SourceComment {
  const place = cell.sourceOf(span.start, span.end);
  return {
    span: place,
    ...(text === '' ? { text, textStart: place.start } : said(cell, textStart, textStart + text.length, source)),
    lines: {
      own: sourceLines(cell, ownLines(cell.text, span)),
      next: sourceLines(cell, nextLine(cell.text, span.end)),
    },
  };
}

/** A text at its place in the source, letter by letter: whatever is written otherwise there is blank. */
function said(cell: Transcript, from: number, to: number, source: string) {
  const { start } = cell.sourceOf(from, to);
  let text = '';
  for (const piece of cell.piecesOf(from, to)) {
    text += ' '.repeat(piece.source - start - text.length);
    text +=
      piece.length === piece.end - piece.start
        ? source.slice(piece.source, piece.source + piece.length)
        : ' '.repeat(piece.length);
  }
  return { text, textStart: start };
}

const LINE_END = /\r\n|\n|\r/g;
const BLANK = /\s*/y;

function ownLines(text: string, { start, end }: Span): Span {
  const before = Math.max(text.lastIndexOf('\n', start - 1), start === 0 ? -1 : text.lastIndexOf('\r', start - 1));
  return { start: start === 0 ? 0 : before + 1, end: lineEnd(text, end) };
}

function nextLine(text: string, behind: number): Span {
  const start = lineEnd(text, behind);
  BLANK.lastIndex = start;
  return { start, end: lineEnd(text, start + (BLANK.exec(text)?.[0].length ?? 0)) };
}

/** The offset behind the end of the line that holds an offset. */
function lineEnd(text: string, offset: number): number {
  LINE_END.lastIndex = offset;
  return LINE_END.exec(text) === null ? text.length : LINE_END.lastIndex;
}

function sourceLines(cell: Transcript, { start, end }: Span): Span {
  if (end > start) return cell.sourceOf(start, end);
  const behind = cell.sourceOf(Math.max(0, start - 1), Math.max(1, start)).end;
  return { start: behind, end: behind };
}
