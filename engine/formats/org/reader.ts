import type { Prose, ProseContext } from '../../model.js';
import { flatLines, lineAt, sourceOffsetOf } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { namesForeign } from '../../prose/language-code.js';
import { cut, type SourceLine, sourceLines } from '../../prose/line.js';
import type { Range } from '../../prose/opaque.js';
import { Outline } from '../html/outline.js';
import { inlineProse } from './inline.js';
import { OrgLists } from './lists.js';
import { LinkTargets } from './targets.js';

/** Reads Org. */
export function readOrg(task: ReaderTask): Gathered {
  return new OrgReader(task).read();
}

const HEADLINE =
  /^(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|WAIT|CANCELLED|CANCELED|HOLD|STARTED)(?:[ \t]+|$))?(?:\[#[A-Za-z0-9]\][ \t]*)?(COMMENT(?:[ \t]+|$))?/;
const COMMENT = /^[ \t]*#(?:[ \t]|$)/;
const KEYWORD = /^[ \t]*#\+(\S+?):(?:[ \t]*)/;
const BEGIN = /^[ \t]*#\+begin_(\S+)/i;
const END = /^[ \t]*#\+end(?:_(\S+)|:)/i;
const VERBATIM = /^(?:src|example|export|comment|latex|html)$/i;
const DRAWER = /^[ \t]*:([\w-]+):[ \t]*$/;
const FIXED = /^[ \t]*:(?:[ \t]|$)/;
const PLANNING = /^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):/;
const RULE = /^[ \t]*-{5,}[ \t]*$/;
const TABLE = /^[ \t]*\|/;
const ITEM =
  /^([ \t]*)(?:[-+]|(?<=[ \t])\*|(\d{1,9}|[A-Za-z])[.)])(?:[ \t]+|$)(?:\[@(?:\d{1,9}|[A-Za-z])\][ \t]*)?(?:\[[ X-]\](?:[ \t]+|$))?/;
const TERM = /[ \t]::(?=[ \t]|$)/;
const NOTE = /^\[fn:[\w-]+\][ \t]*/;
const ENVIRONMENT = /^[ \t]*\\begin\{([A-Za-z0-9*]{1,40})\}/;
/** Keywords whose values are text. */
const SPOKEN = /^(?:caption(?:\[.*\])?|subtitle)$/i;

class OrgReader {
  readonly #task: ReaderTask;
  readonly #gathering: Gathering;
  readonly #outline = new Outline([]);
  readonly #lists = new OrgLists(() => this.#count++);
  #count = 0;
  #isForeign = false;
  #blanks = 0;
  #pending: SourceLine[] = [];
  #kind: 'paragraph' | 'item' = 'paragraph';
  /** What ends the lines that are no prose. */
  #until: RegExp | undefined;
  /** The level of a headline that is commented out with all below it. */
  #hidden = 0;
  #quotes = 0;
  #table = { id: -1, row: -1 };
  readonly #targets: LinkTargets;

  constructor(task: ReaderTask) {
    this.#task = task;
    this.#gathering = new Gathering(task);
    this.#targets = new LinkTargets(task.source);
  }

  read(): Gathered {
    for (const line of sourceLines(this.#task.source)) this.#line(line);
    this.#flush();
    const { candidates, comments } = this.#gathering;
    return { candidates, comments, silent: this.#isForeign };
  }

  #line(line: SourceLine): void {
    const { text } = line;
    const headline = text.startsWith('*') ? HEADLINE.exec(text) : null;
    if (headline) return this.#headline(line, headline);
    if (this.#until !== undefined) {
      if (this.#until.test(text)) this.#until = undefined;
      return;
    }
    if (text.trim() === '') return this.#blank();
    if (!TABLE.test(text)) this.#table.row = -1;
    if (this.#hidden > 0 || this.#element(line)) return;
    this.#prose(line);
    this.#blanks = 0;
  }

  #blank(): void {
    this.#flush();
    this.#table.row = -1;
    this.#blanks++;
    if (this.#blanks >= 2) this.#lists.end();
  }

  #headline(line: SourceLine, { 0: marks, 1: stars = '', 2: comment }: RegExpExecArray): void {
    this.#flush();
    this.#lists.end();
    this.#until = undefined;
    this.#quotes = 0;
    const level = stars.length;
    if (this.#hidden > 0 && level > this.#hidden) return;
    this.#hidden = comment === undefined ? 0 : level;
    if (comment !== undefined) return;
    const title = cut(line, marks.length);
    const text = this.#add([withoutTags(title)], 'heading', {});
    this.#outline.enter(level, text);
  }

  /** Reads what is no paragraph; false for what is one. */
  #element(line: SourceLine): boolean {
    const { text } = line;
    if (COMMENT.test(text)) {
      this.#flush();
      this.#gathering.comment({ start: line.from, end: line.to }, line.from + text.indexOf('#') + 1, line.to);
      return true;
    }
    if (/^[ \t]*#\+/.test(text)) return this.#keyword(line);
    const environment = ENVIRONMENT.exec(text)?.[1];
    if (environment !== undefined) {
      const end = new RegExp(`\\\\end\\{${environment.replace('*', '\\*')}\\}`);
      return this.#skip(end.test(text) ? undefined : end);
    }
    const drawer = DRAWER.exec(text)?.[1];
    if (drawer !== undefined)
      return this.#skip(/^(?:properties|logbook)$/i.test(drawer) ? /^[ \t]*:end:[ \t]*$/i : undefined);
    if (FIXED.test(text) || PLANNING.test(text) || RULE.test(text)) return this.#skip(undefined);
    if (!TABLE.test(text)) return false;
    this.#row(line);
    return true;
  }

  #skip(until: RegExp | undefined): boolean {
    this.#flush();
    this.#until = until;
    return true;
  }

  #keyword(line: SourceLine): boolean {
    const { text } = line;
    const begin = BEGIN.exec(text)?.[1];
    if (begin !== undefined) {
      this.#flush();
      if (VERBATIM.test(begin)) this.#until = new RegExp(`^[ \\t]*#\\+end_${begin}[ \\t]*$`, 'i');
      else if (/^quote$/i.test(begin)) this.#quotes++;
      return true;
    }
    const end = END.exec(text);
    if (end !== null) {
      this.#flush();
      if (/^quote$/i.test(end[1] ?? '')) this.#quotes = Math.max(0, this.#quotes - 1);
      return true;
    }
    const keyword = KEYWORD.exec(text);
    if (keyword === null) return false;
    this.#flush();
    const { 0: written, 1: name = '' } = keyword;
    const value = cut(line, written.length);
    if (/^language$/i.test(name)) this.#isForeign = namesForeign(value.text.trim());
    if (/^title$/i.test(name)) this.#outline.entitle(this.#add([value], 'title', {}));
    else if (SPOKEN.test(name)) this.#add([value], 'paragraph', {});
    return true;
  }

  #row(line: SourceLine): void {
    this.#flush();
    if (/^[ \t]*\|-/.test(line.text)) return;
    if (this.#table.row < 0) this.#table = { id: this.#count++, row: -1 };
    this.#table.row++;
    const { id, row } = this.#table;
    let from = line.text.indexOf('|') + 1;
    for (let column = 0; from < line.text.length; column++) {
      const bar = line.text.indexOf('|', from);
      const to = bar < 0 ? line.text.length : bar;
      this.#add([cut(line, from, to)], 'cell', { table: { id, row, column } });
      from = to + 1;
    }
  }

  #prose(line: SourceLine): void {
    const { text } = line;
    const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
    const item = ITEM.exec(text);
    if (item !== null) return this.#item(line, item);
    const note = NOTE.exec(text)?.[0].length ?? 0;
    if (note > 0) {
      this.#flush();
      this.#lists.end();
    }
    if (this.#lists.ends(indent)) {
      this.#flush();
      this.#lists.line(indent);
    }
    if (this.#pending.length === 0) this.#kind = this.#lists.place === undefined ? 'paragraph' : 'item';
    this.#pending.push(cut(line, note));
  }

  #item(line: SourceLine, { 0: mark, 1: indent = '', 2: number }: RegExpExecArray): void {
    this.#flush();
    this.#lists.item(indent.length, number !== undefined);
    const rest = cut(line, mark.length);
    const term = number === undefined ? TERM.exec(` ${rest.text}`) : null;
    const list = this.#lists.place;
    if (term !== null) this.#add([cut(rest, 0, Math.max(0, term.index - 1))], 'term', { ...(list && { list }) });
    this.#kind = 'item';
    this.#pending = [term === null ? rest : cut(rest, Math.min(rest.text.length, term.index - 1 + term[0].length))];
  }

  #flush(): void {
    const lines = this.#pending;
    if (lines.length === 0) return;
    this.#pending = [];
    const list = this.#lists.place;
    this.#add(lines, this.#kind, {
      ...(this.#kind === 'item' && list && { list }),
      ...(this.#quotes > 0 && { quoted: true as const }),
    });
  }

  /** @returns the text, if it was read */
  #add(lines: readonly SourceLine[], kind: Prose['kind'], context: Partial<ProseContext>): string {
    const pieces = lines.flatMap((line) => {
      const inner = line.text.trim();
      const begin = line.text.indexOf(inner);
      return inner === '' ? [] : [cut(line, begin, begin + inner.length)];
    });
    const span = { start: pieces[0]?.from ?? 0, end: pieces.at(-1)?.to ?? 0 };
    const always = kind === 'heading' || kind === 'title';
    if (pieces.length === 0 || !(always || this.#gathering.within(span))) return '';
    const flat = flatLines(this.#task.source, pieces);
    const { builder, notes } = inlineProse(flat);
    const { text } = builder;
    if (kind === 'heading' && this.#targets.names(text)) builder.mark('label', 0, builder.length);
    else for (const { from, to } of this.#targets.radioIn(text)) builder.mark('label', from, to);
    this.#gathering.add(builder, kind, span, { headings: this.#outline.headings, ...context });
    const place = (offset: number) => sourceOffsetOf(flat, offset, lineAt(flat, offset));
    for (const note of notes) this.#note(flat.text, note, place);
    return text;
  }

  /** A footnote within the text is a text of its own. */
  #note(text: string, { from, to }: Range, place: (offset: number) => number): void {
    const lines: SourceLine[] = [];
    for (const { 0: line, index } of text.slice(from, to).matchAll(/[^\n]+/g)) {
      const start = place(from + index);
      lines.push({ from: start, to: start + line.length, text: line });
    }
    this.#add(lines, 'paragraph', {});
  }
}

/** A headline without the tags at its end. */
function withoutTags(title: SourceLine): SourceLine {
  const text = title.text.trimEnd();
  const last = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t')) + 1;
  return /^:[\w@#%:]+:$/.test(text.slice(last)) ? cut(title, 0, last) : title;
}
