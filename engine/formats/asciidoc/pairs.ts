/** Whether a character is part of a word. */
export const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);

/** What may not stand before the mark that opens, and behind the one that closes, beside letters. */
const BEFORE: Readonly<Record<string, RegExp>> = { '`': /[&;:"'`}]/, '+': /[&;:}\\+]/, _: /[;:}]/ };
const BEHIND: Readonly<Record<string, RegExp>> = { '`': /["'`]/ };
const USUALLY = /[&;:}]/;

/** Finds the marks that close `*strong*`, `_emphasis_`, `` `mono` `` and the like, in one text from left to right. */
export class Pairs {
  readonly #text: string;
  /** The places at which a mark can close, last first. */
  readonly #closing = new Map<string, number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Where the mark closes that stands at an offset, or -1 where it opens nothing.
   *
   * @param hasRole a role stands before it
   */
  closing(at: number, mark: string, hasRole: boolean): number {
    const text = this.#text;
    const before = text[at - 1];
    if (!hasRole && before !== undefined && (isWord(before) || (BEFORE[mark] ?? USUALLY).test(before))) return -1;
    if (/\s/.test(text[at + 1] ?? ' ')) return -1;
    const places = this.#places(mark);
    while ((places.at(-1) ?? at + 2) < at + 2) places.pop();
    return places.at(-1) ?? -1;
  }

  #places(mark: string): number[] {
    const known = this.#closing.get(mark);
    if (known) return known;
    const text = this.#text;
    const places: number[] = [];
    for (let at = text.lastIndexOf(mark); at > 0; at = text.lastIndexOf(mark, at - 1)) {
      const behind = text[at + 1];
      if (/\s/.test(text[at - 1] as string) || isWord(behind)) continue;
      if (behind === undefined || !BEHIND[mark]?.test(behind)) places.push(at);
    }
    this.#closing.set(mark, places);
    return places;
  }
}
