import type { PackagedParagraph, ParagraphMark } from '../engine/index.js';
import type { TextPiece } from './xml.js';

/** Text of a paragraph with its place in the part. */
export interface Placed<Owner> {
  /** In the paragraph. */
  readonly start: number;
  readonly end: number;
  /** In the part. */
  readonly from: number;
  readonly to: number;
  readonly owner: Owner;
}

/** A paragraph as it is read from its part. */
export class Paragraph<Owner> {
  text = '';
  kind: PackagedParagraph['kind'] = 'paragraph';
  level: number | undefined;
  list: PackagedParagraph['list'];
  table: PackagedParagraph['table'];
  under: number | undefined;
  readonly pieces: Placed<Owner>[] = [];
  #marks: { kind: ParagraphMark['kind']; start: number; end: number }[] = [];

  /**
   * @param part the entry that holds it
   * @param region where it stands, for people: `footnote 2`; undefined in the main text
   */
  constructor(
    readonly part: string,
    readonly region: string | undefined,
  ) {}

  get marks(): readonly ParagraphMark[] {
    return this.#marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  }

  put({ text, from, to }: TextPiece, owner: Owner): void {
    const start = this.text.length;
    this.text += text;
    this.pieces.push({ start, end: this.text.length, from, to, owner });
  }

  /** The pieces that a stretch touches, at its ends, too. */
  *touching(start: number, end: number): Generator<Placed<Owner>> {
    let low = 0;
    let high = this.pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pieces[middle] as Placed<Owner>).end < start) low = middle + 1;
      else high = middle;
    }
    for (let piece = this.pieces[low]; piece !== undefined && piece.start <= end; piece = this.pieces[++low])
      yield piece;
  }

  /** Takes what stands for something that is not text; no fix touches it. */
  stand(character: string): void {
    this.text += character;
  }

  /** Marks a stretch of the text: all since `start` where no end is given. */
  mark(kind: ParagraphMark['kind'], start: number, end: number = this.text.length): void {
    if (end === start) return;
    const last = this.#marks.findLast((mark) => mark.kind === kind);
    if (last?.end === start) last.end = end;
    else this.#marks.push({ kind, start, end });
  }

  /** The paragraph, as texts say it. */
  get packaged(): PackagedParagraph {
    const { text, kind, level, list, table, under, marks } = this;
    return {
      text,
      kind,
      ...(level !== undefined && { level }),
      ...(list !== undefined && { list }),
      ...(table !== undefined && { table }),
      ...(under !== undefined && { under }),
      marks,
    };
  }
}

/** Stands for a picture, a formula or a symbol. */
export const OBJECT = '\ufffc';
/** A line break inside of a paragraph. */
export const LINE_BREAK = '\u2028';
