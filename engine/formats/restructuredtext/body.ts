import type { Prose, ProseContext } from '../../model.js';
import { cut, type SourceLine } from '../../prose/line.js';
import { readExplicit } from './explicit.js';
import * as lines from './line.js';
import { dedented, indentedEnd, indentOf, isBlank } from './line.js';
import { gridEnd, gridTable, isGrid, isSimple, type RestructuredTextTable, simpleEnd, simpleTable } from './table.js';

/** Where a block stands, and whether longer words would break it. */
export interface BlockPlace {
  readonly list?: NonNullable<ProseContext['list']>;
  readonly table?: NonNullable<ProseContext['table']>;
  readonly quoted?: true;
  readonly isFixed?: true;
  /** Its terms are names that something leads to. */
  readonly hasNames?: true;
}

/** Takes what is found, in order. */
export interface BodySink {
  /** A number that no list and no table has yet. */
  nextId(): number;
  /** `begin` is how much of the first line comes before its text. */
  comment(lines: readonly SourceLine[], begin: number): void;
  heading(line: SourceLine, style: string): void;
  /** @returns the text, if it was read */
  block(lines: readonly SourceLine[], kind: Prose['kind'], place: BlockPlace): string;
}

/** Bodies within bodies deeper than this are not read. */
const DEEPEST = 40;
/** Fields that say who, when and where. */
const UNREAD = /^(?:authors?|address|contact|copyright|date|organization|revision|status|version|class|name)$/;

/** Reads the body of a document, of an item, of a directive. */
export class BodyReader {
  readonly sink: BodySink;
  #depth = 0;
  #lines: readonly SourceLine[] = [];
  #place: BlockPlace = {};
  #at = 0;
  /** The list that the last block was, and its last item. */
  #list: { readonly mark: string; place: NonNullable<BlockPlace['list']> } | undefined;

  constructor(sink: BodySink) {
    this.sink = sink;
  }

  read(all: readonly SourceLine[], place: BlockPlace): void {
    if (this.#depth >= DEEPEST) return;
    const [outer, outerPlace, outerAt, outerList] = [this.#lines, this.#place, this.#at, this.#list];
    this.#depth += 1;
    this.#lines = all;
    this.#place = place;
    this.#list = undefined;
    for (this.#at = 0; this.#at < all.length; ) this.#block(all[this.#at] as SourceLine);
    this.#depth -= 1;
    [this.#lines, this.#place, this.#at, this.#list] = [outer, outerPlace, outerAt, outerList];
  }

  #block(line: SourceLine): void {
    if (isBlank(line)) {
      this.#at += 1;
      return;
    }
    const mark = this.#itemMark(line);
    if (mark !== undefined) return this.#item(line, mark.name, mark.length);
    this.#list = undefined;
    if (indentOf(line) > 0) return this.#indented({ ...this.#nameless(), quoted: true });
    const explicit = lines.explicitOf(line);
    if (explicit > 0) return this.#explicit(explicit);
    if (/^__ /.test(line.text)) {
      this.#at += 1;
      return;
    }
    if (this.#heading(line)) return;
    const table = this.#table(line);
    if (table) return this.#cells(table);
    const field = lines.fieldOf(line);
    if (field) return this.#marked(field.length, UNREAD.test(field.name));
    const option = lines.optionOf(line);
    if (option > 0) return this.#marked(option, false);
    if (/^>>> /.test(line.text)) return this.#skipParagraph();
    if (/^\|(?: |$)/.test(line.text)) return this.#lineBlock();
    this.#paragraph();
  }

  /** The mark of an item; what is numbered must be followed by what can belong to it. */
  #itemMark(line: SourceLine): { readonly name: string; readonly length: number } | undefined {
    const bullet = lines.bulletOf(line);
    if (bullet > 0) return { name: line.text[0] as string, length: bullet };
    const length = lines.enumeratorOf(line);
    const next = this.#lines[this.#at + 1];
    if (length === 0) return undefined;
    const isItem = next === undefined || isBlank(next) || indentOf(next) > 0 || lines.enumeratorOf(next) > 0;
    return isItem
      ? {
          name: line.text
            .slice(0, length)
            .replace(/[\da-zA-Z#]+/, '1')
            .trim(),
          length,
        }
      : undefined;
  }

  #item(line: SourceLine, mark: string, length: number): void {
    const last = this.#list?.mark === mark ? this.#list.place : undefined;
    const ordered = mark.includes('1');
    const place = { id: last?.id ?? this.sink.nextId(), item: last ? last.item + 1 : 0, ordered };
    const isEmpty = line.text.length <= length;
    const end = indentedEnd(this.#lines, this.#at + 1, isEmpty ? 1 : length);
    // the body begins where its first words do: what is indented further is a body of its own, or code
    const below = this.#lines.slice(this.#at + 1, end);
    const rest = isEmpty ? dedented(below) : below.map((each) => cut(each, Math.min(length, each.text.length)));
    const inner = [cut(line, Math.min(length, line.text.length)), ...rest];
    this.#at = end;
    this.#list = { mark, place };
    const outer = this.#list;
    this.read(inner, { ...this.#place, list: place });
    this.#list = outer;
  }

  /** Indented lines without their indentation. */
  #inner(from: number, to: number): SourceLine[] {
    return dedented(this.#lines.slice(from, to));
  }

  #indented(place: BlockPlace): void {
    const end = Math.max(this.#at + 1, indentedEnd(this.#lines, this.#at));
    const inner = this.#inner(this.#at, end);
    this.#at = end;
    this.read(inner, place);
  }

  #explicit(length: number): void {
    const first = this.#lines[this.#at] as SourceLine;
    const next = this.#lines[this.#at + 1];
    // an empty comment takes nothing with it
    const isEmpty = first.text.trim() === '..' && (next === undefined || isBlank(next));
    const end = isEmpty ? this.#at + 1 : indentedEnd(this.#lines, this.#at + 1);
    const all = this.#lines.slice(this.#at, end);
    this.#at = end;
    readExplicit(this, all, length, this.#place);
  }

  #heading(line: SourceLine): boolean {
    const [, next, third] = this.#lines.slice(this.#at, this.#at + 3);
    const over = lines.underlineOf(line);
    if (this.#depth > 1) return false;
    if (over !== undefined) {
      const length = line.text.trimEnd().length;
      if (
        next !== undefined &&
        !isBlank(next) &&
        lines.underlineOf(third) === over &&
        third?.text.trimEnd().length === length
      ) {
        this.sink.heading(next, `${over}${over}`);
        this.#at += 3;
        return true;
      }
      // a line between paragraphs
      if (length < 4 || (next !== undefined && !isBlank(next))) return false;
      this.#at += 1;
      return true;
    }
    const under = lines.underlineOf(next);
    const length = next?.text.trimEnd().length ?? 0;
    if (under === undefined || (length < line.text.trimEnd().length && length < 4)) return false;
    this.sink.heading(line, under);
    this.#at += 2;
    return true;
  }

  #table(line: SourceLine): RestructuredTextTable | undefined {
    const isDrawn = isGrid(line);
    if (!isDrawn && !isSimple(line)) return undefined;
    const end = (isDrawn ? gridEnd : simpleEnd)(this.#lines, this.#at);
    const all = this.#lines.slice(this.#at, end);
    this.#at = end;
    return isDrawn ? gridTable(all) : simpleTable(all);
  }

  #cells({ cells, hasHeader }: RestructuredTextTable): void {
    const id = this.sink.nextId();
    const headers: string[] = [];
    for (const { lines: inner, row, column, isFixed } of cells) {
      const header = row > 0 && hasHeader ? headers[column] : undefined;
      const table = { id, row, column, ...(header !== undefined && { header }) };
      if (row === 0)
        headers[column] = inner
          .map(({ text }) => text.trim())
          .join(' ')
          .trim();
      this.read(inner, { table, ...(isFixed && { isFixed }) });
    }
  }

  /** What stands behind a mark, and indented below it. */
  #marked(length: number, isUnread: boolean): void {
    const line = this.#lines[this.#at] as SourceLine;
    const end = indentedEnd(this.#lines, this.#at + 1);
    const inner = [cut(line, Math.min(length, line.text.length)), ...this.#inner(this.#at + 1, end)];
    this.#at = end;
    if (!isUnread) this.read(inner, this.#place);
  }

  #skipParagraph(): void {
    while (this.#at < this.#lines.length && !isBlank(this.#lines[this.#at] as SourceLine)) this.#at += 1;
  }

  #lineBlock(): void {
    const taken: SourceLine[] = [];
    for (; this.#at < this.#lines.length; this.#at += 1) {
      const line = this.#lines[this.#at] as SourceLine;
      if (!/^\|(?: |$)/.test(line.text) && (isBlank(line) || indentOf(line) === 0)) break;
      taken.push(cut(line, line.text.startsWith('|') ? 1 : 0));
    }
    this.#add(taken, {});
  }

  #paragraph(): void {
    const from = this.#at;
    let end = from + 1;
    while (end < this.#lines.length) {
      const next = this.#lines[end] as SourceLine;
      if (isBlank(next) || indentOf(next) > 0) break;
      end += 1;
    }
    const next = this.#lines[end];
    const taken = this.#lines.slice(from, end);
    const last = taken.at(-1) as SourceLine;
    this.#at = end;
    const isLiteral = /(?:^|[^\\]):: *$/.test(last.text.trimEnd());
    if (end === from + 1 && next !== undefined && !isBlank(next) && !isLiteral) return this.#definition(last);
    // several terms with one definition
    if (!isLiteral) return this.#add(taken, { ...(this.#place.hasNames && { isFixed: true }) });
    const length = last.text.trimEnd().length;
    const isApart = length === 2 || /\s/.test(last.text[length - 3] as string);
    this.#add([...taken.slice(0, -1), cut(last, 0, length - (isApart ? 2 : 1))], {});
    this.#literal();
  }

  /** A term with what is said of it, indented below. */
  #definition(line: SourceLine): void {
    const classifier = line.text.indexOf(' : ');
    this.sink.block([cut(line, 0, classifier < 0 ? line.text.length : classifier)], 'term', {
      ...this.#place,
      ...(this.#place.hasNames && { isFixed: true }),
    });
    const end = indentedEnd(this.#lines, this.#at);
    const inner = this.#inner(this.#at, end);
    this.#at = end;
    this.read(inner, this.#nameless());
  }

  /** The place of what is said of names. */
  #nameless(): BlockPlace {
    const { hasNames: _, ...place } = this.#place;
    return place;
  }

  /** Leads over a block of code: it is indented, or each line begins with the same mark. */
  #literal(): void {
    let at = this.#at;
    while (at < this.#lines.length && isBlank(this.#lines[at] as SourceLine)) at += 1;
    const first = this.#lines[at];
    if (first === undefined) return;
    if (indentOf(first) > 0) this.#at = indentedEnd(this.#lines, at);
    else if (/^[!-/:-@[-`{-~]/.test(first.text) && at > this.#at) {
      const mark = first.text[0] as string;
      while (this.#lines[at]?.text.startsWith(mark)) at += 1;
      this.#at = at;
    }
  }

  #add(taken: readonly SourceLine[], more: BlockPlace): void {
    const place = { ...this.#place, ...more };
    this.sink.block(taken, place.table ? 'cell' : place.list ? 'item' : 'paragraph', place);
  }
}
