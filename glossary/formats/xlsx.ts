import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { failed, fields, type GlossaryEntry, type ReadGlossary, type ReadOptions } from '../entry.js';
import { entriesOfRows, type RowCell, textOf } from './rows.js';
import { escapedXml, readXml, type SaxElement } from './xml.js';

/** What the parts that are read may unpack to together, in bytes. */
const UNPACKED = 256_000_000;
/** Columns behind this are no glossary. */
const COLUMNS = 256;

/** Reads the first sheet of a workbook that has a column of terms. Formulas are not computed: what they last gave is read. */
export function readWorkbook(bytes: Uint8Array, options: ReadOptions): ReadGlossary {
  const parts = partsOf(bytes);
  if (typeof parts === 'string') return failed(1, parts);
  const names = [...parts.keys()].filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort(inNumbers);
  if (names.length === 0)
    return failed(1, 'This is no workbook of Excel (.xlsx): it has no sheet. Save it again as .xlsx.');
  const strings = stringsOf(parts.get('xl/sharedStrings.xml'));
  if (typeof strings === 'string') return failed(1, strings);
  let first: ReadGlossary | undefined;
  for (const [at, name] of names.entries()) {
    const sheet = sheetOf(parts.get(name) as Uint8Array, strings);
    if (typeof sheet === 'string') return failed(1, sheet);
    // A sheet has no cells where nothing stands.
    const read = { ...entriesOfRows(sheet.rows, options), doubts: [] };
    const others = names.length - 1;
    const left = [
      ...read.left,
      ...(sheet.formulas === 0
        ? []
        : [`${sheet.formulas === 1 ? '1 formula' : `${sheet.formulas} formulas`} (what was last computed is read)`]),
      ...(others === 0 ? [] : [`${others} other ${others === 1 ? 'sheet' : 'sheets'}`]),
    ];
    if (read.entries.length > 0 || (read.problems.length > 0 && at === 0)) first ??= { ...read, left };
    if (read.entries.length > 0) return { ...read, left };
  }
  return first ?? failed(1, 'No sheet has a row below its header: write a term a row.');
}

/** `sheet2.xml` stands before `sheet10.xml`. */
const inNumbers = (a: string, b: string): number =>
  Number(/\d+/.exec(a)?.[0] ?? 0) - Number(/\d+/.exec(b)?.[0] ?? 0) || (a < b ? -1 : 1);

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];

/** The parts of a workbook that are read, unpacked in memory; or why not. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | string {
  if (COMPOUND_FILE.every((byte, at) => bytes[at] === byte))
    return 'This is protected with a password, or of an old version of Excel: save it as .xlsx without one.';
  let unpacked = 0;
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    const isRead = /^xl\/(?:sharedStrings|worksheets\/[^/]+)\.xml$/.test(name);
    if (isRead) unpacked += originalSize;
    if (unpacked > UNPACKED) throw new TooLarge();
    return isRead;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    return error instanceof TooLarge
      ? `The workbook unpacks to more than ${UNPACKED / 1_000_000} MB and was not read: split it.`
      : 'This is no workbook of Excel (.xlsx): its ZIP archive cannot be read. Save it again as .xlsx.';
  }
}

class TooLarge extends Error {}

/** The texts that cells name by their number. */
function stringsOf(part: Uint8Array | undefined): readonly string[] | string {
  const strings: string[] = [];
  const fault = part && walk(part, { si: (text) => strings.push(text) });
  return fault ?? strings;
}

interface Sheet {
  readonly rows: readonly (readonly RowCell[])[];
  /** How many cells compute. */
  readonly formulas: number;
}

function sheetOf(part: Uint8Array, strings: readonly string[]): Sheet | string {
  const rows: RowCell[][] = [];
  let formulas = 0;
  let line = 0;
  let column = 0;
  let row: RowCell[] = [];
  let kind = 'n';
  let text = '';
  const open = ({ name, attributes }: SaxElement): void => {
    if (name === 'row') {
      line = Number(attributes.r) || line + 1;
      column = 0;
      row = [];
    } else if (name === 'c') {
      column = columnOf(attributes.r) ?? column;
      kind = attributes.t ?? 'n';
      text = '';
    }
  };
  const close: Closing = {
    f: () => {
      formulas += 1;
    },
    v: (content) => {
      text = kind === 's' ? (strings[Number(content)] ?? '') : kind === 'str' ? decoded(content) : content;
    },
    is: (content) => {
      text = content;
    },
    c: () => {
      if (text.trim() !== '' && column < COLUMNS) {
        while (row.length < column) row.push({ text: '', line, column: row.length + 1 });
        row[column] = { text, line, column: column + 1 };
      }
      column += 1;
    },
    row: () => {
      if (row.length > 0) rows.push(row);
    },
  };
  return walk(part, close, open) ?? { rows, formulas };
}

type Closing = Readonly<Record<string, (text: string) => unknown>>;

/**
 * Goes through a part. Of a text with several formats (`<r>`), all is read; how it is pronounced (`<rPh>`) is not.
 *
 * @returns what is wrong with it
 */
function walk(part: Uint8Array, close: Closing, open: (element: SaxElement) => void = () => {}): string | undefined {
  let texts: string[] = [];
  let spoken = 0;
  const fault = readXml(new TextDecoder().decode(part), {
    open(element) {
      if (element.name === 'rPh') spoken += 1;
      if (element.name === 'si' || element.name === 'is') texts = [];
      open(element);
    },
    close(name, content) {
      if (name === 'rPh') spoken -= 1;
      if (name === 't' && spoken === 0) texts.push(decoded(content));
      const isText = name === 'si' || name === 'is';
      if (Object.hasOwn(close, name)) close[name]?.(isText ? texts.join('') : content);
    },
  });
  return fault?.message;
}

/** `B7` is the second column, 1. */
function columnOf(place: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(place ?? '')?.[0];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

/** `_x000D_` is a character that XML cannot hold. */
const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

const encoded = (text: string): string => escapedXml(text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** A workbook with one sheet. Every cell is a text, which no program computes. */
export function writeWorkbook(entries: readonly GlossaryEntry[]): Uint8Array {
  const used = fields.filter((field) => field === 'written' || entries.some((entry) => entry[field] !== undefined));
  const header = used.map((field) => (field === 'written' ? 'term' : field));
  const rows = [header, ...entries.map((entry) => used.map((field) => textOf(entry, field)))];
  const text = new TextEncoder();
  const parts = { ...PARTS, 'xl/worksheets/sheet1.xml': worksheetOf(rows) };
  const files = Object.entries(parts).map(([name, content]) => [name, text.encode(DECLARED + content)] as const);
  // No clock: the same glossary is the same file.
  return zipSync(Object.fromEntries(files), { mtime: '1980-01-01T00:00:00' });
}

function worksheetOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map(
    (_, at) => `<col min="${at + 1}" max="${at + 1}" width="${at === 1 ? 60 : 24}" customWidth="1"/>`,
  );
  const body = rows.map((cells, at) => {
    const written = cells.map((cell, column) =>
      cell === ''
        ? ''
        : `<c r="${lettersOf(column)}${at + 1}" s="${at === 0 ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${encoded(cell)}</t></is></c>`,
    );
    return `<row r="${at + 1}">${written.join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${body.join('')}</sheetData></worksheet>`;
}

/** Fields are fewer than letters. */
const lettersOf = (column: number): string => String.fromCharCode(65 + column);

const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEETS = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const PARTS = {
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEETS}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEETS}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEETS}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="Glossary" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATED}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATED}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`,
};
