import type { Prose, SourceComment } from '../../model.js';
import { OPAQUE } from '../../prose/builder.js';
import type { Candidate, Gathered, Task } from '../../prose/gathering.js';
import { type Matches, matchesOf } from '../../prose/matches.js';
import { isNumbered } from '../../prose/reuse.js';
import type { Transcript } from '../../prose/transcript.js';
import type { Section } from '../html/outline.js';
import { openBehind, readMarkdown } from '../markdown/reader.js';
import { markdownCells } from './cells.js';
import { commentInNotebook } from './comments.js';

const NO_MATCHES: Matches = { starts: [], ends: [], within: () => false };

/** Reads the cells of Markdown of a notebook, each by itself: what one leaves open, no other closes. */
export function readNotebook({ source, wanted }: Task): Gathered {
  const candidates: Candidate[] = [];
  const comments: SourceComment[] = [];
  let above: readonly Section[] = [];
  let numbered = 0;
  for (const { text: cell } of markdownCells(source)) {
    const { text } = cell;
    const matches = matchesOf(text, wanted) ?? NO_MATCHES;
    const read = readMarkdown({ source: text, wanted, matches }, undefined, above);
    above = openBehind(read);
    const before = numbered;
    for (const { prose, signal } of read.candidates) {
      candidates.push({ prose: inNotebook(prose, cell, before), signal });
      numbered = Math.max(numbered, before + countUpTo(prose));
    }
    comments.push(...read.comments.map((comment) => commentInNotebook(comment, cell, source)));
  }
  return { candidates, comments };
}

/** How many lists and tables of a cell must be counted, so that those of the next are others. */
const countUpTo = ({ context: { list, table } }: Prose): number => Math.max(list?.id ?? -1, table?.id ?? -1) + 1;

/** A block of a cell as one of the notebook. Lists and tables are those of the notebook. */
function inNotebook(prose: Prose, cell: Transcript, before: number): Prose {
  const span = cell.sourceOf(prose.span.start, prose.span.end);
  const { list, table } = prose.context;
  const numbers = isNumbered(prose.context) && {
    ...(list && { list: { ...list, id: list.id + before } }),
    ...(table && { table: { ...table, id: table.id + before } }),
  };
  const context = { ...prose.context, ...numbers, escapes: 'backslash' as const };
  return { ...prose, span, runs: runsInNotebook(prose, cell, span.start), context };
}

/** Runs of the text of a cell as runs of the source; an escape parts a run. */
function runsInNotebook({ runs, text, span }: Prose, cell: Transcript, start: number): readonly number[] {
  const found: number[] = [];
  for (let i = 0; i < runs.length; i += 3) {
    const [at = 0, offset = 0, length = 0] = runs.slice(i, i + 3);
    const from = span.start + offset;
    if (length === 0) continue;
    if (length === (runs[i + 3] ?? text.length) - at && text[at] !== OPAQUE) {
      for (const piece of cell.piecesOf(from, from + length))
        found.push(at + piece.start - from, piece.source - start, piece.length);
    } else {
      const whole = cell.sourceOf(from, from + length);
      found.push(at, whole.start - start, whole.end - whole.start);
    }
  }
  return found;
}
