import { cut, type SourceLine } from '../../prose/line.js';
import type { BlockPlace, BodyReader } from './body.js';
import { directiveKind } from './directive.js';
import * as lines from './line.js';
import { dedented, indentedEnd } from './line.js';

const FOOTNOTE = /^\[(?:\d{1,9}|#[\w.-]*|\*|[A-Za-z][\w.-]*)\](?:\s+|$)/;
const TARGET = /^(?:_|\|[^|\s][^|]*\|\s)/;
const DIRECTIVE = /^([A-Za-z][\w.+:-]*?) ?::(?:\s+|$)/;

/**
 * Reads what begins with two dots: footnotes, directives, targets, comments.
 *
 * @param all its lines
 * @param length how long the mark is, with the blanks behind it
 */
export function readExplicit(reader: BodyReader, all: readonly SourceLine[], length: number, place: BlockPlace): void {
  const first = all[0] as SourceLine;
  const rest = cut(first, Math.min(length, first.text.length));
  const below = dedented(all.slice(1));
  const footnote = FOOTNOTE.exec(rest.text);
  if (footnote) return reader.read([cut(rest, footnote[0].length), ...below], place);
  if (TARGET.test(rest.text)) return;
  const directive = DIRECTIVE.exec(rest.text);
  if (directive === null) return reader.sink.comment(all, Math.min(2, first.text.length));
  readDirective(reader, (directive[1] as string).toLowerCase(), cut(rest, directive[0].length), below, place);
}

function readDirective(
  reader: BodyReader,
  name: string,
  argument: SourceLine,
  below: readonly SourceLine[],
  place: BlockPlace,
): void {
  const kind = directiveKind(name);
  const body = below.slice(optionsEnd(below));
  const hasHeader = below.some(({ text }) => /^:header-rows:\s*[1-9]/.test(text));
  if (kind.argument === 'title') reader.sink.block([argument], 'paragraph', place);
  if (kind.body === 'none') return;
  if (kind.body === 'list table') return readListTable(reader, body, hasHeader);
  const version = kind.argument === 'version' ? (/^\S+\s*/.exec(argument.text)?.[0].length ?? 0) : 0;
  const isText = kind.argument === 'text' || kind.argument === 'version';
  const spoken = isText ? [cut(argument, version), ...body] : body;
  reader.read(spoken, name === 'glossary' ? { ...place, hasNames: true } : place);
}

/** The index behind the options at the top of a directive. */
function optionsEnd(below: readonly SourceLine[]): number {
  let at = 0;
  while (at < below.length && lines.fieldOf(below[at] as SourceLine)) at = indentedEnd(below, at + 1);
  return at;
}

/** A list of rows, each a list of cells. */
function readListTable(reader: BodyReader, body: readonly SourceLine[], hasHeader: boolean): void {
  const id = reader.sink.nextId();
  const headers: string[] = [];
  for (const [row, cells] of itemsOf(body).map(itemsOf).entries()) {
    for (const [column, cell] of cells.entries()) {
      if (row === 0)
        headers[column] = cell
          .map(({ text }) => text.trim())
          .join(' ')
          .trim();
      const header = row > 0 && hasHeader ? headers[column] : undefined;
      reader.read(cell, { table: { id, row, column, ...(header !== undefined && { header }) } });
    }
  }
}

/** The items of a list with bullets, each without its mark. */
function itemsOf(all: readonly SourceLine[]): SourceLine[][] {
  const items: SourceLine[][] = [];
  for (let at = 0; at < all.length; ) {
    const line = all[at] as SourceLine;
    const length = lines.bulletOf(line);
    const end = length === 0 ? at + 1 : indentedEnd(all, at + 1);
    if (length > 0) items.push([cut(line, Math.min(length, line.text.length)), ...dedented(all.slice(at + 1, end))]);
    at = end;
  }
  return items;
}
