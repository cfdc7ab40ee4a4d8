import type { ProseContext } from '../../model.js';
import { ProseBuilder } from '../../prose/builder.js';
import { flatSlice } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { type SourceLine, sourceLines } from '../../prose/line.js';
import { addressAt, expressionAt, type Range } from '../../prose/opaque.js';
import { Absent } from '../../prose/search.js';
import {
  headingPaths,
  PARAGRAPH_END,
  type PackagedParagraph,
  type ParagraphMark,
  paragraphsIn,
  shownText,
} from './text.js';

type Said = Omit<PackagedParagraph, 'text'>;

const PLAIN: Said = { kind: 'paragraph', marks: [] };

/** Reads the text of a document of the office, paragraph by paragraph. */
export function readOffice(task: ReaderTask): Gathered {
  return new OfficeReader(task).read();
}

class OfficeReader {
  readonly #task: ReaderTask;
  readonly #gathering: Gathering;
  #table = { id: -1, headers: new Map<number, string>() };

  constructor(task: ReaderTask) {
    this.#task = task;
    this.#gathering = new Gathering(task);
  }

  read(): Gathered {
    const { source } = this.#task;
    const said = paragraphsIn(source);
    const headings = headingPaths(source);
    const end = shownText(source).length;
    let index = 0;
    for (const line of sourceLines(source)) {
      if (line.from > end) break;
      this.#paragraph(trimmed(line), said[index] ?? PLAIN, headings[index] ?? []);
      index += 1;
    }
    return this.#gathering;
  }

  #paragraph(line: SourceLine & { readonly lead: number }, said: Said, headings: readonly string[]): void {
    const { kind, list, table } = said;
    const header = table && this.#headerOf(table, line.text);
    const context: ProseContext = { headings, ...(list && { list }), ...(table && { table: { ...table, ...header } }) };
    const span = { start: line.from, end: line.to };
    const isHeading = kind === 'title' || kind === 'heading';
    if (line.text === '' || !(isHeading || this.#gathering.within(span))) return;
    const marks = said.marks
      .map(({ kind, start, end }) => ({
        kind,
        start: Math.max(0, start - line.lead),
        end: Math.min(line.text.length, end - line.lead),
      }))
      .filter(({ start, end }) => end > start);
    this.#gathering.add(proseOf(line, marks, this.#task.source), kind, span, context);
  }

  /** The text above a cell; that of the first row is remembered. */
  #headerOf({ id, row, column }: NonNullable<Said['table']>, text: string): { readonly header?: string } {
    if (this.#table.id !== id) this.#table = { id, headers: new Map() };
    if (row === 0) this.#table.headers.set(column, text);
    const header = row === 0 ? undefined : this.#table.headers.get(column);
    return header === undefined ? {} : { header };
  }
}

/** Without the blanks around it, and without what ends it. */
function trimmed({ from, to, text }: SourceLine): SourceLine & { readonly lead: number } {
  const kept = text.endsWith(PARAGRAPH_END) ? text.slice(0, -1) : text;
  const inner = kept.trim();
  const lead = inner === '' ? 0 : kept.indexOf(inner);
  const start = from + lead;
  return { from: start, to: inner === '' ? Math.min(start, to) : start + inner.length, text: inner, lead };
}

/** Text with its marks; addresses, expressions and what is marked so are opaque. Offsets in the line. */
function proseOf(line: SourceLine, marks: readonly ParagraphMark[], source: string): ProseBuilder {
  const builder = new ProseBuilder(flatSlice(source, line.from, line.to));
  const shown = marks.filter(({ kind }) => kind !== 'opaque');
  const bounds = shown.flatMap(({ start, end }) => [start, end]).sort((a, b) => a - b);
  const placeOf = new Map<number, number>();
  let at = 0;
  let bound = 0;
  const take = (to: number, isOpaque: boolean) => {
    for (let place = bounds[bound]; place !== undefined && place <= to; place = bounds[++bound]) {
      if (!isOpaque) builder.verbatim(at, place);
      if (!isOpaque) at = place;
      placeOf.set(place, builder.length);
    }
    if (isOpaque) builder.opaque(at, to);
    else builder.verbatim(at, to);
    at = to;
  };
  for (const { from, to } of opaqueIn(line.text, marks)) {
    take(from, false);
    take(to, true);
  }
  take(line.text.length, false);
  for (const { kind, start, end } of shown) builder.mark(kind, placeOf.get(start) ?? 0, placeOf.get(end) ?? 0);
  return builder;
}

const SPECIAL = /[:wW@{<$]/g;

/** What is no prose, in order: what is marked so, and addresses and merge fields between. */
function opaqueIn(text: string, marks: readonly ParagraphMark[]): Range[] {
  const absent = new Absent();
  const marked = marks.filter(({ kind }) => kind === 'opaque').map(({ start, end }) => ({ from: start, to: end }));
  const all: Range[] = [];
  let next = 0;
  const put = (range: Range | undefined) => {
    if (range !== undefined && range.from >= (all.at(-1)?.to ?? 0)) all.push(range);
  };
  for (const { index } of text.matchAll(SPECIAL)) {
    while ((marked[next]?.from ?? text.length) <= index) put(marked[next++]);
    const lowest = all.at(-1)?.to ?? 0;
    if (index < lowest) continue;
    const found = 'wW:@'.includes(text.charAt(index))
      ? addressAt(text, index, lowest)
      : expressionAt(text, index, absent);
    if (found !== undefined && found.to <= (marked[next]?.from ?? text.length)) put(found);
  }
  for (const range of marked.slice(next)) put(range);
  return all;
}
