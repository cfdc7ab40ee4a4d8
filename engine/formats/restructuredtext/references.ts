/** `` `some words`_ ``, `` `text <some words_>`_ ``, `word_`. */
const REFERENCE =
  /`([^`<>]{1,200})`_(?!_)|<([^<>`]{1,200})_>|([\p{L}\p{N}][\p{L}\p{N}.+_-]{0,100})_(?![\p{L}\p{N}_])/gu;

/** Names are compared without regard to case and blanks. */
const normalised = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** The names that a document refers to. */
export class References {
  readonly #source: string;
  #names: ReadonlySet<string> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Whether something leads to a name: to rewrite it would break that. */
  includes(name: string): boolean {
    this.#names ??= new Set(
      [...this.#source.matchAll(REFERENCE)].map(([, phrase, target, word]) =>
        normalised(phrase ?? target ?? word ?? ''),
      ),
    );
    return this.#names.has(normalised(name));
  }
}
