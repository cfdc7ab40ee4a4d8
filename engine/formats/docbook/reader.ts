import type { Mark, Prose, ProseContext } from '../../model.js';
import { BlockBuilder } from '../../prose/block-builder.js';
import { entityAt } from '../../prose/entity.js';
import { type Flat, flatSlice } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { namesForeign } from '../../prose/language-code.js';
import type { MarkupTag } from '../../prose/markup-tag.js';
import { addressAt } from '../../prose/opaque.js';
import { attributeOf, visitXml } from '../../prose/xml.js';
import { takeXmlComment } from '../../prose/xml-comments.js';
import { Outline } from '../html/outline.js';
import { OpenContainers } from './containers.js';
import type { Vocabulary } from './vocabulary.js';

/** Reads a document in XML whose elements are known. */
export function readDocument(task: ReaderTask, vocabulary: Vocabulary): Gathered {
  return new DocumentReader(task, vocabulary).read();
}

/** An element that is open. */
interface Open {
  readonly name: string;
  readonly mark?: { readonly kind: Mark['kind']; readonly start: number; readonly block: BlockBuilder };
  /** Of a note: where it begins, and the block that goes on behind it. */
  readonly outer?: { readonly start: number; readonly block: BlockBuilder };
}

const SPECIAL = /[&:@wW]/g;
const REFERENCE = /&[A-Za-z_][\w.-]{0,80};/y;

class DocumentReader {
  readonly #source: string;
  readonly #flat: Flat;
  readonly #gathering: Gathering;
  readonly #vocabulary: Vocabulary;
  readonly #places: OpenContainers;
  readonly #outline = new Outline([]);
  readonly #open: Open[] = [];
  /** How often each element is open, and how many of them are sections. */
  readonly #counts = new Map<string, number>();
  #sections = 0;
  #notes = 0;
  /** The element of which nothing is read: where it begins, and how many of its name are open. */
  #unread: { readonly name: string; readonly start: number; readonly stands: boolean; depth: number } | undefined;
  #isForeign: boolean | undefined;
  #block: BlockBuilder;

  constructor(task: ReaderTask, vocabulary: Vocabulary) {
    this.#source = task.source;
    this.#flat = flatSlice(task.source, 0, task.source.length);
    this.#gathering = new Gathering(task);
    this.#vocabulary = vocabulary;
    this.#places = new OpenContainers(vocabulary);
    this.#block = new BlockBuilder(this.#flat, 'paragraph', {});
  }

  read(): Gathered {
    visitXml(this.#source, {
      tag: (tag) => this.#tag(tag),
      text: ({ kind, start, end }) => {
        if (this.#unread !== undefined) return;
        if (kind === 'cdata') this.#block.text(start, end);
        else this.#text(start, end);
      },
      comment: (start, end) => takeXmlComment(this.#gathering, start, end),
    });
    this.#flush();
    const { candidates, comments } = this.#gathering;
    return { candidates, comments, silent: this.#isForeign === true };
  }

  #tag(tag: MarkupTag): void {
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    this.#isForeign ??= namesForeign(attributeOf(this.#source, tag, 'xml:lang') ?? '');
    if (this.#unread !== undefined) this.#leaveUnread(tag, name);
    else if (tag.kind === 'close') this.#close(tag, name);
    else this.#begin(tag, name);
  }

  #leaveUnread({ kind, end }: MarkupTag, name: string): void {
    const unread = this.#unread;
    if (unread === undefined || name !== unread.name || kind === 'empty') return;
    unread.depth += kind === 'open' ? 1 : -1;
    if (unread.depth > 0) return;
    this.#unread = undefined;
    if (unread.stands) this.#block.opaque(unread.start, end);
  }

  #begin(tag: MarkupTag, name: string): void {
    const { opaque, skipped, silent, blocks, notes, marks, sections } = this.#vocabulary;
    const stands = opaque.has(name) || attributeOf(this.#source, tag, 'translate') === 'no';
    const parts = skipped.has(name) || blocks.has(name);
    if (parts && !notes.has(name)) this.#part();
    if (stands || skipped.has(name) || silent.has(name)) {
      if (tag.kind === 'empty' && stands) this.#block.opaque(tag.start, tag.end);
      if (tag.kind === 'open') this.#unread = { name, start: tag.start, stands: stands && !parts, depth: 1 };
      return;
    }
    if (tag.kind === 'empty') return;
    const kind = Object.hasOwn(marks, name) ? marks[name] : undefined;
    this.#open.push({
      name,
      ...(kind && { mark: { kind, start: this.#block.length, block: this.#block } }),
      ...(notes.has(name) && { outer: { start: tag.start, block: this.#block } }),
    });
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    if (sections.has(name)) this.#sections++;
    if (notes.has(name)) {
      this.#notes++;
      this.#block = new BlockBuilder(this.#flat, 'paragraph', {});
    }
    this.#places.enter(name);
    if (blocks.has(name) && !notes.has(name)) this.#start(name);
  }

  /** Ends an element, with all that is open in it; one that is not open ends nothing. */
  #close(tag: MarkupTag, name: string): void {
    if ((this.#counts.get(name) ?? 0) === 0) return;
    for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
      this.#end(last, tag);
      if (last.name === name) return;
    }
  }

  #end({ name, mark, outer }: Open, { end }: MarkupTag): void {
    const { blocks, sections } = this.#vocabulary;
    this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1);
    if (mark?.block === this.#block) this.#block.mark(mark.kind, mark.start);
    if (outer) {
      this.#flush();
      this.#notes--;
      this.#block = outer.block;
      this.#block.opaque(outer.start, end);
    } else if (blocks.has(name)) this.#part();
    if (sections.has(name)) this.#sections--;
    this.#places.leave(name);
    if (blocks.has(name) && !outer) this.#start('');
  }

  #text(start: number, end: number): void {
    const source = this.#source;
    let done = start;
    for (const { index, 0: mark } of source.slice(start, end).matchAll(SPECIAL)) {
      const at = start + index;
      if (at < done) continue;
      if (mark === '&') {
        const entity = entityAt(source, at);
        REFERENCE.lastIndex = at;
        const length = entity?.length ?? REFERENCE.exec(source)?.[0].length ?? 0;
        if (length === 0) continue;
        this.#block.text(done, at);
        if (entity) this.#block.replaced(entity.text, at, at + length);
        else this.#block.opaque(at, at + length);
        done = Math.min(end, at + length);
        continue;
      }
      const address = addressAt(source.slice(0, end), at, done);
      if (!address) continue;
      this.#block.text(done, address.from);
      this.#block.opaque(address.from, address.to);
      done = address.to;
    }
    this.#block.text(done, end);
  }

  /** Ends a paragraph. */
  #part(): void {
    const { kind } = this.#block;
    const text = this.#flush();
    if (kind === 'title') this.#outline.entitle(text);
    else if (kind === 'heading') this.#outline.enter(Math.max(1, this.#sections - 1), text);
    this.#block = new BlockBuilder(this.#flat, 'paragraph', this.#places.place);
  }

  /** Begins what stands in an element. */
  #start(name: string): void {
    const { titles, terms, sections } = this.#vocabulary;
    const place = this.#places.place;
    const above = this.#open.at(-2)?.name ?? '';
    let kind: Prose['kind'] = place.list ? 'item' : place.table ? 'cell' : 'paragraph';
    if (terms.has(name)) kind = 'term';
    const isTitle = titles.has(name) && (sections.has(above) || /info$/.test(above));
    if (isTitle && this.#notes === 0) kind = this.#sections <= 1 ? 'title' : 'heading';
    this.#block = new BlockBuilder(this.#flat, kind, isTitle ? {} : place);
  }

  #flush(): string {
    const { builder, start, end, kind, context } = this.#block;
    if (start < 0) return '';
    const span = { start, end };
    const text = builder.text;
    const full: ProseContext = { headings: this.#outline.headings, ...context };
    if (kind === 'heading' || kind === 'title' || this.#gathering.within(span))
      this.#gathering.add(builder, kind, span, full);
    return text;
  }
}
