import { isFixedFont } from '../code.js';
import type { OfficeLists } from '../lists.js';
import { OBJECT, Paragraph } from '../paragraph.js';
import type { OfficeTables } from '../tables.js';
import { type PartElement, type PartHandler, piecesOf, walk } from '../xml.js';
import { CHARACTERS, isMadeBy, LEFT_OUT, SILENT } from './elements.js';
import { Fields } from './fields.js';
import type { Numbering } from './numbering.js';
import type { Run, RunChild } from './run.js';
import { type Look, levelOf, lookOf, type ParagraphStyle, type Styles } from './styles.js';

/** What the parts of one document share. */
export interface WordContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly lists: OfficeLists;
  readonly tables: OfficeTables;
}

export type WordParagraph = Paragraph<Run>;

/** Footnotes and endnotes that a part refers to, in order, each with the index of the paragraph in the part. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  readonly paragraph: number;
}

/** A part as it is read. */
export interface Story {
  readonly paragraphs: readonly WordParagraph[];
  readonly references: readonly NoteReference[];
  /** Stretches in a font of fixed width, which are code unless most of the document is. */
  readonly fixed: readonly (readonly [paragraph: WordParagraph, start: number, end: number])[];
}

/** A paragraph that is open; text boxes hold paragraphs of their own. */
interface OpenParagraph {
  readonly paragraph: WordParagraph;
  style: ParagraphStyle;
  numbering: string | undefined;
  depth: number | undefined;
  level: number | undefined;
}

interface OpenRun {
  readonly run: Run;
  look: Look;
}

/**
 * Reads a part that holds paragraphs: the main text, notes, a header or a footer.
 *
 * @param regionOf what the paragraphs of a note are called, by the kind and id of the note; undefined for one that is not read
 * @param takesComments whether comments may stand in the part
 */
export function readStory(
  xml: string,
  part: string,
  shared: WordContext,
  regionOf: (note: string | undefined) => string | undefined,
  takesComments: boolean,
): Story {
  const reader = new StoryReader(xml, part, shared, regionOf, takesComments);
  walk(xml, part, reader);
  return reader;
}

class StoryReader implements PartHandler, Story {
  readonly paragraphs: WordParagraph[] = [];
  readonly references: NoteReference[] = [];
  readonly fixed: [WordParagraph, number, number][] = [];
  readonly #path: PartElement[] = [];
  readonly #open: OpenParagraph[] = [];
  readonly #runs: OpenRun[] = [];
  /** One for the part, and one for each text box that is open. */
  readonly #fields = [new Fields()];
  /** Of each content control that is open: whether people do not write what it holds. */
  readonly #controls: { isMade: boolean }[] = [];
  readonly #chosen: boolean[] = [];
  #region: string | undefined;
  #links = 0;
  /** How many elements are open from one on that is left out. */
  #leftOut = 0;

  constructor(
    readonly xml: string,
    readonly part: string,
    readonly shared: WordContext,
    readonly regionOf: (note: string | undefined) => string | undefined,
    readonly takesComments: boolean,
  ) {
    this.#region = regionOf(undefined);
  }

  open(element: PartElement): void {
    const { name } = element;
    const parent = this.#path.at(-1);
    if (this.#leftOut > 0 || this.#isLeftOut(element, parent)) {
      this.#leftOut += 1;
      return;
    }
    this.#path.push(element);
    if (parent?.name === 'w:r' && name !== 'w:rPr') this.#child(element);
    else if (name === 'w:p') this.#beginParagraph();
    else if (name === 'w:r') this.#beginRun(element, parent);
    else if (name === 'w:hyperlink') this.#links += 1;
    else if (name === 'm:oMath' || name === 'wp:inline') this.#stand(OBJECT);
    else if (name === 'w:txbxContent') this.#fields.push(new Fields());
    else if (name === 'w:fldSimple') this.#field.begin(element.attribute('w:instr') ?? '');
    else if (name === 'mc:AlternateContent') this.#chosen.push(false);
    else if (name === 'w:sdt') this.#controls.push({ isMade: false });
    else this.#property(element);
  }

  close({ name }: PartElement, inner: number, end: number): void {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1;
      return;
    }
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (parent?.name === 'w:r' && name !== 'w:rPr') this.#endChild(inner, end);
    if (name === 'w:p') this.#endParagraph();
    else if (name === 'w:r') this.#endRun(end);
    else if (name === 'w:rPr') this.#endProperties(end);
    else if (name === 'w:hyperlink') this.#links -= 1;
    else if (name === 'w:txbxContent') this.#fields.pop();
    else if (name === 'w:fldSimple') this.#field.end();
    else if (name === 'w:tbl') this.shared.tables.end();
    else if (name === 'mc:AlternateContent') this.#chosen.pop();
    else if (name === 'w:sdt') this.#controls.pop();
    else if (name === 'w:footnote' || name === 'w:endnote') this.#region = this.regionOf(undefined);
  }

  text(from: number, to: number, isData: boolean): void {
    const holder = this.#leftOut > 0 ? undefined : this.#path.at(-1)?.name;
    if (holder === 'w:instrText') this.#field.instruct(this.xml.slice(from, to));
    if (holder !== 'w:t' || this.#runs.length === 0) return;
    for (const piece of piecesOf(this.xml, from, to, isData)) this.#put(piece.text, piece.from, piece.to);
  }

  get #field(): Fields {
    return this.#fields.at(-1) as Fields;
  }

  #isLeftOut({ name, attribute }: PartElement, parent: PartElement | undefined): boolean {
    if (LEFT_OUT.has(name) || parent?.name === 'm:oMath') return true;
    if (name === 'w:rPr') return parent?.name !== 'w:r';
    if (name === 'w:footnote' || name === 'w:endnote') {
      this.#region = this.regionOf(attribute('w:id') ?? '');
      return this.#region === undefined;
    }
    // Of the same content for several versions of Word, the first is read.
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
    const isSecond = this.#chosen.at(-1) === true;
    if (this.#chosen.length > 0) this.#chosen[this.#chosen.length - 1] = true;
    return isSecond;
  }

  #property(element: PartElement): void {
    const { name } = element;
    const { tables } = this.shared;
    const value = element.attribute('w:val');
    const paragraph = this.#open.at(-1);
    const run = this.#runs.at(-1);
    const control = this.#controls.at(-1);
    if (name === 'w:tbl') tables.begin();
    else if (name === 'w:tr') tables.row();
    else if (name === 'w:tc') tables.cell();
    else if (name === 'w:gridSpan') tables.spans(Number(value));
    else if (this.#path.at(-2)?.name === 'w:sdtPr' && control !== undefined) control.isMade ||= isMadeBy(name, value);
    else if (name === 'w:docPartGallery' && control !== undefined) control.isMade ||= value === 'Table of Contents';
    else if (this.#path.at(-2)?.name === 'w:rPr' && run !== undefined) run.look = this.#lookWith(run.look, element);
    else if (paragraph === undefined) return;
    else if (name === 'w:pStyle') paragraph.style = this.shared.styles.of(value);
    else if (name === 'w:numId') paragraph.numbering = value;
    else if (name === 'w:ilvl') paragraph.depth = Number(value) || 0;
    else if (name === 'w:outlineLvl') paragraph.level = levelOf(value);
  }

  #lookWith(look: Look, element: PartElement): Look {
    const value = element.attribute('w:val');
    if (element.name === 'w:rStyle') return { ...look, ...this.shared.styles.of(value) };
    const font = element.name === 'w:rFonts' ? element.attribute('w:ascii') : undefined;
    if (font !== undefined) return { ...look, isFixed: isFixedFont(font) };
    return { ...look, ...lookOf(element.name, value) };
  }

  #beginParagraph(): void {
    const paragraph = new Paragraph<Run>(this.part, this.#region);
    this.paragraphs.push(paragraph);
    const style = this.shared.styles.of(undefined);
    this.#open.push({ paragraph, style, numbering: undefined, depth: undefined, level: undefined });
  }

  #endParagraph(): void {
    const {
      paragraph,
      style,
      numbering = style.numbering,
      depth = style.depth ?? 0,
      level = style.level ?? 0,
    } = this.#open.pop() as OpenParagraph;
    const { lists, tables, numbering: numberings } = this.shared;
    const isItem = numbering !== undefined && numbering !== '0';
    if (style.isCode) paragraph.mark('opaque', 0);
    paragraph.table = tables.current;
    if (style.isTitle) paragraph.kind = 'title';
    else if (level > 0) {
      paragraph.kind = 'heading';
      paragraph.level = level;
    } else if (isItem) {
      paragraph.kind = 'item';
      paragraph.list = lists.item(Math.min(depth, 20), numberings.isOrdered(numbering, depth));
    }
    if (paragraph.kind !== 'item' && paragraph.text !== '') lists.end();
  }

  #beginRun(element: PartElement, parent: PartElement | undefined): void {
    const { isHidden = false, isFixed = false } = this.#open.at(-1)?.style ?? {};
    const isInserted = parent?.name === 'w:ins' || parent?.name === 'w:moveTo';
    this.#runs.push({
      run: {
        start: element.start,
        end: element.end,
        tag: this.#tagOf(element),
        properties: '',
        children: [],
        insertion: isInserted ? this.#tagOf(parent) : undefined,
        takesComments: this.takesComments && this.#fields.length === 1,
      },
      look: { isHidden, isFixed },
    });
  }

  #endRun(end: number): void {
    const open = this.#runs.pop();
    if (open !== undefined) open.run.end = end;
  }

  #endProperties(end: number): void {
    const open = this.#runs.at(-1);
    if (open !== undefined) open.run.properties = this.xml.slice(open.run.start + open.run.tag.length, end).trim();
  }

  #child(element: PartElement): void {
    const run = this.#runs.at(-1)?.run;
    const { name } = element;
    if (run === undefined) return;
    const isText = name === 'w:t' || CHARACTERS.has(name) || SILENT.has(name);
    const child: RunChild = { from: element.start, to: element.end, isText };
    if (name === 'w:t') child.inner = { from: element.end, to: element.end };
    run.children.push(child);
    const character = CHARACTERS.get(name);
    if (character !== undefined) this.#put(character, element.start, element.end);
    else if (name === 'w:sym') this.#stand(OBJECT);
    else if (name === 'w:fldChar') this.#field.mark(element.attribute('w:fldCharType'));
    else if (name === 'mc:AlternateContent') this.#chosen.push(false);
    else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
      const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote';
      this.references.push({ kind, id: element.attribute('w:id') ?? '', paragraph: this.paragraphs.length - 1 });
    }
  }

  #endChild(inner: number, end: number): void {
    const child = this.#runs.at(-1)?.run.children.at(-1);
    if (child === undefined) return;
    child.to = end;
    if (child.inner !== undefined) child.inner.to = inner;
  }

  #put(text: string, from: number, to: number): void {
    const open = this.#runs.at(-1);
    const paragraph = this.#open.at(-1)?.paragraph;
    if (open === undefined || paragraph === undefined || open.look.isHidden || this.#field.isCode) return;
    const start = paragraph.text.length;
    paragraph.put({ text, from, to }, open.run);
    const { isStrong, isEmphasised, isCode, isFixed } = open.look;
    if (isCode || this.#field.isMade || this.#controls.some(({ isMade }) => isMade)) paragraph.mark('opaque', start);
    else if (isFixed) this.fixed.push([paragraph, start, paragraph.text.length]);
    if (isStrong) paragraph.mark('strong', start);
    if (isEmphasised) paragraph.mark('emphasis', start);
    if (this.#links > 0 || this.#field.isLink) paragraph.mark('link', start);
  }

  #stand(character: string): void {
    const paragraph = this.#open.at(-1)?.paragraph;
    if (paragraph === undefined || this.#field.isCode) return;
    paragraph.stand(character);
    paragraph.mark('opaque', paragraph.text.length - character.length);
  }

  #tagOf({ start, end }: PartElement): string {
    return this.xml.slice(start, end);
  }
}
