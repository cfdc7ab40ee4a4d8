/**
 * Thousands of rows of which a document asks for few, kept as the one text that they are written in. A line that
 * begins with a space names the slot of the rows behind it; a row is a word, and behind it a tail of fixed length.
 */
export class LexiconRows {
  readonly #text: string;
  readonly #width: number;
  /** From where to where the rows of each slot stand; the places of its rows once it was asked for. */
  readonly #slots = new Map<string, readonly [number, number] | ReadonlyMap<string, number>>();

  /**
   * @param width the length of a tail, in UTF-16 code units; no tail holds a line end
   * @param close what stands behind the name of each slot and is no part of it
   */
  constructor(text: string, width: number, close = '') {
    this.#text = text;
    this.#width = width;
    let next = text.startsWith(' ') ? 0 : -1;
    while (next >= 0) {
      const named = text.indexOf('\n', next);
      const start = named < 0 ? text.length : named + 1;
      const behind = text.indexOf('\n ', named);
      this.#slots.set(text.slice(next + 1, start - 1 - close.length), [start, behind < 0 ? text.length : behind + 1]);
      next = behind < 0 ? -1 : behind + 1;
    }
  }

  /** Where in the text the tail of a row begins; undefined when there is no such row. */
  tailOf(slot: string, word: string): number | undefined {
    const rows = this.#slots.get(slot);
    return (rows instanceof Map ? rows : this.#indexed(slot, rows as readonly [number, number] | undefined))?.get(word);
  }

  #indexed(slot: string, at: readonly [number, number] | undefined): ReadonlyMap<string, number> | undefined {
    if (at === undefined) return undefined;
    const text = this.#text;
    const width = this.#width;
    const [from, until] = at;
    const rows = new Map<string, number>();
    for (let start = from; start < until; ) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? until : newline;
      rows.set(text.slice(start, end - width), end - width);
      start = end + 1;
    }
    this.#slots.set(slot, rows);
    return rows;
  }
}
