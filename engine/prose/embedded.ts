import type { Prose } from '../model.js';
import { OPAQUE } from './builder.js';
import { isNumbered } from './reuse.js';
import type { Transcript } from './transcript.js';

/** How many lists and tables of a text must be counted, so that those of the next are others. */
export const countUpTo = ({ context: { list, table } }: Prose): number => Math.max(list?.id ?? -1, table?.id ?? -1) + 1;

/**
 * A block of a text that is written in a source with escapes or marks of its own, as one of the source.
 *
 * @param text what the block was read of, and where that stands in the source
 * @param before how many lists and tables the source has before the text
 */
export function inSource(prose: Prose, text: Transcript, before: number): Prose {
  const span = text.sourceOf(prose.span.start, prose.span.end);
  const { list, table } = prose.context;
  const numbers = isNumbered(prose.context) && {
    ...(list && { list: { ...list, id: list.id + before } }),
    ...(table && { table: { ...table, id: table.id + before } }),
  };
  return { ...prose, span, runs: runsInSource(prose, text, span.start), context: { ...prose.context, ...numbers } };
}

/** Runs of the text as runs of the source; what is written differently there parts a run. */
function runsInSource({ runs, text, span }: Prose, written: Transcript, start: number): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const [at = 0, offset = 0, length = 0] = runs.slice(i, i + 3);
    const from = span.start + offset;
    if (length === 0) continue;
    if (length === (runs[i + 3] ?? text.length) - at && text[at] !== OPAQUE) {
      for (const piece of written.piecesOf(from, from + length))
        found.push(at + piece.start - from, piece.source - start, piece.length);
    } else {
      const whole = written.sourceOf(from, from + length);
      found.push(at, whole.start - start, whole.end - whole.start);
    }
  }
  return found;
}
