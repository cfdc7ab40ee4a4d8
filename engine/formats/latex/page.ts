import type { Mark } from '../../model.js';
import { BlockBuilder } from '../../prose/block-builder.js';
import { type Flat, flatSlice } from '../../prose/flat.js';
import type { Gathering } from '../../prose/gathering.js';
import { Outline } from '../html/outline.js';
import type { Environments } from './environments.js';

/** What is open: a group in braces, with what happens where it closes. */
interface Group {
  readonly mark?: { readonly kind: Mark['kind']; readonly start: number };
  /** The block that goes on behind it. */
  readonly outer?: BlockBuilder;
  readonly level?: number;
  /** Where the command stands that opened it. */
  readonly start: number;
}

/** The paragraphs and titles that come of what is read, and the groups in which it stands. Source offsets. */
export class LatexPage {
  /** The titles that stand before the document itself are read, and nothing else there. */
  inPreamble = false;
  /** Up to where the source was read. */
  done: number;
  readonly #flat: Flat;
  readonly #gathering: Gathering;
  readonly #around: Environments;
  readonly #outline = new Outline([]);
  readonly #groups: Group[] = [];
  /** How many groups are open that are paragraphs of their own, and how many of those are titles. */
  readonly #open = { apart: 0, titles: 0 };
  #block: BlockBuilder;

  constructor(source: string, gathering: Gathering, around: Environments) {
    this.#flat = flatSlice(source, 0, source.length);
    this.#gathering = gathering;
    this.#around = around;
    this.#block = new BlockBuilder(this.#flat, 'paragraph', {});
    this.done = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Before the document itself nothing is read but its title. */
  get isSilent(): boolean {
    return this.inPreamble && this.#groups.length === 0;
  }

  /** Whether the group that was opened last is a paragraph of its own. */
  get isApart(): boolean {
    return this.#groups.at(-1)?.outer !== undefined;
  }

  /** Opens a group whose text reads on. */
  open(at: number, kind: Mark['kind'] | undefined): void {
    this.#groups.push({ start: at, ...(kind && { mark: { kind, start: this.#block.length } }) });
  }

  /** Opens a group that is a paragraph of its own, or a title of a level. */
  openApart(at: number, level: number | undefined): void {
    if (level !== undefined) this.part();
    const kind = level === undefined ? 'paragraph' : level === 0 ? 'title' : 'heading';
    this.#groups.push({ start: at, outer: this.#block, ...(level !== undefined && { level }) });
    this.#open.apart++;
    if (level !== undefined) this.#open.titles++;
    this.#block = new BlockBuilder(this.#flat, kind, {});
  }

  /** Closes the group that was opened last with the brace at an offset. */
  close(at: number): void {
    const group = this.#groups.pop();
    if (group === undefined) return;
    const { mark, outer, level, start } = group;
    if (mark) this.#block.mark(mark.kind, mark.start);
    if (outer === undefined) return;
    this.text(at);
    this.#open.apart--;
    if (level !== undefined) this.#open.titles--;
    const text = this.flush();
    this.#block = outer;
    if (level === undefined) this.#block.opaque(start, at + 1);
    else if (level === 0) this.#outline.entitle(text);
    else this.#outline.enter(level, text);
  }

  /** Begins the term of an item. */
  term(from: number): void {
    this.#block = new BlockBuilder(this.#flat, 'term', this.#around.place);
    this.done = from;
  }

  /** Takes what was not read yet. */
  text(to: number): void {
    if (to > this.done && !this.isSilent) this.#block.text(this.done, to);
    this.done = Math.max(this.done, to);
  }

  /** Leaves a range out. */
  skip(at: number, end: number): void {
    this.text(at);
    this.done = Math.max(this.done, end);
  }

  /** Takes a text for a range. */
  replaced(text: string, at: number, end: number): void {
    this.text(at);
    this.#block.replaced(text, at, end);
    this.done = end;
  }

  /** Takes a range that is no prose, in its sentence. */
  opaque(at: number, end: number): void {
    // a mark that opens nothing
    if (end <= at + 1) return this.skip(at, end);
    this.text(at);
    this.#block.opaque(at, end);
    this.done = end;
  }

  /** Ends a paragraph; within a group that is a paragraph of its own, it goes on. */
  part(): void {
    if (this.#open.titles > 0) return;
    const { kind, context } = this.#block;
    this.flush();
    const isApart = this.#open.apart > 0;
    const place = isApart ? context : this.#around.place;
    this.#block = new BlockBuilder(
      this.#flat,
      isApart ? kind : place.list ? 'item' : place.table ? 'cell' : 'paragraph',
      place,
    );
  }

  /** Hands over the block that is open; returns its text. */
  flush(): string {
    const { builder, start, end, kind, context } = this.#block;
    if (start < 0) return '';
    const span = { start, end };
    const always = kind === 'heading' || kind === 'title';
    const text = builder.text;
    if (always || this.#gathering.within(span))
      this.#gathering.add(builder, kind, span, { headings: this.#outline.headings, ...context });
    return text;
  }
}
