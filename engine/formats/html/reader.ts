import type { Prose, ProseContext } from '../../model.js';
import type { AttributeText } from '../../prose/attribute.js';
import { addAttributeText, spanOfFlat } from '../../prose/attribute.js';
import type { Flat } from '../../prose/flat.js';
import { flatSlice } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { closingEnd, isForeign, MARKS, REPLACED, SKIPPED } from '../../prose/markup.js';
import type { MarkupTag } from '../../prose/markup-tag.js';
import { Absent } from '../../prose/search.js';
import { type Code, CodeMap, type Masked } from './code.js';
import { closerOf } from './declaration.js';
import { isBlock, isComponent, UNSEEN, VOID } from './element.js';
import { GENERIC, holdsTemplates } from './generic.js';
import { looseTagAt } from './loose-tag.js';
import { masked } from './mask.js';
import { OpenElements } from './open-elements.js';
import { Outline, type Section } from './outline.js';
import { build, type HtmlPiece, trimmed } from './piece.js';
import { attributeTextsIn } from './spoken.js';

/** Reads an HTML file. */
export function readHtml(task: ReaderTask): Gathered {
  const gathering = new Gathering(task);
  const { source } = task;
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (holdsTemplates(source)) readTemplate(gathering, masked(source, GENERIC, start), false);
  else new HtmlReader(flatSlice(source, start, source.length), gathering, { headings: [] }, true).read();
  return gathering;
}

/**
 * Reads HTML with code of a language of templates in it.
 *
 * @param hasComponents names with a capital letter or a hyphen are those of components
 */
export function readTemplate(
  gathering: Gathering,
  { start, text, code, comments }: Masked,
  hasComponents: boolean,
): void {
  const hidden = code.flatMap(({ from, to, comment }) => (comment ? [{ from, to, ...comment }] : []));
  for (const { from, to, textFrom, textTo } of [...hidden, ...comments])
    gathering.comment({ start: start + from, end: start + to }, start + textFrom, start + textTo);
  const flat: Flat = { text, lines: [0, start, start + text.length] };
  new HtmlReader(flat, gathering, { headings: [] }, true, { code, hasComponents }).read();
}

/**
 * Reads a piece of HTML inside another document.
 *
 * @param context where the piece stands
 * @returns the headings in it
 */
export function readHtmlFragment(flat: Flat, gathering: Gathering, context: ProseContext): readonly Section[] {
  return new HtmlReader(flat, gathering, context, false).read();
}

/** What a language of templates makes of HTML. Code is in order; offsets of the flat text. */
interface Dialect {
  readonly code: readonly Code[];
  readonly hasComponents: boolean;
}

const PLAIN: Dialect = { code: [], hasComponents: false };

class HtmlReader {
  readonly #flat: Flat;
  readonly #gathering: Gathering;
  readonly #outer: ProseContext;
  /** Whether the text is a whole file. */
  readonly #whole: boolean;
  readonly #outline: Outline;
  readonly #elements: OpenElements;
  readonly #absent = new Absent();
  /** What the readers of tags look for: they look far ahead of what is read. */
  readonly #tags = new Absent();
  readonly #code: CodeMap;
  readonly #hasComponents: boolean;
  #pieces: HtmlPiece[] = [];

  constructor(flat: Flat, gathering: Gathering, outer: ProseContext, whole: boolean, dialect = PLAIN) {
    this.#code = new CodeMap(dialect.code);
    this.#hasComponents = dialect.hasComponents;
    this.#whole = whole;
    this.#flat = flat;
    this.#gathering = gathering;
    this.#outer = outer;
    this.#outline = new Outline(outer.headings);
    this.#elements = new OpenElements(flat.text, outer, (count, tag) => this.#number(count, tag));
  }

  read(): readonly Section[] {
    const { text } = this.#flat;
    let done = 0;
    for (let at = text.indexOf('<'); at >= 0; ) {
      const end = this.#markup(at, done);
      if (end > at) done = end;
      at = text.indexOf('<', Math.max(end, at + 1));
    }
    this.#text(done, text.length);
    this.#flush();
    return this.#outline.sections;
  }

  /** Reads what starts at `<`; returns its end, or -1 when it is but text. */
  #markup(at: number, done: number): number {
    const { text } = this.#flat;
    const next = text.charCodeAt(at + 1);
    if (next === 33 || next === 63 || next === 37) return this.#declaration(at, done);
    if (next === 47 && /[^A-Za-z]/.test(text[at + 2] ?? '')) return this.#declaration(at, done);
    const tag = looseTagAt(text, at, this.#tags);
    if (!tag) return -1;
    this.#text(done, at);
    return tag === 'unended' ? text.length : this.#tag(tag);
  }

  /** A comment, or what browsers take for one. One that never ends goes on to the end of the text, as it does there. */
  #declaration(at: number, done: number): number {
    const { text } = this.#flat;
    const comment = text.startsWith('<!--', at);
    const template = text.charCodeAt(at + 1) === 37;
    const { found, length } = closerOf(text, at, this.#absent);
    if (found < 0 && template) return -1;
    this.#text(done, at);
    const end = found < 0 ? text.length : found + length;
    if (comment && found >= at + 4) {
      const inner = spanOfFlat(this.#flat, at + 4, found);
      this.#gathering.comment(spanOfFlat(this.#flat, at, end), inner.start, inner.end);
    }
    if (template) this.#pieces.push({ kind: 'opaque', from: at, to: end });
    return end;
  }

  #tag(tag: MarkupTag): number {
    const isPart = this.#hasComponents && isComponent(tag.name);
    const name = isPart ? tag.name : tag.name.toLowerCase();
    if (tag.kind === 'close') return this.#closeTag(name, tag.end);
    const { isPhrase: isInPhrase } = this.#elements.last;
    if (this.#partsText(name, isInPhrase)) this.#flush();
    this.#pop(this.#elements.remainingAt(name));
    const isSilent = this.#elements.last.silent || isForeign(this.#flat.text, tag);
    if (!isSilent)
      for (const attributeText of attributeTextsIn(this.#flat.text, tag, name, isPart))
        this.#attributeText(attributeText);
    if (name === 'br' || name === 'wbr') {
      if (name === 'br') this.#pieces.push({ kind: 'break', from: tag.start, to: tag.end });
    } else if (REPLACED.has(name) || (isPart && isInPhrase && tag.kind === 'empty')) {
      this.#pieces.push({ kind: 'opaque', from: tag.start, to: tag.end });
    }
    if (tag.kind === 'empty' || VOID.has(name)) return tag.end;
    const isForeignPhrase = !isBlock(name) && !this.#elements.last.silent && isForeign(this.#flat.text, tag);
    if (!isPart && (SKIPPED.has(name) || UNSEEN.has(name) || isForeignPhrase)) return this.#skip(name, tag);
    this.#elements.open(name, tag);
    if (Object.hasOwn(MARKS, name)) this.#pieces.push({ kind: 'open', name });
    return tag.end;
  }

  /** Whether an element ends the text before it: a component does where it can stand for a block. */
  #partsText(name: string, isInPhrase: boolean): boolean {
    return this.#hasComponents && isComponent(name) ? !isInPhrase : isBlock(name);
  }

  /** Leads over an element whose content is not prose; in a file one that is never closed goes on to its end, as in a browser. */
  #skip(name: string, tag: MarkupTag): number {
    const end = closingEnd(this.#flat.text, tag, this.#absent);
    if (UNSEEN.has(name))
      return end < 0 && /^(?:script|style)$/.test(name) ? this.#flat.text.length : Math.max(end, tag.end);
    if (end < 0 && this.#whole && SKIPPED.has(name)) return this.#flat.text.length;
    if (end >= 0 && !isBlock(name)) this.#pieces.push({ kind: 'opaque', from: tag.start, to: end });
    return Math.max(end, tag.end);
  }

  #closeTag(name: string, end: number): number {
    const opened = this.#elements.find(name);
    if (this.#partsText(name, opened?.frame.isPhrase ?? true)) this.#flush();
    if (opened) this.#pop(opened.index);
    return end;
  }

  /** The number of a list or table. Inside Markdown, which counts its own, it is negative. */
  #number(count: number, tag: MarkupTag): number {
    return this.#whole ? count : -1 - spanOfFlat(this.#flat, tag.start, tag.end).start;
  }

  /** Closes the open elements from an index on. */
  #pop(index: number): void {
    while (this.#elements.isOpen(index)) {
      const { name, isPhrase: isInPhrase } = this.#elements.last;
      if (this.#partsText(name, isInPhrase)) this.#flush();
      if (Object.hasOwn(MARKS, name)) this.#pieces.push({ kind: 'close', name });
      this.#elements.close();
    }
  }

  #attributeText(attributeText: AttributeText): void {
    if (this.#gathering.within(spanOfFlat(this.#flat, attributeText.from, attributeText.to)))
      addAttributeText(
        this.#gathering,
        this.#flat,
        attributeText,
        { headings: this.#outline.headings },
        {
          dialect: 'html',
          opaque: [...this.#code.within(attributeText.from, attributeText.to)],
        },
      );
  }

  #text(from: number, to: number): void {
    let done = from;
    for (const code of this.#code.within(from, to)) {
      if (code.kind !== 'break') continue;
      if (code.from > done) this.#pieces.push({ kind: 'text', from: done, to: code.from });
      this.#flush();
      done = Math.max(done, code.to);
    }
    if (to > done) this.#pieces.push({ kind: 'text', from: done, to });
  }

  /** Ends the block that was gathered so far. */
  #flush(): void {
    const pieces = this.#pieces;
    if (pieces.length === 0) return;
    this.#pieces = [];
    const range = trimmed(this.#flat.text, pieces);
    const { kind, silent, table, isValue } = this.#elements.last;
    if (!range || silent) return;
    const span = spanOfFlat(this.#flat, range.from, range.to);
    const header = kind === 'cell' && table?.row === 0;
    const always = header || kind === 'heading' || kind === 'title';
    if (!always && !this.#gathering.within(span)) return;
    const builder = build(this.#flat, pieces, range, { absent: this.#absent, code: this.#code });
    if (isValue) builder.mark('label', 0, builder.length);
    if (header && table) table.headers[table.column] = builder.text;
    this.#gathering.add(builder, kind, span, this.#context(kind));
    if (kind === 'title') this.#outline.entitle(builder.text);
    if (kind === 'heading') this.#outline.enter(this.#elements.level(), builder.text);
  }

  #context(kind: Prose['kind']): ProseContext {
    const { list, table, quoted } = this.#elements.last;
    const { headings: _, ...outer } = this.#outer;
    const header = table && table.row > 0 ? table.headers[table.column] : undefined;
    const cell = table && {
      id: table.id,
      row: table.row,
      column: table.column,
      ...(header !== undefined && { header }),
    };
    return {
      ...outer,
      headings: this.#outline.headings,
      ...(list && kind === 'item' && { list: { ...list } }),
      ...(cell && kind === 'cell' && { table: cell }),
      ...(quoted && { quoted: true as const }),
    };
  }
}
