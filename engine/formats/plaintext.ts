import type { ProseContext } from '../model.js';
import { ProseBuilder } from '../prose/builder.js';
import { type Flat, flatSlice, flatten } from '../prose/flat.js';
import { Gathering, type ReaderTask } from '../prose/gathering.js';
import { type SourceLine, sourceLines } from '../prose/line.js';
import { addressAt, expressionAt, type Range } from '../prose/opaque.js';
import { Absent } from '../prose/search.js';
import type { Format } from './format.js';

const SEPARATOR = /^[\s\-=_*~#+.]+$/;
const BULLET = /^[ \t]*(?:[-*+•–·]|(?:\d{1,4}|[A-Za-z])[.)])[ \t]+/;
const NUMBERED = /^[ \t]*[\dA-Za-z]/;
const UNDERLINE = /^[ \t]*(?:={3,}|-{3,}|~{3,})[ \t]*$/;
/** Columns that stand apart by three spaces or more, a tab, or bars: a table, not a sentence. */
const COLUMNS = /\S(?: {3,}|[ ]*\t[ \t]*)\S|^\s*\|.*\|\s*$/;
const QUOTE = /^[ \t]*>[ \t>]*/;
const LIST_SPACING = 2;

/** Text without markup: paragraphs between blank lines, list items, underlined headings. */
export const format: Format = {
  id: 'plaintext',
  name: 'plain text',
  extensions: ['txt', 'text'],
  editorIds: ['plaintext', 'text', 'git-commit', 'gitcommit', 'scminput'],
  comments: undefined,
  read: (task) => {
    const gathering = new Gathering(task);
    readPlainLines(sourceLines(task.source), { task, gathering, marks: [] });
    return gathering;
  },
};

/** Where lines of plain text stand. */
export interface PlainPlace {
  readonly task: ReaderTask;
  readonly gathering: Gathering;
  /** Marks of quotations around the text, flat pairs of source offsets, in order. */
  readonly marks: readonly number[];
  /** Of a text in another document: it has no lists of its own. */
  readonly context?: ProseContext;
}

/** Reads lines without markup. */
export function readPlainLines(lines: Iterable<SourceLine>, place: PlainPlace): void {
  new PlainReader(place).read(lines);
}

class PlainReader {
  readonly #task: ReaderTask;
  readonly #gathering: Gathering;
  readonly #marks: readonly number[];
  readonly #outer: ProseContext | undefined;
  #mark = 0;
  #headings: readonly string[] = [];
  #list = { id: -1, item: 0, ordered: false };
  #blanks = LIST_SPACING + 1;
  #block: SourceLine[] = [];
  #item = false;

  constructor({ task, gathering, marks, context }: PlainPlace) {
    this.#task = task;
    this.#gathering = gathering;
    this.#marks = marks;
    this.#outer = context;
    this.#headings = context?.headings ?? [];
  }

  read(lines: Iterable<SourceLine>): void {
    for (const line of lines) this.#line(line);
    this.#flush();
  }

  #line(line: SourceLine): void {
    const { text } = line;
    if (text.trim() === '') {
      this.#flush();
      this.#blanks++;
      return;
    }
    if (UNDERLINE.test(text) && this.#block.length === 1 && !this.#item) {
      this.#heading(this.#block[0] as SourceLine);
      return;
    }
    if (SEPARATOR.test(text) || COLUMNS.test(text.trim())) {
      this.#flush();
      if (!SEPARATOR.test(text)) this.#cells(line);
      return;
    }
    const bullet = BULLET.exec(text)?.[0].length ?? 0;
    if (bullet > 0) this.#startItem(line, bullet);
    else this.#block.push(line);
  }

  #startItem(line: SourceLine, bullet: number): void {
    const ordered = NUMBERED.test(line.text);
    const near = this.#item || (this.#list.id >= 0 && this.#blanks < LIST_SPACING);
    const follows = near && ordered === this.#list.ordered;
    this.#flush();
    this.#list = follows ? { ...this.#list, item: this.#list.item + 1 } : { id: this.#list.id + 1, item: 0, ordered };
    this.#item = true;
    this.#block = [{ from: line.from + bullet, to: line.to, text: line.text.slice(bullet) }];
  }

  #heading(line: SourceLine): void {
    this.#block = [];
    const prose = this.#add([line], 'heading', { headings: this.#headings.slice(0, 1) });
    const text = prose ?? line.text.trim();
    this.#headings = this.#headings.length === 0 ? [text] : [this.#headings[0] as string, text];
    this.#blanks = LIST_SPACING + 1;
  }

  #flush(): void {
    const block = this.#block;
    if (block.length === 0) return;
    const context: ProseContext = {
      ...this.#outer,
      headings: this.#headings,
      ...(this.#item && this.#outer === undefined && { list: this.#list }),
      ...quoteOf(block),
    };
    this.#add(block, this.#item ? 'item' : 'paragraph', context);
    this.#blanks = this.#item ? 0 : LIST_SPACING + 1;
    this.#block = [];
    this.#item = false;
  }

  /** Each column of a line that is laid out as a table stands for itself. */
  #cells(line: SourceLine): void {
    let from = 0;
    for (const gap of [...line.text.matchAll(/ {3,}| {0,2}\t[ \t]*|\|/g), undefined]) {
      const to = gap ? gap.index : line.text.length;
      const text = line.text.slice(from, to);
      const start = line.from + from;
      if (text.trim() !== '')
        this.#add([{ from: start, to: start + text.length, text }], 'cell', { headings: this.#headings });
      from = gap ? to + gap[0].length : to;
    }
  }

  #add(
    block: readonly SourceLine[],
    kind: 'paragraph' | 'item' | 'heading' | 'cell',
    context: ProseContext,
  ): string | undefined {
    const { source, matches } = this.#task;
    let start = (block[0] as SourceLine).from;
    let end = (block.at(-1) as SourceLine).to;
    if (kind !== 'heading' && !matches.within(start, end)) return undefined;
    const marks: number[] = [];
    for (const { from, text } of block) {
      marks.push(...this.#marksBefore(from));
      const quote = QUOTE.exec(text)?.[0].length ?? 0;
      if (quote > 0) marks.push(from, from + quote);
    }
    while (marks[0] !== undefined && marks[0] <= start) start = Math.max(start, marks.splice(0, 2)[1] ?? start);
    while (start < end && /\s/.test(source[start] as string)) start++;
    while (end > start && /\s/.test(source[end - 1] as string)) end--;
    const flat = block.length === 1 ? flatSlice(source, start, end) : flatten(source, start, end, marks);
    return this.#gathering.add(plainProse(flat), kind, { start, end }, context)?.prose.text;
  }

  /** The marks of quotations around the text that stand before an offset; each once. */
  #marksBefore(offset: number): readonly number[] {
    const first = this.#mark;
    while ((this.#marks[this.#mark] ?? offset) < offset) this.#mark += 2;
    return this.#marks.slice(first, this.#mark);
  }
}

const SPECIAL = /[:wW@{<$]/g;

/** The prose of a stretch without markup: addresses and merge fields are opaque. */
function plainProse(flat: Flat): ProseBuilder {
  const builder = new ProseBuilder(flat);
  const { text } = flat;
  const absent = new Absent();
  let from = 0;
  for (const { index } of text.matchAll(SPECIAL)) {
    if (index < from) continue;
    const found = opaqueAt(text, index, from, absent);
    if (!found) continue;
    builder.verbatim(from, found.from);
    builder.opaque(found.from, found.to);
    from = found.to;
  }
  builder.verbatim(from, text.length);
  return builder;
}

function opaqueAt(text: string, at: number, lowest: number, absent: Absent): Range | undefined {
  const code = text.charCodeAt(at);
  if (code === 60 && text.charCodeAt(at + 1) === 60) return mergeField(text, at, absent);
  return code === 123 || code === 60 || code === 36 ? expressionAt(text, at, absent) : addressAt(text, at, lowest);
}

/** `<<Customer>>`, as word processors write it. */
function mergeField(text: string, at: number, absent: Absent): Range | undefined {
  const end = absent.indexOf(text, '>>', at + 2);
  return end < 0 ? undefined : { from: at, to: end + 2 };
}

function quoteOf(block: readonly SourceLine[]): { quoted?: true } {
  return block.every(({ text }) => QUOTE.test(text)) ? { quoted: true } : {};
}
