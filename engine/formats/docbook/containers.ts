import type { ProseContext } from '../../model.js';
import type { Vocabulary } from './vocabulary.js';

type Container =
  | { readonly name: string; readonly kind: 'list'; readonly id: number; readonly ordered: boolean; item: number }
  | { readonly name: string; readonly kind: 'table'; readonly id: number; row: number; column: number }
  | { readonly name: string; readonly kind: 'quotation' };

/** The lists, tables and quotations that are open. */
export class OpenContainers {
  readonly #open: Container[] = [];
  readonly #vocabulary: Vocabulary;
  #count = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  enter(name: string): void {
    const { lists, items, tables, rows, cells, quotations } = this.#vocabulary;
    const last = this.#open.at(-1);
    if (Object.hasOwn(lists, name))
      this.#open.push({ name, kind: 'list', id: this.#count++, ordered: lists[name] === true, item: -1 });
    else if (tables.has(name)) this.#open.push({ name, kind: 'table', id: this.#count++, row: -1, column: -1 });
    else if (quotations.has(name)) this.#open.push({ name, kind: 'quotation' });
    else if (items.has(name) && last?.kind === 'list') last.item++;
    else if (rows.has(name) && last?.kind === 'table') {
      last.row++;
      last.column = -1;
    } else if (cells.has(name) && last?.kind === 'table') last.column++;
  }

  leave(name: string): void {
    if (this.#open.at(-1)?.name === name) this.#open.pop();
  }

  /** Where a paragraph stands. */
  get place(): Partial<ProseContext> {
    const last = this.#open.at(-1);
    if (last?.kind === 'list') return { list: { id: last.id, item: Math.max(0, last.item), ordered: last.ordered } };
    if (last?.kind === 'table')
      return { table: { id: last.id, row: Math.max(0, last.row), column: Math.max(0, last.column) } };
    return last === undefined ? {} : { quoted: true };
  }
}
