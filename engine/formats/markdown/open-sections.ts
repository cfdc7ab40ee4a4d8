import { sameTexts } from '../../prose/reuse.js';
import type { Section } from '../html/outline.js';

/** The headings that text stands under, as they are met: titles first, nearest last. */
export class OpenSections {
  /** The headings that are open, with their levels. */
  readonly open: Section[];
  readonly #titles: readonly string[];
  #headings: readonly string[];
  /** From where on which headings are open. */
  readonly #paths: { readonly start: number; readonly headings: readonly string[] }[];
  /** Where it was looked last. */
  #next = 0;

  /** @param above the headings of another text that this one goes on under; below the titles */
  constructor(titles: readonly string[], above: readonly Section[]) {
    this.#titles = titles;
    this.open = [...above];
    this.#headings = this.#listed();
    this.#paths = [{ start: 0, headings: this.#headings }];
  }

  get headings(): readonly string[] {
    return this.#headings;
  }

  /** Keeps a list of before, if it holds the same headings: what stands under them is the same then, too. */
  keep(known: readonly string[]): void {
    if (sameTexts(known, this.#headings)) this.#headings = known;
  }

  /**
   * Opens sections, without text under them yet.
   *
   * @param known the same headings, perhaps, in a list of before
   * @returns the headings that are open then
   */
  enter(sections: readonly Section[], known?: readonly string[]): readonly string[] {
    if (sections.length === 0) return this.#headings;
    const { open } = this;
    for (const { level, text } of sections) {
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      open.push({ level, text });
    }
    const titles = this.#titles;
    const same =
      known?.length === titles.length + open.length &&
      known.every((text, i) => text === (i < titles.length ? titles[i] : open[i - titles.length]?.text));
    return same && known ? known : this.#listed();
  }

  /** From a place in the source on, text stands under these headings; places come in order. */
  goOn(start: number, headings: readonly string[], isNew: boolean): void {
    this.#headings = headings;
    if (isNew) this.#paths.push({ start, headings });
  }

  /** The headings that a place in the source stands under; places are asked for in order. */
  at(start: number): readonly string[] {
    while ((this.#paths[this.#next + 1]?.start ?? Number.POSITIVE_INFINITY) < start) this.#next++;
    return this.#paths[this.#next]?.headings ?? [];
  }

  #listed(): readonly string[] {
    return [...this.#titles, ...this.open.map(({ text }) => text)];
  }
}
