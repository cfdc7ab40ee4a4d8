import type { ProseBuilder } from './builder.js';

const PER_PIECE = 3;

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
    for (let at = source.indexOf('\r', done); at >= 0 && at < to; at = source.indexOf('\r', done)) {
      this.#asItStands(source, done, at);
      done = Math.min(to, at + (source.charCodeAt(at + 1) === 10 ? 2 : 1));
      this.#take('\n', at, done - at);
    }
    this.#asItStands(source, done, to);
  }

  /** Takes source that stands for another text; for nothing when that is empty. Source offsets. */
  replaced(text: string, from: number, to: number): void {
    if (text !== '') this.#take(text, from, to - from);
  }

  /** Hands a stretch of the text to a builder whose flat text is the whole source. */
  emit(builder: ProseBuilder, from: number, to: number): void {
    for (let piece = this.#pieceAt(from); piece < this.#pieces.length; piece += PER_PIECE) {
      const { start, end, source, length } = this.#piece(piece);
      if (start >= to) return;
      const [first, last] = [Math.max(start, from), Math.min(end, to)];
      if (last <= first) continue;
      if (length === end - start) builder.verbatim(source + first - start, source + last - start);
      else builder.replaced(this.#text.slice(first, last), source, source + length);
    }
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

  #asItStands(source: string, from: number, to: number): void {
    if (to > from) this.#take(source.slice(from, to), from, to - from);
  }

  #take(text: string, source: number, length: number): void {
    this.#pieces.push(this.#text.length, source, length);
    this.#text += text;
  }

  /** The piece that holds an offset of the text. */
  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#pieces.length / PER_PIECE - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle * PER_PIECE] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low * PER_PIECE;
  }

  #piece(index: number) {
    const [start, source, length] = this.#pieces.slice(index, index + PER_PIECE) as [number, number, number];
    return { start, end: this.#pieces[index + PER_PIECE] ?? this.#text.length, source, length };
  }
}
