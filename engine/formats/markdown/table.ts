import type { BlockContext, Element, LeafBlock, LeafBlockParser, Line, MarkdownConfig } from '@lezer/markdown';

/** Tables of GitHub-flavored Markdown. A row ends where its cells end, whatever the header says. */
export const table: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }, 'TableHeader', 'TableRow', 'TableCell', 'TableDelimiter'],
  parseBlock: [
    {
      name: 'Table',
      before: 'SetextHeading',
      leaf: () => new TableParser(),
      endLeaf: (cx, line, leaf) => startsTable(cx, line, leaf),
    },
  ],
};

const LONGEST_DELIMITER = 10_000;

class TableParser implements LeafBlockParser {
  /** Undefined before the second line, null when this is no table. */
  #rows: Element[] | null | undefined;

  get isTable(): boolean {
    return this.#rows != null;
  }

  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (this.#rows === undefined) {
      this.#rows = null;
      const columns = delimiterColumns(line.text.slice(line.pos));
      if (columns === 0 || line.indent >= line.baseIndent + 4) return false;
      const cells = cellsOf(leaf.content);
      if (cells.length !== columns) return false;
      this.#rows = [
        row(cx, 'TableHeader', cells, leaf.start, leaf.content.length),
        cx.elt('TableDelimiter', cx.lineStart + line.pos, cx.lineStart + line.text.length),
      ];
    } else if (this.#rows) {
      const text = line.text.slice(line.pos);
      this.#rows.push(row(cx, 'TableRow', cellsOf(text), cx.lineStart + line.pos, text.length));
    }
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    if (!this.#rows) return false;
    cx.addLeafElement(leaf, cx.elt('Table', leaf.start, leaf.start + leaf.content.length, this.#rows));
    return true;
  }
}

/** A table may follow the lines of a paragraph: its first row ends the paragraph. */
function startsTable(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
  if (leaf.parsers.some((parser) => parser instanceof TableParser && parser.isTable)) return false;
  if (!line.text.includes('|', line.basePos)) return false;
  const next = cx.peekLine().replace(/^[>\s]+/, '');
  const columns = delimiterColumns(next);
  return columns > 0 && cellsOf(line.text.slice(line.pos)).length === columns;
}

/** How many columns a delimiter row has; 0 when it is none. */
function delimiterColumns(text: string): number {
  if (text.length > LONGEST_DELIMITER || !/^[|:-]/.test(text) || !/^[|:\- \t\r]+$/.test(text)) return 0;
  if (!text.includes('|') && !text.includes(':')) return 0;
  const cells = cellsOf(text).map(([start, end]) => text.slice(start, end));
  return cells.every((cell) => /^:?-+:?$/.test(cell)) ? cells.length : 0;
}

function row(
  cx: BlockContext,
  type: string,
  cells: readonly (readonly [number, number])[],
  start: number,
  length: number,
): Element {
  const children = cells.map(([from, to]) => cx.elt('TableCell', start + from, start + to));
  return cx.elt(type, start, start + length, children);
}

/** The cells of a row without the space around them. */
function cellsOf(text: string): (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = [];
  const end = trimEnd(text, 0, text.length);
  let from = text.charCodeAt(0) === 124 ? 1 : 0;
  for (let at = from; at <= end; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (at === end || code === 124) {
      if (at === end && at === from) break;
      const start = trimStart(text, from, at);
      cells.push([start, trimEnd(text, start, at)]);
      from = at + 1;
    }
  }
  return cells;
}

function trimStart(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
