import type { Prose, ProseContext } from '../../model.js';
import { cut, type SourceLine } from '../../prose/line.js';
import * as lines from './line.js';
import { type Delimiter, delimiterOf, type ItemStart, itemStart } from './line.js';
import { AsciidocLists } from './lists.js';
import { type BlockStyle, isSpokenStyle, isVerbatimStyle, NO_STYLE, styleWith } from './style.js';
import { paragraphsOf, tableOf } from './table.js';

/** Takes what is found in the blocks of a document, in order. */
export interface BlockSink {
  /** A number that no list and no table has yet. */
  nextId(): number;
  comment(line: SourceLine): void;
  attribute(name: string, value: string): void;
  /** `isFixed`: to write a longer word there would break it. */
  heading(line: SourceLine, level: number, isFixed: boolean): void;
  title(line: SourceLine): void;
  /** @returns the text, if it was read */
  block(lines: readonly SourceLine[], kind: Prose['kind'], context: Partial<ProseContext>): string;
}

/** A block that is open: between two delimiter lines. */
interface Container {
  readonly closing: string;
  readonly kind: Delimiter['kind'];
  readonly style: BlockStyle;
  /** The lists around it. */
  readonly lists: AsciidocLists;
  /** The lines of a table. */
  readonly lines: SourceLine[];
}

/** Text that goes on with the next line. */
interface Pending {
  readonly lines: SourceLine[];
  readonly kind: 'paragraph' | 'item';
  readonly context: Partial<ProseContext>;
}

/** Deeper blocks, and tables in tables, are read as text. */
const DEEPEST = 20;
const DEEPEST_TABLE = 3;

/** Finds the blocks of a document, or of a cell, line by line. */
export class BlockReader {
  readonly #sink: BlockSink;
  readonly #depth: number;
  readonly #open: Container[] = [];
  #lists: AsciidocLists;
  #pending: Pending | undefined;
  #style = NO_STYLE;
  /** What comes up to the next blank line is no prose. */
  #skips = false;
  /** The value of an attribute goes on. */
  #inAttribute = false;
  /** Behind the title of the document: its authors and its revision. */
  #inHeader = false;
  #isFirst = true;

  /** @param depth how many tables it stands in */
  constructor(sink: BlockSink, depth: number) {
    this.#sink = sink;
    this.#depth = depth;
    this.#lists = new AsciidocLists(sink);
  }

  end(): void {
    this.#flush();
    while (this.#open.length > 0) this.#closeLast();
  }

  line(line: SourceLine): void {
    const { text } = line;
    const container = this.#open.at(-1);
    const delimiter = delimiterOf(text);
    if (delimiter && this.#closes(delimiter.closing)) return;
    if (container?.kind === 'comment') return this.#sink.comment(line);
    if (container?.kind === 'table') return this.#tableLine(line, container);
    if (container?.kind === 'verbatim') return;
    if (text.trim() === '') return this.#blank();
    if (this.#inAttribute) {
      this.#inAttribute = text.trimEnd().endsWith('\\');
      return;
    }
    if (delimiter && !this.#isUnderline(line)) return this.#openBlock(delimiter);
    if (lines.COMMENT.test(text)) return this.#sink.comment(line);
    if (this.#skips || lines.isPreprocessor(text)) return;
    if (this.#pending === undefined || !this.#goesOn(line, this.#pending)) this.#start(line);
  }

  /** Closes the outermost block that ends so, with all in it. */
  #closes(closing: string): boolean {
    const index = this.#open.findIndex((each) => each.closing === closing);
    if (index < 0) return false;
    this.#flush();
    while (this.#open.length > index) this.#closeLast();
    return true;
  }

  #closeLast(): void {
    const container = this.#open.pop();
    if (container === undefined) return;
    if (container.kind === 'table') this.#table(container);
    this.#lists = container.lists;
    this.#style = NO_STYLE;
    this.#skips = false;
  }

  #openBlock({ closing, kind }: Delimiter): void {
    this.#flush();
    this.#skips = false;
    this.#isFirst = false;
    this.#inHeader = false;
    const style = this.#takeStyle();
    const isVerbatim = isVerbatimStyle(style) || this.#open.length >= DEEPEST;
    this.#lists.begin();
    this.#open.push({
      closing,
      kind: isVerbatim && kind !== 'comment' ? 'verbatim' : kind,
      style,
      lists: this.#lists,
      lines: [],
    });
    this.#lists = new AsciidocLists(this.#sink);
  }

  #tableLine(line: SourceLine, { lines: rows }: Container): void {
    if (lines.COMMENT.test(line.text)) this.#sink.comment(line);
    else if (!lines.isPreprocessor(line.text)) rows.push(line);
  }

  #table({ lines: rows, closing, style }: Container): void {
    const table = tableOf(rows, closing, style);
    if (table === undefined) return;
    const id = this.#sink.nextId();
    const headers: string[] = [];
    for (const cell of table.cells) {
      const { row, column } = cell;
      const isHeader = row === 0 && table.hasHeader;
      if (cell.style === 'verbatim' && !isHeader) continue;
      if (cell.style === 'asciidoc' && this.#depth < DEEPEST_TABLE && !isHeader) {
        const inner = new BlockReader(this.#sink, this.#depth + 1);
        for (const line of cell.lines) inner.line(line);
        inner.end();
        continue;
      }
      const header = row > 0 && table.hasHeader ? headers[column] : undefined;
      const place = { id, row, column, ...(header !== undefined && { header }) };
      const texts = paragraphsOf(cell.lines).map((text) => this.#sink.block(text, 'cell', { table: place }));
      if (row === 0) headers[column] = texts.join(' ').trim();
    }
  }

  #blank(): void {
    this.#flush();
    this.#skips = false;
    this.#inAttribute = false;
    this.#inHeader = false;
  }

  /** Whether a line of marks makes a heading of the line above. */
  #isUnderline({ text }: SourceLine): boolean {
    // Asked for each line of a paragraph: those above are not gone through.
    const above = this.#pending?.kind === 'paragraph' ? this.#pending.lines : [];
    const words = above.length === 1 ? above[0]?.text : undefined;
    if (words === undefined || this.#open.length > 0 || this.#depth > 0) return false;
    const isAsLong = Math.abs(words.trimEnd().length - text.trimEnd().length) <= 1;
    return isAsLong && lines.SETEXT.test(text) && /[\p{L}\p{N}_]/u.test(words);
  }

  /** Takes a line for what is pending; false when it is something else. */
  #goesOn(line: SourceLine, pending: Pending): boolean {
    const { text } = line;
    if (this.#isUnderline(line)) {
      this.#pending = undefined;
      this.#heading(pending.lines[0] as SourceLine, '=-~^+'.indexOf(text[0] as string) + 1, true);
      return true;
    }
    const isItem = this.#lists.isOpen;
    if (lines.isBlockAttributes(text) || (isItem && endsItem(text))) {
      this.#flush();
      return false;
    }
    pending.lines.push(pending.context.quoted ? withoutQuote(line) : line);
    return true;
  }

  #start(line: SourceLine): void {
    const { text } = line;
    if (this.#inHeader && !lines.ATTRIBUTE_ENTRY.test(text)) return;
    if (lines.CONTINUATION.test(text) && this.#lists.isOpen) return this.#lists.attach();
    if (lines.isBlockAttributes(text)) this.#style = styleWith(this.#style, text);
    else if (lines.ATTRIBUTE_ENTRY.test(text)) this.#attribute(text);
    else if (this.#isHeading(text)) this.#atxHeading(line);
    else if (lines.BLOCK_TITLE.test(text)) this.#sink.title(cut(line, 1));
    else this.#content(line);
  }

  #content(line: SourceLine): void {
    const { text } = line;
    const item = itemStart(text);
    this.#isFirst = false;
    if (item && !(this.#style.name === 'verse')) return this.#item(line, item);
    if (lines.RULE.test(text) || lines.isBlockMacro(text)) {
      this.#takeStyle();
      return this.#lists.begin();
    }
    const style = this.#takeStyle();
    if (this.#lists.awaitsText) {
      this.#pending = { lines: [line], kind: 'item', context: { list: this.#lists.place } };
      this.#lists.begin();
      return;
    }
    const list = this.#lists.attached;
    this.#lists.begin();
    if (isVerbatimStyle(style) || (/^[ \t]/.test(text) && !isSpokenStyle(style))) {
      this.#skips = true;
      return;
    }
    const isQuote = lines.MARKDOWN_QUOTE.test(text);
    const quoted = isQuote || style.name === 'quote' || this.#open.some(({ kind }) => kind === 'quote');
    const begin = lines.ADMONITION.exec(text)?.[0].length ?? 0;
    const first = isQuote ? withoutQuote(line) : cut(line, begin);
    const context = { ...(list && { list }), ...(quoted && { quoted: true as const }) };
    this.#pending = { lines: [first], kind: list ? 'item' : 'paragraph', context };
  }

  #item(line: SourceLine, { begin, termEnd, ...start }: ItemStart): void {
    this.#takeStyle();
    const list = this.#lists.item(start.marker, start.ordered);
    if (termEnd !== undefined) this.#sink.block([cut(line, 0, termEnd)], 'term', { list });
    const rest = cut(line, begin);
    const text = cut(rest, lines.CHECKBOX.exec(rest.text)?.[0].length ?? 0);
    if (text.text.trim() === '') this.#lists.await();
    else this.#pending = { lines: [text], kind: 'item', context: { list } };
  }

  #isHeading(text: string): boolean {
    const isLoose = /^(?:discrete|float)$/.test(this.#style.name);
    return lines.HEADING.test(text) && (isLoose || (this.#open.length === 0 && this.#depth === 0));
  }

  #atxHeading(line: SourceLine): void {
    const marks = lines.HEADING.exec(line.text) as RegExpExecArray;
    const level = (marks[1] as string).length;
    const ending = new RegExp(`[ \\t]+${(marks[1] as string)[0]}{${level}}\\s*$`).exec(line.text);
    this.#heading(
      cut(line, marks[0].length, ending ? Math.max(marks[0].length, ending.index) : line.text.length),
      level,
      false,
    );
  }

  #heading(line: SourceLine, level: number, isFixed: boolean): void {
    this.#inHeader = this.#isFirst && level === 1;
    this.#isFirst = false;
    this.#takeStyle();
    this.#lists = new AsciidocLists(this.#sink);
    this.#sink.heading(line, level, isFixed);
  }

  #attribute(text: string): void {
    const [, name = '', value = ''] = /^:!?([\w-]+)!?:(.*)/.exec(text) ?? [];
    this.#sink.attribute(name, value.trim());
    this.#inAttribute = text.trimEnd().endsWith('\\');
  }

  #flush(): void {
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending === undefined) return;
    const said = pending.lines;
    const isAttributed =
      said.length > 1 &&
      lines.ATTRIBUTION.test(said.at(-1)?.text.trimStart() ?? '') &&
      (pending.context.quoted || lines.startsQuotation(said[0]?.text ?? ''));
    this.#sink.block(isAttributed ? said.slice(0, -1) : said, pending.kind, pending.context);
  }

  #takeStyle(): BlockStyle {
    const style = this.#style;
    this.#style = NO_STYLE;
    return style;
  }
}

/** Whether a line ends the text of an item. */
function endsItem(text: string): boolean {
  return (
    lines.CONTINUATION.test(text) ||
    itemStart(text) !== undefined ||
    lines.ATTRIBUTE_ENTRY.test(text) ||
    lines.BLOCK_TITLE.test(text)
  );
}

function withoutQuote(line: SourceLine): SourceLine {
  return cut(line, lines.MARKDOWN_QUOTE.exec(line.text)?.[0].length ?? 0);
}
