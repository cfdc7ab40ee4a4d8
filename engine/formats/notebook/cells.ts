import type { Span } from '../../model.js';
import { jsonStringText, visitJson } from '../../prose/json.js';
import { Transcript } from '../../prose/transcript.js';

/** A cell of Markdown. */
export interface MarkdownCell {
  /** From 1; cells of code and raw cells count as well. */
  readonly number: number;
  /** What it says, and where that stands in the source. */
  readonly text: Transcript;
}

/** Where something stands in a notebook: which cell, and which line of it; both from 1. */
export interface CellPlace {
  readonly cell: number;
  readonly line: number;
}

/** Where cells stand in a notebook: in an array of it; before version 4 of the format in each of its worksheets. */
const PLACES: ReadonlySet<string> = new Set(['cells', 'worksheets//cells']);

/** The cells of Markdown of a notebook, in order. What is no notebook has none. */
export function markdownCells(source: string): readonly MarkdownCell[] {
  const cells: MarkdownCell[] = [];
  const keys: string[] = [];
  let number = 0;
  let isMarkdown = false;
  let strings: Span[] = [];
  const isCell = () => PLACES.has(keys.slice(1, -1).join('/'));
  visitJson(source, {
    enter(_kind, key) {
      // no cell lies deeper, and the depth of what is hostile is no matter
      keys.push(key);
      if (keys.length > MOST_KEYS || !isCell()) return;
      number += 1;
      isMarkdown = false;
      strings = [];
    },
    leave() {
      if (keys.length <= MOST_KEYS && isCell() && isMarkdown) cells.push({ number, text: textOf(source, strings) });
      keys.pop();
    },
    text(key, start, end) {
      if (keys.length > MOST_KEYS + 1) return;
      if (key === 'cell_type' && isCell()) isMarkdown = source.slice(start, Math.min(end, start + 10)) === 'markdown';
      const isLine = key === '' && keys.at(-1) === 'source' && PLACES.has(keys.slice(1, -2).join('/'));
      if (isLine || (key === 'source' && isCell())) strings.push({ start, end });
    },
  });
  return cells;
}

/** Keys above a cell: of the notebook, its worksheets, one of them, its cells, and the cell. */
const MOST_KEYS = 5;

function textOf(source: string, strings: readonly Span[]): Transcript {
  const text = new Transcript();
  for (const { start, end } of strings) jsonStringText(source, start, end, text);
  return text;
}

/** Tells of places in a notebook in which cell they stand; undefined for what stands in no cell of Markdown. */
export function cellPlaces(source: string): (offset: number) => CellPlace | undefined {
  const cells = markdownCells(source).filter(({ text }) => text.text !== '');
  const spans = cells.map(({ text }) => text.sourceOf(0, text.text.length));
  return (offset) => {
    const index = spans.findIndex(({ start, end }) => start <= offset && offset < end);
    const cell = cells[index];
    if (cell === undefined) return undefined;
    const before = cell.text.text.slice(0, cell.text.offsetOf(offset));
    return { cell: cell.number, line: before.split(/\r\n|\n|\r/).length };
  };
}
