import type { Prose, SourceComment } from '../../model.js';
import { countUpTo, inSource } from '../../prose/embedded.js';
import type { Candidate, Gathered, ReaderTask } from '../../prose/gathering.js';
import { type Matches, matchesOf } from '../../prose/matches.js';
import type { Transcript } from '../../prose/transcript.js';
import type { Section } from '../html/outline.js';
import { openBehind, readMarkdown } from '../markdown/reader.js';
import { markdownCells } from './cells.js';
import { commentInNotebook } from './comments.js';

const NO_MATCHES: Matches = { starts: [], ends: [], within: () => false };

/** Reads the cells of Markdown of a notebook, each by itself: what one leaves open, no other closes. */
export function readNotebook({ source, wanted, reading }: ReaderTask): Gathered {
  const candidates: Candidate[] = [];
  const comments: SourceComment[] = [];
  let above: readonly Section[] = [];
  let numbered = 0;
  for (const { text: cell } of markdownCells(source)) {
    const { text } = cell;
    const matches = matchesOf(text, wanted) ?? NO_MATCHES;
    const read = readMarkdown({ source: text, wanted, matches, reading }, undefined, above);
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

/** A block of a cell as one of the notebook. Lists and tables are those of the notebook. */
function inNotebook(prose: Prose, cell: Transcript, before: number): Prose {
  const placed = inSource(prose, cell, before);
  return { ...placed, context: { ...placed.context, escapes: 'backslash' } };
}
