import { fields, type GlossaryEntry, type ReadGlossary, type TextFormat } from '../entry.js';
import { entriesOfRows, type RowCell, textOf } from './rows.js';

/** Tables with a header, one term a row: RFC 4180, and the same with tabs. */
export const csv: TextFormat = delimited('csv', 'CSV', ',', ';');
export const tsv: TextFormat = delimited('tsv', 'TSV', '\t');

/** @param other what is read in the place of the delimiter, where the header has this one alone */
function delimited(id: string, name: string, delimiter: string, other = delimiter): TextFormat {
  return {
    id,
    name,
    holds: new Set(fields),
    read(text, options) {
      // Spreadsheets in countries with decimal commas write semicolons between the cells of a CSV file.
      const [header = ''] = /^[^\r\n]*/.exec(text.trimStart()) ?? [];
      const isOther = !header.includes(delimiter) && header.includes(other);
      const { rows, fault } = rowsOf(text.replace(/^\ufeff/, ''), isOther ? other : delimiter);
      return fault === undefined ? entriesOfRows(rows, options) : { entries: [], problems: [fault], left: [] };
    },
    write: (entries) => written(entries, delimiter),
  };
}

/** Rows of cells, and the first thing that is no table. Blank rows are left out. */
function rowsOf(text: string, delimiter: string): { rows: RowCell[][]; fault?: ReadGlossary['problems'][number] } {
  const rows: RowCell[][] = [];
  let row: RowCell[] = [];
  let line = 1;
  let lineStart = 0;
  // A quoted cell, or one up to the next delimiter or end of line; then what ends it.
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}][^\\r\\n${delimiter}]*|))(${delimiter}|\\r\\n|\\n|\\r|$)`,
    'gy',
  );
  while (cell.lastIndex <= text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (match === null) {
      const message = `A quotation mark does not close its cell: write two (“""”) where one is meant.`;
      return { rows, fault: { line, column: at - lineStart + 1, message } };
    }
    const [whole, quoted, plain = '', end = ''] = match;
    row.push({ text: shielded(quoted?.replaceAll('""', '"') ?? plain), line, column: at - lineStart + 1 });
    for (const { index, 0: ending } of whole.matchAll(/\r\n|\n|\r/g)) {
      line += 1;
      lineStart = at + index + ending.length;
    }
    if (end === delimiter) continue;
    if (row.some(({ text: content }) => content.trim() !== '')) rows.push(row);
    row = [];
    if (end === '' || (at === text.length && whole === '')) break;
  }
  return { rows };
}

/** What a spreadsheet would compute. */
const FORMULA = /^[=+\-@\t\r]/;

/** A formula that was written as text (see {@link cellOf}) is the text again. */
const shielded = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell);

function written(entries: readonly GlossaryEntry[], delimiter: string): string {
  const used = fields.filter((field) => field === 'written' || entries.some((entry) => entry[field] !== undefined));
  const header = used.map((field) => (field === 'written' ? 'term' : field));
  const rows = entries.map((entry) => used.map((field) => cellOf(textOf(entry, field), delimiter)).join(delimiter));
  return `${[header.join(delimiter), ...rows].join('\n')}\n`;
}

/** A cell that a spreadsheet takes for a text, whatever stands in it. */
function cellOf(text: string, delimiter: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
