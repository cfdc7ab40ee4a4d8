import type { ProseContext } from '../../model.js';
import type { Leaf } from './leaf.js';

/** A block that holds blocks. */
interface Container {
  readonly name: string;
  readonly list?: { readonly id: number; item: number; readonly ordered: boolean };
  /** Whether a block was met in it. */
  used: boolean;
}

const NAMES: ReadonlySet<string> = new Set([
  'Blockquote',
  'BulletList',
  'OrderedList',
  'ListItem',
  'FootnoteDefinition',
  'Table',
]);

/** The blocks that are open around what is met: lists with their numbers, quotations, tables. */
export class Containers {
  readonly #open: Container[] = [];
  #lists = 0;
  #quotes = 0;

  /** Whether a node holds blocks. */
  static isOne(name: string): boolean {
    return NAMES.has(name);
  }

  /** How many lists there were. */
  get lists(): number {
    return this.#lists;
  }

  /** How many items the innermost block has so far, if it is a list. */
  get items(): number {
    return this.#open.at(-1)?.list?.item ?? 0;
  }

  /** Whether what is met stands in a table. */
  get isInTable(): boolean {
    return this.#open.at(-1)?.name === 'Table';
  }

  open(name: string): void {
    const list = this.#open.at(-1)?.list;
    if (name === 'Blockquote') this.#quotes++;
    if (name === 'ListItem' && list) list.item++;
    else if (!name.endsWith('List')) this.use();
    const opened = name.endsWith('List') ? { id: this.#lists++, item: -1, ordered: name === 'OrderedList' } : undefined;
    this.#open.push({ name, used: name === 'Table', ...(opened && { list: opened }) });
  }

  close(name: string): void {
    this.#open.pop();
    if (name === 'Blockquote') this.#quotes--;
  }

  /** Leads over a block that holds so many lists, and so many items of the innermost one. */
  skip(lists: number, items: number): void {
    this.#lists += lists;
    const container = this.#open.at(-1);
    if (container) container.used = true;
    if (container?.list) container.list.item += items;
  }

  /** Notes that the innermost block is not empty any more; says whether it was. */
  use(): Leaf['leads'] {
    const container = this.#open.at(-1);
    if (!container || container.used) return undefined;
    container.used = true;
    return container.name === 'ListItem' ? 'item' : container.name === 'Blockquote' ? 'quote' : undefined;
  }

  /** What text says of its place. */
  context(): Omit<ProseContext, 'headings'> {
    const list = this.#open.findLast((container) => container.list)?.list;
    return { ...(list && { list: { ...list } }), ...(this.#quotes > 0 && { quoted: true as const }) };
  }
}
