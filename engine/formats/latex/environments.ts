import type { ProseContext } from '../../model.js';
import { latex } from './commands.js';

interface List {
  readonly kind: 'list';
  readonly id: number;
  readonly ordered: boolean;
  item: number;
}

interface LatexTable {
  readonly kind: 'table';
  readonly id: number;
  row: number;
  column: number;
}

/** The environments around what is read. */
export class Environments {
  readonly #open: (List | LatexTable | { readonly kind: 'quotation' | 'text' })[] = [];
  #count = 0;

  begin(name: string): void {
    const kind = latex.environment(name);
    if (kind === 'list') this.#open.push({ kind, id: this.#count++, ordered: latex.isOrdered(name), item: -1 });
    else if (kind === 'table') this.#open.push({ kind, id: this.#count++, row: 0, column: 0 });
    else this.#open.push({ kind: kind === 'quotation' ? 'quotation' : 'text' });
  }

  end(): void {
    this.#open.pop();
  }

  get inTable(): boolean {
    return this.#open.at(-1)?.kind === 'table';
  }

  nextItem(): void {
    const list = this.#open.at(-1);
    if (list?.kind === 'list') list.item++;
  }

  nextCell(): void {
    const table = this.#open.at(-1);
    if (table?.kind === 'table') table.column++;
  }

  nextRow(): void {
    const table = this.#open.at(-1);
    if (table?.kind !== 'table') return;
    table.row++;
    table.column = 0;
  }

  /** Where a paragraph stands. */
  get place(): Partial<ProseContext> {
    const inner = this.#open.findLast(({ kind }) => kind !== 'text');
    if (inner?.kind === 'list')
      return { list: { id: inner.id, item: Math.max(0, inner.item), ordered: inner.ordered } };
    if (inner?.kind === 'table') return { table: { id: inner.id, row: inner.row, column: inner.column } };
    return inner?.kind === 'quotation' ? { quoted: true } : {};
  }
}
