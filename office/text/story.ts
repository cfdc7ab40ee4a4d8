import type { OfficeLists } from '../lists.js';
import { LINE_BREAK, OBJECT, Paragraph } from '../paragraph.js';
import type { OfficeTables } from '../tables.js';
import { type PartElement, type PartHandler, piecesOf, walk } from '../xml.js';
import type { TextStyle, TextStyles } from './styles.js';

/** Where the tracked changes of a text stand: each header and footer has its own. Offsets in the part. */
export interface Container {
  /** Where more of them go. */
  at: number;
  /** Whether the element that holds them is there. */
  isThere: boolean;
}

export type TextParagraph = Paragraph<Container>;

/** What the parts of one document share. */
export interface TextContext {
  readonly styles: TextStyles;
  readonly lists: OfficeLists;
  readonly tables: OfficeTables;
}

const CONTAINERS: ReadonlyMap<string, string | undefined> = new Map([
  ['office:text', undefined],
  ...['header', 'header-left', 'header-first'].map((name) => [`style:${name}`, 'a header'] as const),
  ...['footer', 'footer-left', 'footer-first'].map((name) => [`style:${name}`, 'a footer'] as const),
]);
/** What holds text that is read as it stands. */
const HOLDERS = new Set(['text:p', 'text:h', 'text:span', 'text:a', 'text:meta', 'text:ruby-base']);
const LEFT_OUT = new Set(['office:annotation', 'office:forms', 'text:note-citation', 'text:ruby-text']);
/** What a program writes. */
const MADE =
  /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index|bibliography)$/;

interface OpenParagraph {
  readonly paragraph: TextParagraph;
  readonly style: TextStyle;
  /** Whether a blank was read last, or nothing yet: further blanks do not count then. */
  isAfterBlank: boolean;
}

/** Reads a part that holds paragraphs. */
export function readTextStory(xml: string, part: string, shared: TextContext) {
  const reader = new TextReader(xml, part, shared);
  walk(xml, part, reader);
  return reader;
}

class TextReader implements PartHandler {
  readonly paragraphs: TextParagraph[] = [];
  /** Stretches in a font of fixed width. */
  readonly fixed: [TextParagraph, number, number][] = [];
  readonly #path: string[] = [];
  readonly #open: OpenParagraph[] = [];
  readonly #looks: TextStyle[] = [];
  readonly #lists: (string | undefined)[] = [];
  readonly #notes: { readonly region: string; readonly under: number }[] = [];
  readonly #counts: Record<string, number> = {};
  #container: Container | undefined;
  #region: string | undefined;
  #leftOut = 0;
  #made = 0;
  #links = 0;

  constructor(
    readonly xml: string,
    readonly part: string,
    readonly shared: TextContext,
  ) {}

  open(element: PartElement): void {
    const { name, attribute } = element;
    if (this.#leftOut > 0 || this.#isLeftOut(element)) {
      this.#leftOut += 1;
      return;
    }
    this.#path.push(name);
    if (CONTAINERS.has(name)) this.#begin(element);
    else if (name === 'text:p' || name === 'text:h') this.#beginParagraph(element);
    else if (name === 'text:span') this.#looks.push(this.shared.styles.of('text', attribute('text:style-name')));
    else if (name === 'text:a') this.#links += 1;
    else if (name === 'text:list') this.#lists.push(attribute('text:style-name') ?? this.#lists.at(-1));
    else if (name === 'text:note') this.#beginNote(attribute('text:note-class') ?? 'footnote');
    else if (name === 'table:table') this.shared.tables.begin();
    else if (name === 'table:table-row') this.shared.tables.row();
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.shared.tables.cell();
    else if (name === 'draw:frame' && attribute('text:anchor-type') === 'as-char') this.#stand();
    else if (MADE.test(name)) this.#made += 1;
  }

  close(element: PartElement, inner: number, end: number): void {
    const { name, attribute } = element;
    if (this.#leftOut > 0) {
      this.#leftOut -= 1;
      if (this.#container === undefined) return;
      if (name === 'office:forms') this.#container.at = end;
      if (name === 'text:tracked-changes') Object.assign(this.#container, { at: inner, isThere: inner < end });
      return;
    }
    this.#path.pop();
    const { start } = element;
    if (CONTAINERS.has(name)) this.#container = undefined;
    else if (name === 'text:p' || name === 'text:h') this.#endParagraph(element);
    else if (name === 'text:span') this.#looks.pop();
    else if (name === 'text:a') this.#links -= 1;
    else if (name === 'text:list') this.#lists.pop();
    else if (name === 'text:note') this.#notes.pop();
    else if (name === 'table:table') this.shared.tables.end();
    else if (name === 'text:s')
      this.#put(' '.repeat(Math.min(Number(attribute('text:c') ?? 1) || 1, 1000)), start, end);
    else if (name === 'text:tab') this.#put('\t', start, end);
    else if (name === 'text:line-break') this.#put(LINE_BREAK, start, end);
    else if (MADE.test(name)) this.#made -= 1;
  }

  text(from: number, to: number, isData: boolean): void {
    const holder = this.#path.at(-1) ?? '';
    if (this.#leftOut > 0 || !holder.startsWith('text:')) return;
    const isField = !HOLDERS.has(holder);
    // Of several blanks, one is read: further ones have an element of their own.
    for (const piece of piecesOf(this.xml, from, to, isData))
      for (const { 0: text, index } of piece.text.matchAll(/[ \t]+|[^ \t]+/g)) {
        const isVerbatim = piece.to - piece.from === piece.text.length;
        const start = isVerbatim ? piece.from + index : piece.from;
        const end = isVerbatim ? start + text.length : piece.to;
        const isBlank = /^[ \t]/.test(text);
        if (!isBlank) this.#put(text, start, end, isField);
        else if (this.#open.at(-1)?.isAfterBlank === false) this.#put(' ', start, end, isField);
      }
  }

  #isLeftOut({ name, attribute }: PartElement): boolean {
    if (name === 'text:tracked-changes' || LEFT_OUT.has(name)) return true;
    if (name === 'text:section' || name === 'text:hidden-paragraph') return attribute('text:display') === 'none';
    return false;
  }

  #begin({ name, end }: PartElement): void {
    this.#region = CONTAINERS.get(name);
    this.#container = { at: end, isThere: false };
  }

  #beginNote(kind: string): void {
    const number = (this.#counts[kind] ?? 0) + 1;
    this.#counts[kind] = number;
    this.#notes.push({ region: `${kind} ${number}`, under: this.paragraphs.length - 1 });
  }

  #beginParagraph({ attribute }: PartElement): void {
    const note = this.#notes.at(-1);
    const paragraph: TextParagraph = new Paragraph(this.part, note?.region ?? this.#region);
    if (note !== undefined) paragraph.under = note.under;
    else if (this.#region !== undefined) paragraph.under = -1;
    this.paragraphs.push(paragraph);
    const style = this.shared.styles.of('paragraph', attribute('text:style-name'));
    this.#open.push({ paragraph, style, isAfterBlank: true });
  }

  #endParagraph({ name, attribute }: PartElement): void {
    const { paragraph, style } = this.#open.pop() as OpenParagraph;
    const { lists, tables, styles } = this.shared;
    const level = this.#lists.length;
    if (style.isCode) paragraph.mark('opaque', 0);
    paragraph.table = this.#notes.length > 0 ? undefined : tables.current;
    if (style.isTitle) paragraph.kind = 'title';
    else if (name === 'text:h') {
      paragraph.kind = 'heading';
      paragraph.level = Math.max(1, Number(attribute('text:outline-level')) || 1);
    } else if (level > 0) {
      paragraph.kind = 'item';
      paragraph.list = lists.item(level - 1, styles.isOrdered(this.#lists.at(-1), level));
    }
    if (paragraph.kind !== 'item' && paragraph.text !== '') lists.end();
  }

  #put(text: string, from: number, to: number, isField = false): void {
    const open = this.#open.at(-1);
    const container = this.#container;
    if (open === undefined || container === undefined) return;
    const { paragraph, style } = open;
    const look: TextStyle = Object.assign({ isFixed: style.isFixed, isHidden: style.isHidden }, ...this.#looks);
    if (look.isHidden) return;
    open.isAfterBlank = text.endsWith(' ');
    const start = paragraph.text.length;
    paragraph.put({ text, from, to }, container);
    if (isField || this.#made > 0 || look.isCode) paragraph.mark('opaque', start);
    else if (look.isFixed) this.fixed.push([paragraph, start, paragraph.text.length]);
    if (look.isStrong) paragraph.mark('strong', start);
    if (look.isEmphasised) paragraph.mark('emphasis', start);
    if (this.#links > 0) paragraph.mark('link', start);
  }

  #stand(): void {
    const paragraph = this.#open.at(-1)?.paragraph;
    paragraph?.stand(OBJECT);
    paragraph?.mark('opaque', paragraph.text.length - 1);
  }
}
