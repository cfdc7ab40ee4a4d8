import type { Mark, ProseContext } from '../../model.js';
import { BlockBuilder } from '../../prose/block-builder.js';
import { type Flat, flatSlice } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { urlEnd } from '../../prose/url.js';
import { Outline } from '../html/outline.js';
import { OrgLists } from '../org/lists.js';
import { code, type MarkupReader } from './code.js';
import { commentEnd, matched, mathEnd, rawEnd } from './tokens.js';

/** Reads Typst. */
export function readTypst(task: ReaderTask): Gathered {
  return new TypstReader(task).read();
}

const SPECIAL = /https?:\/\/|[\\`$/<@*_[\]#~\n]/g;
const HEADING = /(=+)[ \t]+/y;
const ITEM = /(?:[-+]|\d{1,9}\.)(?:[ \t]+|(?=\r?\n|$))/y;
const TERM = /\/[ \t]+/y;
/** What stands deeper is left out. */
const DEEPEST = 50;

class TypstReader implements MarkupReader {
  readonly source: string;
  readonly #flat: Flat;
  readonly #gathering: Gathering;
  readonly #outline = new Outline([]);
  #lists: OrgLists;
  #block: BlockBuilder;
  #count = 0;
  at: number;
  #depth = 0;
  /** The level of the heading that is open. */
  #level = 1;
  /** Where strong and emphasised text began that is open, by its mark. */
  #marks = new Map<string, number>();

  constructor(task: ReaderTask) {
    this.source = task.source;
    this.#flat = flatSlice(task.source, 0, task.source.length);
    this.#gathering = new Gathering(task);
    this.#lists = this.#newLists();
    this.#block = new BlockBuilder(this.#flat, 'paragraph', {});
    this.at = task.source.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  get isDeepest(): boolean {
    return this.#depth >= DEEPEST;
  }

  read(): Gathered {
    this.#markup(false);
    return this.#gathering;
  }

  #newLists(): OrgLists {
    return new OrgLists(() => this.#count++);
  }

  /** Reads markup up to its end: that of the source, or the bracket that closes its content. */
  #markup(isContent: boolean): void {
    this.#lineStart();
    this.#stretch(isContent);
    this.#part();
  }

  #stretch(isContent: boolean): void {
    const { source } = this;
    let brackets = 0;
    while (this.at < source.length) {
      SPECIAL.lastIndex = this.at;
      const at = SPECIAL.exec(source)?.index ?? source.length;
      this.#block.text(this.at, at);
      this.at = at;
      if (at >= source.length) return;
      const character = source[at] as string;
      if (character === ']' && isContent && brackets === 0) return;
      if (character === '[') brackets++;
      else if (character === ']') brackets = Math.max(0, brackets - 1);
      this.#special(at, character);
    }
  }

  #special(at: number, character: string): void {
    const { source } = this;
    if (character === '\n') return this.#newline(at);
    if (character === '`') return this.#raw(at);
    if (character === '$') return this.#opaque(mathEnd(source, at));
    if (character === '#') return this.#code(at);
    if (character === '\\') return this.#escape(at);
    if (character === '*' || character === '_') return this.#mark(at, character);
    if (character === '~') {
      this.#block.replaced(' ', at, at + 1);
      this.at = at + 1;
      return;
    }
    if (character === '/' && this.comment(at)) return;
    if (character === '<') {
      const label = matched(/<[\w:.-]{1,100}>/y, source, at);
      if (label !== '') return this.#skip(at + label.length);
    }
    if (character === '@') {
      const reference = matched(/@[\w-]+(?:[:.][\w-]+)*/y, source, at);
      if (reference !== '') return this.#opaque(at + reference.length);
    }
    if (character === 'h') {
      const address = urlEnd(source, source.indexOf(':', at), at);
      if (address) return this.#opaque(address.to);
    }
    this.#block.text(at, at + 1);
    this.at = at + 1;
  }

  #skip(to: number): void {
    this.at = Math.min(to, this.source.length);
  }

  #opaque(to: number): void {
    if (to > this.at + 1) this.#block.opaque(this.at, to);
    this.at = to;
  }

  #newline(at: number): void {
    const blank = matched(/\n[ \t\r]*(?=\n)/y, this.source, at);
    const { kind } = this.#block;
    if (blank !== '' || kind === 'heading') this.#part();
    else this.#block.text(at, at + 1);
    this.at = at + Math.max(1, blank.length);
    this.#lineStart();
  }

  /** Reads what only a line begins with. */
  #lineStart(): void {
    const { source } = this;
    const blank = matched(/[ \t]*/y, source, this.at).length;
    const at = this.at + blank;
    const heading = matched(HEADING, source, at);
    const item = matched(ITEM, source, at);
    const term = matched(TERM, source, at);
    if (heading !== '') {
      this.#part();
      this.#lists.end();
      this.#level = heading.trim().length;
      this.#block = new BlockBuilder(this.#flat, 'heading', {});
      this.at = at + heading.length;
    } else if (item !== '' || (term !== '' && /^[^\n]*:/.test(source.slice(at, at + 200)))) {
      this.#part();
      this.#lists.item(blank, /[+\d]/.test(item));
      this.at = at + (item === '' ? term : item).length;
      this.#block = new BlockBuilder(this.#flat, item === '' ? 'term' : 'item', this.#place());
      if (item === '') this.#term();
    } else if (this.#block.start < 0 && !/[\r\n]/.test(source[at] ?? '\n')) {
      this.#lists.line(blank);
      this.#block = new BlockBuilder(this.#flat, this.#lists.place ? 'item' : 'paragraph', this.#place());
    }
  }

  /** Reads a term up to its colon; what stands behind it is said of it. */
  #term(): void {
    const colon = this.source.indexOf(':', this.at);
    const term = this.source.slice(this.at, colon);
    if (/[#`$[\\]/.test(term)) return;
    this.#block.text(this.at, colon);
    this.#flush();
    this.#block = new BlockBuilder(this.#flat, 'item', this.#place());
    this.at = colon + 1;
  }

  #raw(at: number): void {
    const end = rawEnd(this.source, at);
    const isBlock = this.source.startsWith('```', at) && /\n/.test(this.source.slice(at, end));
    if (!isBlock) return this.#opaque(end);
    this.#skip(end);
    this.#part();
  }

  #escape(at: number): void {
    const { source } = this;
    const coded = /^\\u\{([\da-fA-F]{1,6})\}/.exec(source.slice(at, at + 12));
    const next = source[at + 1] ?? '';
    if (coded) {
      const code = Number.parseInt(coded[1] as string, 16);
      this.#block.replaced(code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code), at, at + coded[0].length);
      this.at = at + coded[0].length;
    } else if (/\s/.test(next) || next === '') this.#skip(at + 1);
    else {
      this.#block.replaced(next, at, at + 2);
      this.at = at + 2;
    }
  }

  /** A mark within a word is none. */
  #mark(at: number, mark: string): void {
    const isWord = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? '');
    if (isWord(this.source[at - 1]) && isWord(this.source[at + 1])) {
      this.#block.text(at, at + 1);
      this.at = at + 1;
      return;
    }
    const start = this.#marks.get(mark);
    if (start === undefined) this.#marks.set(mark, this.#block.length);
    else {
      this.#block.mark(mark === '*' ? 'strong' : 'emphasis', start);
      this.#marks.delete(mark);
    }
    this.at = at + 1;
  }

  comment(at: number): boolean {
    const { source } = this;
    if (source.startsWith('/*', at)) {
      const end = commentEnd(source, at);
      this.#gathering.comment({ start: at, end }, at + 2, Math.max(at + 2, end - 2));
      this.at = end;
      return true;
    }
    if (!source.startsWith('//', at)) return false;
    const newline = source.indexOf('\n', at);
    let end = newline < 0 ? source.length : newline;
    if (source[end - 1] === '\r') end--;
    this.#gathering.comment({ start: at, end }, at + 2, end);
    this.at = end;
    return true;
  }

  /** Reads an expression or a statement; a value stands in the sentence as one word. */
  #code(at: number): void {
    this.at = at + 1;
    const found = this.isDeepest ? 'nothing' : code(this);
    if (found === 'nothing') this.#block.text(at, this.at);
    else if (found === 'value') this.#block.opaque(at, this.at);
  }

  /** Content that reads on in its sentence. */
  inline(kind: Mark['kind'] | undefined): void {
    const start = this.#block.length;
    const block = this.#block;
    const outer = this.#marks;
    this.#marks = new Map();
    this.#depth++;
    this.at++;
    this.#stretch(true);
    this.#depth--;
    this.#marks = outer;
    if (this.source[this.at] === ']') this.at++;
    if (kind && block === this.#block) block.mark(kind, start);
  }

  /** Content that is a text of its own; what stands around it goes on behind it. */
  content(): void {
    const outer = { block: this.#block, lists: this.#lists, marks: this.#marks };
    this.#block = new BlockBuilder(this.#flat, 'paragraph', {});
    this.#lists = this.#newLists();
    this.#marks = new Map();
    this.#depth++;
    this.at++;
    this.#markup(true);
    this.#depth--;
    if (this.source[this.at] === ']') this.at++;
    this.#block = outer.block;
    this.#lists = outer.lists;
    this.#marks = outer.marks;
  }

  /** Ends a paragraph. */
  #part(): void {
    const { kind } = this.#block;
    const text = this.#flush();
    if (kind === 'heading') this.#outline.enter(this.#level, text);
    this.#marks.clear();
    this.#block = new BlockBuilder(this.#flat, 'paragraph', this.#place());
  }

  #place(): Partial<ProseContext> {
    const list = this.#lists.place;
    return list ? { list } : {};
  }

  #flush(): string {
    const { builder, start, end, kind, context } = this.#block;
    if (start < 0) return '';
    const span = { start, end };
    const text = builder.text;
    if (kind === 'heading' || this.#gathering.within(span))
      this.#gathering.add(builder, kind, span, { headings: this.#outline.headings, ...context });
    return text;
  }
}
