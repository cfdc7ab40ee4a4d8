import { differenceBetween } from './difference.js';

/** Pieces are at least so long, in UTF-16 code units, and looked at again as a whole when an edit touches them. */
const PIECE = 4096;

/** A stretch of a text, with what was read of it. */
interface Piece {
  readonly length: number;
  readonly known: Map<string, unknown>;
}

/**
 * A text cut into pieces of which each is read by itself, when it is first asked for: after an edit only its piece is
 * read again.
 */
export class Pieces {
  readonly #text: string;
  readonly #pieces: readonly Piece[];

  /**
   * Cuts a text.
   *
   * @param cut matches one character behind which the text can be cut: what is read of two parts adds up to what is
   *   read of both together; with the flag `g`
   * @param previous an earlier version of the text, cut in the same way
   */
  constructor(text: string, cut: RegExp, previous?: Pieces) {
    this.#text = text;
    this.#pieces =
      previous === undefined
        ? piecesOf(text, 0, text.length, cut)
        : repaired(previous.#pieces, previous.#text, text, cut);
  }

  /**
   * Reads each piece, unless that is known.
   *
   * @param key names what is read; the same key must always go with the same function
   */
  each<Read>(key: string, read: (text: string) => Read): readonly Read[] {
    let start = 0;
    return this.#pieces.map(({ length, known }) => {
      let value = known.get(key) as Read | undefined;
      if (value === undefined) {
        value = read(this.#text.slice(start, start + length));
        known.set(key, value);
      }
      start += length;
      return value;
    });
  }

  /** How often a pattern matches in the text, by a key of its own. */
  count(key: string, pattern: RegExp): number {
    return this.each(key, (text) => text.match(pattern)?.length ?? 0).reduce((sum, count) => sum + count, 0);
  }
}

/**
 * A text in pieces of whole lines.
 *
 * @param previous an earlier version of the text
 */
export const linePieces = (text: string, previous?: Pieces): Pieces => new Pieces(text, /\n/g, previous);

/** Cuts a stretch that ends where a cut is allowed, or with the text. */
function piecesOf(text: string, from: number, until: number, cut: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  while (start < until) {
    let end = until;
    if (until - start > 2 * PIECE) {
      cut.lastIndex = start + PIECE;
      const found = cut.exec(text);
      if (found !== null && found.index < until) end = found.index + 1;
    }
    pieces.push({ length: end - start, known: new Map() });
    start = end;
  }
  return pieces;
}

/** The pieces after an edit: those in front of it and behind it are the same. */
function repaired(pieces: readonly Piece[], before: string, after: string, cut: RegExp): readonly Piece[] {
  const { start, oldEnd, newEnd } = differenceBetween(before, after);
  if (start === oldEnd && start === newEnd) return pieces;
  let head = 0;
  let from = 0;
  // The last piece ends with the text: what is written behind it may be a part of its last word.
  while (head < pieces.length - 1 && from + (pieces[head] as Piece).length <= start) {
    from += (pieces[head] as Piece).length;
    head++;
  }
  let tail = pieces.length;
  let behind = before.length;
  // The character in front of a piece that stays must stay as well.
  while (tail > head && behind - (pieces[tail - 1] as Piece).length > oldEnd) {
    tail--;
    behind -= (pieces[tail] as Piece).length;
  }
  const until = behind + newEnd - oldEnd;
  return [...pieces.slice(0, head), ...piecesOf(after, from, until, cut), ...pieces.slice(tail)];
}
