import type { ProseContext } from '../../model.js';

type ListPlace = NonNullable<ProseContext['list']>;

interface OpenList {
  readonly marker: string;
  place: ListPlace;
}

/** The lists that are open at a place, one in another. */
export class AsciidocLists {
  readonly #ids: { nextId(): number };
  #open: OpenList[] = [];
  #isAttached = false;
  #isAwaiting = false;

  constructor(ids: { nextId(): number }) {
    this.#ids = ids;
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** The innermost item. */
  get place(): ListPlace {
    return this.#open.at(-1)?.place as ListPlace;
  }

  /** The item that the next block belongs to, if it was said to. */
  get attached(): ListPlace | undefined {
    return this.#isAttached ? this.#open.at(-1)?.place : undefined;
  }

  /** A term was read, and its text is still to come. */
  get awaitsText(): boolean {
    return this.#isAwaiting && this.isOpen;
  }

  await(): void {
    this.#isAwaiting = true;
  }

  /** A line was read that joins the next block to the item. */
  attach(): void {
    this.#isAttached = true;
    this.#isAwaiting = false;
  }

  /** A block begins that is no item: without a line that joins it to one, it ends all lists. */
  begin(): void {
    if (!this.#isAttached && !this.#isAwaiting) this.#open = [];
    this.#isAttached = false;
    this.#isAwaiting = false;
  }

  /** An item begins. */
  item(marker: string, ordered: boolean): ListPlace {
    const index = this.#open.findIndex((list) => list.marker === marker);
    if (index < 0) this.#open.push({ marker, place: { id: this.#ids.nextId(), item: 0, ordered } });
    else {
      this.#open.length = index + 1;
      const list = this.#open[index] as OpenList;
      list.place = { ...list.place, item: list.place.item + 1 };
    }
    this.#isAttached = false;
    this.#isAwaiting = false;
    return this.place;
  }
}
