import type { ProseBuilder } from './builder.js';
import { lastUpTo } from './ordered.js';

const PER_PIECE = 3;

/** Some text (offsets of the text), where it stands in the source, and how long it is there. */
interface TranscriptPiece {
  readonly start: number;
  readonly end: number;
  readonly source: number;
  readonly length: number;
}

/**
 * Text that is written with escapes, decoded: it knows where each piece of it stands in the source. Pieces come in the
 * order of the source; there may be source between them that is no text (the quotation marks of a string that goes on).
 */
export class Transcript {
  /** Per piece: where its text starts, where its source starts, and how long that is. */
  readonly #pieces: number[] = [];
  #text = '';

  /** What was taken so far, decoded. */
  get text(): string {
    return this.#text;
  }

  /** Takes source as it stands; a line ends in the text in one way, however it ends in the source. */
  verbatim(source: string, from: number, to: number): void {
    let done = from;
    // in a slice, so that a source without any is not searched to its end for each stretch
    for (const { index, 0: end } of source.slice(from, to).matchAll(/\r\n?/g)) {
      this.#asItStands(source, done, from + index);
      done = from + index + end.length;
      this.#take('\n', from + index, end.length);
    }
    this.#asItStands(source, done, to);
  }

  /** Takes source that stands for another text; for nothing when that is empty. Source offsets. */
  replaced(text: string, from: number, to: number): void {
    if (text !== '') this.#take(text, from, to - from);
  }

  /** Hands a stretch of the text to a builder whose flat text is the whole source. */
  emit(builder: ProseBuilder, from: number, to: number): void {
    for (const { start, end, source, length } of this.piecesOf(from, to))
      if (length === end - start) builder.verbatim(source, source + length);
      else builder.replaced(this.#text.slice(start, end), source, source + length);
  }

  /** Where a stretch of the text, of one character at least, stands in the source. */
  sourceOf(from: number, to: number): { readonly start: number; readonly end: number } {
    const first = this.#piece(this.#pieceAt(from));
    const last = this.#piece(this.#pieceAt(to - 1));
    const within = (piece: typeof first) => piece.length === piece.end - piece.start;
    return {
      start: first.source + (within(first) ? from - first.start : 0),
      end: last.source + (within(last) ? to - last.start : last.length),
    };
  }

  /** Which offset of the text stands at a place of the source, or next behind it. */
  offsetOf(source: number): number {
    let low = 0;
    let high = this.#pieces.length / PER_PIECE;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = this.#piece(middle * PER_PIECE);
      if (piece.source + piece.length <= source) low = middle + 1;
      else high = middle;
    }
    if (low === this.#pieces.length / PER_PIECE) return this.#text.length;
    const { start, end, source: from, length } = this.#piece(low * PER_PIECE);
    return start + (length === end - start ? Math.max(0, source - from) : 0);
  }

  /** What a stretch of the text is made of, in order. A piece as long in the source as in the text is that very text. */
  *piecesOf(from: number, to: number): Generator<TranscriptPiece> {
    for (let index = this.#pieceAt(from); index < this.#pieces.length; index += PER_PIECE) {
      const { start, end, source, length } = this.#piece(index);
      if (start >= to) return;
      const [first, last] = [Math.max(start, from), Math.min(end, to)];
      if (last <= first) continue;
      const isVerbatim = length === end - start;
      yield isVerbatim
        ? { start: first, end: last, source: source + first - start, length: last - first }
        : { start: first, end: last, source, length };
    }
  }

  #asItStands(source: string, from: number, to: number): void {
    if (to > from) this.#take(source.slice(from, to), from, to - from);
  }

  #take(text: string, source: number, length: number): void {
    this.#pieces.push(this.#text.length, source, length);
    this.#text += text;
  }

  /** The piece that holds an offset of the text. */
  #pieceAt(offset: number): number {
    return lastUpTo(this.#pieces, PER_PIECE, offset) * PER_PIECE;
  }

  #piece(index: number) {
    const [start = 0, source = 0, length = 0, end = this.#text.length] = this.#pieces.slice(
      index,
      index + PER_PIECE + 1,
    );
    return { start, end, source, length };
  }
}
