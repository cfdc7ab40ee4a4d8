import { type Splice, withSplices } from './change.js';
import { rewriteInPlace } from './direct.js';
import { type OfficeDocument, officeDocumentOf } from './document.js';
import { OfficeLists } from './lists.js';
import type { Package } from './package.js';
import { LINE_BREAK, OBJECT, Paragraph } from './paragraph.js';
import { Refusal } from './refusal.js';
import { relationshipsOf } from './relationships.js';
import { repacked } from './repack.js';
import { settle } from './settle.js';
import { OfficeTables } from './tables.js';
import { type PartElement, type PartHandler, piecesOf, walk } from './xml.js';

type SlideParagraph = Paragraph<undefined>;

/** Placeholders that programs fill. */
const MADE = new Set(['dt', 'sldNum', 'sldImg', 'hdr']);

/**
 * Opens a presentation (`.pptx`): its slides in order, each with its notes. Changes are written straight into the text:
 * presentations know no tracked changes.
 *
 * @throws Refusal
 */
export function openPresentation(container: Package): OfficeDocument {
  const main = relationshipsOf(container, '').find(({ kind }) => kind === 'officeDocument')?.target ?? '';
  const xml = container.text(main);
  if (xml === undefined) throw new Refusal('is no presentation: its main part is missing');
  const parts = new Map<string, string>();
  const shared = { lists: new OfficeLists(), tables: new OfficeTables() };
  const paragraphs = slidesOf(container, main, xml).flatMap((slide, index) => {
    const notes = relationshipsOf(container, slide).find(({ kind }) => kind === 'notesSlide')?.target;
    const read = (part: string | undefined, region: string, areNotes: boolean) => {
      const text = part === undefined ? undefined : container.text(part);
      if (part === undefined || text === undefined) return [];
      parts.set(part, text);
      return readSlide(text, part, region, areNotes, shared);
    };
    const number = index + 1;
    const own = [...read(slide, `slide ${number}`, false), ...read(notes, `notes of slide ${number}`, true)];
    // Without a title of its own, a slide does not stand under that of another.
    const isTitled = own.some(({ kind, text }) => (kind === 'title' || kind === 'heading') && text.trim() !== '');
    if (!isTitled) for (const paragraph of own) paragraph.under = -1;
    return own;
  });
  settle(paragraphs, shared.tables, []);
  return officeDocumentOf(paragraphs, (changed) => {
    const splices = new Map<string, Splice[]>();
    for (const { paragraph, changes } of changed) {
      const own = splices.get(paragraph.part) ?? [];
      splices.set(paragraph.part, own);
      for (const change of changes) own.push(...rewriteInPlace(paragraph, change));
    }
    const texts = [...splices].map(([part, own]) => [part, withSplices(parts.get(part) ?? '', own)] as const);
    return repacked(container, new Map(texts), main);
  });
}

/** The parts of the slides, in the order in which they are shown. */
function slidesOf(container: Package, main: string, xml: string): readonly string[] {
  const targets = new Map(relationshipsOf(container, main).map(({ id, target }) => [id, target]));
  const ids: string[] = [];
  walk(xml, main, {
    open: ({ name, attribute }) => {
      if (name === 'p:sldId') ids.push(attribute('r:id') ?? '');
    },
    close: () => {},
    text: () => {},
  });
  return ids.flatMap((id) => targets.get(id) ?? []);
}

interface SlidesContext {
  readonly lists: OfficeLists;
  readonly tables: OfficeTables;
}

function readSlide(
  xml: string,
  part: string,
  region: string,
  areNotes: boolean,
  shared: SlidesContext,
): readonly SlideParagraph[] {
  const reader = new SlideReader(xml, part, region, areNotes, shared);
  walk(xml, part, reader);
  shared.lists.end();
  // A title speaks for its slide wherever it stands in the part.
  const isTitle = ({ kind }: SlideParagraph) => kind === 'title' || kind === 'heading';
  return [...reader.paragraphs.filter(isTitle), ...reader.paragraphs.filter((each) => !isTitle(each))];
}

class SlideReader implements PartHandler {
  readonly paragraphs: SlideParagraph[] = [];
  readonly #path: string[] = [];
  readonly #chosen: boolean[] = [];
  #leftOut = 0;
  #placeholder: string | undefined;
  #paragraph: SlideParagraph | undefined;
  #level = 0;
  #bullet: 'usual' | 'none' | 'number' = 'usual';
  #marks: { strong: boolean; emphasis: boolean } = { strong: false, emphasis: false };

  constructor(
    readonly xml: string,
    readonly part: string,
    readonly region: string,
    readonly areNotes: boolean,
    readonly shared: SlidesContext,
  ) {}

  open(element: PartElement): void {
    const { name, attribute } = element;
    if (this.#leftOut > 0 || this.#isLeftOut(name)) {
      this.#leftOut += 1;
      return;
    }
    this.#path.push(name);
    if (name === 'p:sp') this.#placeholder = undefined;
    else if (name === 'p:ph') this.#placeholder = attribute('type') ?? 'body';
    else if (name === 'a:p') this.#begin();
    else if (name === 'a:pPr') this.#level = Number(attribute('lvl')) || 0;
    else if (name === 'a:buNone') this.#bullet = 'none';
    else if (name === 'a:buAutoNum') this.#bullet = 'number';
    else if (name === 'a:rPr') this.#marks = { strong: isSet(attribute('b')), emphasis: isSet(attribute('i')) };
    else if (name === 'a:r') this.#marks = { strong: false, emphasis: false };
    else if (name === 'a:br')
      this.#paragraph?.put({ text: LINE_BREAK, from: element.start, to: element.end }, undefined);
    else if (name === 'a:tbl') this.shared.tables.begin();
    else if (name === 'a:tr') this.shared.tables.row();
    else if (name === 'a:tc') this.#cell(element);
    else if (name === 'mc:AlternateContent') this.#chosen.push(false);
  }

  close({ name }: PartElement): void {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1;
      return;
    }
    this.#path.pop();
    if (name === 'a:p') this.#end();
    else if (name === 'a:tbl') this.shared.tables.end();
    else if (name === 'mc:AlternateContent') this.#chosen.pop();
  }

  text(from: number, to: number, isData: boolean): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined || this.#leftOut > 0 || this.#path.at(-1) !== 'a:t') return;
    const start = paragraph.text.length;
    for (const piece of piecesOf(this.xml, from, to, isData)) paragraph.put(piece, undefined);
    if (this.#path.at(-2) === 'a:fld') paragraph.mark('opaque', start);
    if (this.#marks.strong) paragraph.mark('strong', start);
    if (this.#marks.emphasis) paragraph.mark('emphasis', start);
  }

  #isLeftOut(name: string): boolean {
    if (name === 'm:oMath') {
      this.#paragraph?.stand(OBJECT);
      this.#paragraph?.mark('opaque', (this.#paragraph?.text.length ?? 1) - 1);
      return true;
    }
    if (name === 'p:txBody' && this.#placeholder !== undefined) {
      const isBody = this.#placeholder === 'body';
      return MADE.has(this.#placeholder) || (this.areNotes && !isBody);
    }
    if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
    const isSecond = this.#chosen.at(-1) === true;
    if (this.#chosen.length > 0) this.#chosen[this.#chosen.length - 1] = true;
    return isSecond;
  }

  #cell(element: PartElement): void {
    this.shared.tables.cell();
    this.shared.tables.spans(Number(element.attribute('gridSpan') ?? 1));
    this.#placeholder = undefined;
  }

  #begin(): void {
    this.#paragraph = new Paragraph(this.part, this.region);
    this.#level = 0;
    this.#bullet = 'usual';
    this.paragraphs.push(this.#paragraph);
  }

  #end(): void {
    const paragraph = this.#paragraph;
    this.#paragraph = undefined;
    if (paragraph === undefined) return;
    const { lists, tables } = this.shared;
    const isOutline = !this.areNotes && (this.#placeholder === 'body' || this.#placeholder === 'obj');
    paragraph.table = tables.current;
    if (!this.areNotes && this.#placeholder === 'ctrTitle') paragraph.kind = 'title';
    else if (!this.areNotes && this.#placeholder === 'title') {
      paragraph.kind = 'heading';
      paragraph.level = 1;
    } else if (this.#bullet === 'number' || (isOutline && this.#bullet === 'usual')) {
      paragraph.kind = 'item';
      paragraph.list = lists.item(Math.min(this.#level, 8), this.#bullet === 'number');
    } else if (paragraph.text !== '') lists.end();
  }
}

function isSet(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
