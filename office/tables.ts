/** A cell, as it is filled. */
export interface OfficeCell {
  readonly id: number;
  readonly row: number;
  readonly column: number;
}

interface OfficeTable {
  readonly id: number;
  row: number;
  column: number;
  span: number;
  /** Whether there was a second row or column so far. */
  isGrid: boolean;
}

/** Counts the tables of a document, their rows and columns. */
export class OfficeTables {
  readonly #open: OfficeTable[] = [];
  readonly #grids = new Set<number>();
  #next = 0;

  begin(): void {
    this.#open.push({ id: this.#next++, row: -1, column: -1, span: 1, isGrid: false });
  }

  end(): void {
    const table = this.#open.pop();
    if (table?.isGrid) this.#grids.add(table.id);
  }

  row(): void {
    this.#with((table) => {
      table.row += 1;
      table.column = -1;
      table.span = 1;
      if (table.row > 0) table.isGrid = true;
    });
  }

  cell(): void {
    this.#with((table) => {
      table.column += table.column < 0 ? 1 : table.span;
      table.span = 1;
      if (table.column > 0) table.isGrid = true;
    });
  }

  /** The cell that was begun last covers several columns. */
  spans(columns: number): void {
    this.#with((table) => {
      if (columns >= 1 && columns < 1000) table.span = columns;
    });
  }

  /** The cell that is open. */
  get current(): OfficeCell | undefined {
    const table = this.#open.at(-1);
    return table === undefined || table.column < 0 ? undefined : { id: table.id, row: table.row, column: table.column };
  }

  /** Whether a table that has ended has more than one cell: one alone is a frame around text. */
  isGrid(id: number): boolean {
    return this.#grids.has(id);
  }

  #with(change: (table: OfficeTable) => void): void {
    const table = this.#open.at(-1);
    if (table !== undefined) change(table);
  }
}
