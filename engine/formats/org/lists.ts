import type { ProseContext } from '../../model.js';

interface List {
  readonly id: number;
  readonly indent: number;
  readonly ordered: boolean;
  item: number;
}

/** The lists that are open: what is indented further than the mark of an item belongs to it. */
export class OrgLists {
  readonly #open: List[] = [];
  readonly #nextId: () => number;

  constructor(nextId: () => number) {
    this.#nextId = nextId;
  }

  /** Begins an item whose mark is indented so far. */
  item(indent: number, ordered: boolean): void {
    this.#close((list) => list.indent > indent);
    const last = this.#open.at(-1);
    if (last?.indent === indent) last.item++;
    else this.#open.push({ id: this.#nextId(), indent, ordered, item: 0 });
  }

  /** Whether a line indented so far ends an item. */
  ends(indent: number): boolean {
    return (this.#open.at(-1)?.indent ?? -1) >= indent;
  }

  /** Ends the items that a line indented so far does not belong to. */
  line(indent: number): void {
    this.#close((list) => list.indent >= indent);
  }

  end(): void {
    this.#open.length = 0;
  }

  get place(): NonNullable<ProseContext['list']> | undefined {
    const last = this.#open.at(-1);
    return last && { id: last.id, item: last.item, ordered: last.ordered };
  }

  #close(isOver: (list: List) => boolean): void {
    for (let last = this.#open.at(-1); last !== undefined && isOver(last); last = this.#open.at(-1)) this.#open.pop();
  }
}
