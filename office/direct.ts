import { hunksOf, type OfficeChange, type Splice } from './change.js';
import type { Paragraph } from './paragraph.js';
import { partText } from './xml.js';

/**
 * Writes a change of a paragraph straight into its text, where the kind of document knows no tracked changes.
 *
 * @param change offsets in the paragraph
 */
export function rewriteInPlace(paragraph: Paragraph<unknown>, change: OfficeChange): readonly Splice[] {
  const { text } = paragraph;
  return hunksOf(text, change).flatMap((hunk): readonly Splice[] => {
    const pieces = [...paragraph.touching(hunk.start, hunk.end)];
    if (hunk.start === hunk.end) {
      const before = pieces.find(({ start, end }) => start < hunk.start && hunk.start <= end);
      const beside = before ?? pieces.find(({ start }) => start === hunk.start);
      if (beside === undefined) return [];
      const at = hunk.start === beside.end ? beside.to : beside.from + hunk.start - beside.start;
      return [{ from: at, to: at, text: partText(hunk.text) }];
    }
    return pieces
      .filter(({ start, end }) => start < hunk.end && end > hunk.start)
      .map((piece, index) => {
        const start = Math.max(hunk.start, piece.start);
        const end = Math.min(hunk.end, piece.end);
        const isWhole = piece.to - piece.from !== piece.end - piece.start;
        // What cannot be divided is written anew with what stays of it.
        const head = isWhole ? text.slice(piece.start, start) : '';
        const tail = isWhole ? text.slice(end, piece.end) : '';
        return {
          from: isWhole ? piece.from : piece.from + start - piece.start,
          to: isWhole ? piece.to : piece.from + end - piece.start,
          text: partText(head + (index === 0 ? hunk.text : '') + tail),
        };
      });
  });
}
