import { cut, type SourceLine } from '../../prose/line.js';
import { dedented, isBlank } from './line.js';

/** A cell: what stands in it, line by line. */
export interface RestructuredTextCell {
  readonly lines: readonly SourceLine[];
  readonly row: number;
  readonly column: number;
  /** To write a longer word there would break the table. */
  readonly isFixed: boolean;
}

/** The cells of a table, and whether its first row names the columns. */
export interface RestructuredTextTable {
  readonly cells: readonly RestructuredTextCell[];
  readonly hasHeader: boolean;
}

const GRID = /^\+-[-+]*-\+\s*$/;
const GRID_LINE = /^[+|]/;
const SIMPLE = /^=+(?: +=+)+\s*$/;
const SPANS = /^[-= ]+$/;
const MOST_COLUMNS = 200;

export const isGrid = ({ text }: SourceLine): boolean => GRID.test(text);
export const isSimple = ({ text }: SourceLine): boolean => SIMPLE.test(text);

/** The index behind a table drawn with lines that begins at an index. */
export function gridEnd(lines: readonly SourceLine[], from: number): number {
  let end = from;
  while (end < lines.length && GRID_LINE.test((lines[end] as SourceLine).text)) end++;
  return end;
}

/** The index behind a table of columns that begins at an index: behind the line that ends it before a blank one. */
export function simpleEnd(lines: readonly SourceLine[], from: number): number {
  for (let at = from + 1; at < lines.length; at++) {
    const next = lines[at + 1];
    if (/^=+(?: +=+)*\s*$/.test((lines[at] as SourceLine).text) && (next === undefined || isBlank(next))) return at + 1;
  }
  return from + 1;
}

/** Reads a table drawn with lines; cells may run over rows and columns. */
export function gridTable(lines: readonly SourceLine[]): RestructuredTextTable {
  const bounds = [...(lines[0] as SourceLine).text.trimEnd().matchAll(/\+/g)]
    .slice(0, MOST_COLUMNS)
    .map(({ index }) => index);
  const cells: RestructuredTextCell[] = [];
  const open = new Map<number, Open>();
  let row = 0;
  let hasHeader = false;
  const flush = (column: number) => {
    const cell = open.get(column);
    open.delete(column);
    if (cell?.lines.some((line) => !isBlank(line)))
      cells.push({ lines: dedented(cell.lines), row: cell.row, column, isFixed: true });
  };
  for (const line of lines.slice(1)) {
    let hasRule = false;
    for (const { column, part } of segments(line, bounds)) {
      const isRule = /^[-=+]+$/.test(part.text);
      if (isRule) flush(column);
      else openAt(open, column, row).lines.push(part);
      hasRule ||= isRule;
    }
    if (hasRule) row += 1;
    if (hasRule && line.text.includes('=')) hasHeader = true;
  }
  return { cells, hasHeader };
}

/** The parts of a line between the bounds at which it has one. */
function segments(line: SourceLine, bounds: readonly number[]): { column: number; part: SourceLine }[] {
  const found: { column: number; part: SourceLine }[] = [];
  let [column, start] = [0, bounds[0] ?? 0];
  for (const [next, bound] of bounds.entries()) {
    if (next === 0 || !/[|+]/.test(line.text[bound] ?? '')) continue;
    found.push({ column, part: cut(line, Math.min(line.text.length, start + 1), bound) });
    [column, start] = [next, bound];
  }
  return found;
}

/** Reads a table whose columns stand below rules. */
export function simpleTable(lines: readonly SourceLine[]): RestructuredTextTable {
  const starts = [...(lines[0] as SourceLine).text.matchAll(/=+/g)].slice(0, MOST_COLUMNS).map(({ index }) => index);
  const cells: RestructuredTextCell[] = [];
  let held: SourceLine[][] = [];
  let row = 0;
  let rules = 0;
  const flush = () => {
    for (const [column, parts] of held.entries())
      if (parts.some((part) => !isBlank(part)))
        cells.push({ lines: dedented(parts), row, column, isFixed: column < starts.length - 1 });
    if (held.length > 0) row += 1;
    held = [];
  };
  for (const line of lines.slice(1)) {
    const isRule = SPANS.test(line.text) && /[-=]/.test(line.text);
    if (isRule && line.text.includes('=')) rules += 1;
    if (isRule || (line.text.slice(0, starts[1]).trim() !== '' && held.length > 0)) flush();
    if (isRule || isBlank(line)) continue;
    for (const [column, start] of starts.entries()) {
      const part = cut(
        line,
        Math.min(start, line.text.length),
        Math.min(starts[column + 1] ?? line.text.length, line.text.length),
      );
      held[column] = [...(held[column] ?? []), part];
    }
  }
  flush();
  return { cells, hasHeader: rules > 1 };
}

/** A cell that goes on with the next line. */
interface Open {
  readonly row: number;
  readonly lines: SourceLine[];
}

function openAt(open: Map<number, Open>, column: number, row: number): Open {
  const cell = open.get(column) ?? { row, lines: [] };
  open.set(column, cell);
  return cell;
}
