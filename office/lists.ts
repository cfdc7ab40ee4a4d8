/** Counts the lists of a document and their items. An item of a deeper level opens a list of its own. */
export class OfficeLists {
  #next = 0;
  #open: { readonly id: number; readonly ordered: boolean; items: number }[] = [];

  /** The next item at a level, from 0. */
  item(level: number, ordered: boolean): { readonly id: number; readonly item: number; readonly ordered: boolean } {
    this.#open.length = Math.min(this.#open.length, level + 1);
    if (this.#open[level]?.ordered !== ordered) {
      this.#open.length = Math.min(this.#open.length, level);
      while (this.#open.length <= level) this.#open.push({ id: this.#next++, ordered, items: 0 });
    }
    const { id, items } = this.#open[level] as { id: number; items: number };
    (this.#open[level] as { items: number }).items += 1;
    return { id, item: items, ordered };
  }

  /** Text that is no item ends all lists. */
  end(): void {
    this.#open = [];
  }
}
