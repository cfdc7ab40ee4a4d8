/** A heading that was read. */
export interface Section {
  /** From 1. */
  readonly level: number;
  readonly text: string;
}

/** The headings of a document or of a piece of one, as they are met. */
export class Outline {
  readonly sections: Section[] = [];
  readonly #outer: readonly string[];
  /** Those that are open. */
  readonly #open: Section[] = [];
  #title: string | undefined;
  #headings: readonly string[];

  /** @param outer the headings above the piece */
  constructor(outer: readonly string[]) {
    this.#outer = outer;
    this.#headings = outer;
  }

  /** What text stands under now: title first, nearest heading last. */
  get headings(): readonly string[] {
    return this.#headings;
  }

  /** Takes the title of the document; the first counts, and nothing is open under it. */
  entitle(text: string): void {
    this.#title ??= oneLine(text);
    this.#open.length = 0;
    this.#refresh();
  }

  /** Opens a section, and closes those that are not above it. */
  enter(level: number, text: string): void {
    while ((this.#open.at(-1)?.level ?? 0) >= level && this.#open.length > 0) this.#open.pop();
    const section = { level, text: oneLine(text) };
    this.#open.push(section);
    this.sections.push(section);
    this.#refresh();
  }

  #refresh(): void {
    const title = this.#title === undefined ? [] : [this.#title];
    this.#headings = [...this.#outer, ...title, ...this.#open.map(({ text }) => text)];
  }
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ');
