import { didYouMean } from '../../engine/index.js';
import {
  type Field,
  fields,
  type GlossaryEntry,
  type GlossaryProblem,
  lists,
  type ReadGlossary,
  type ReadOptions,
} from '../entry.js';
import { chosenValue } from './cell-values.js';

/** A cell of a table, and where it begins. */
export interface RowCell {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 1: in UTF-16 code units of its line, or of a workbook the number of the column. */
  readonly column: number;
}

/** What glossaries call their columns, beside the names of the fields. */
const HEADERS: Readonly<Record<string, Field>> = {
  term: 'written',
  name: 'written',
  entry: 'written',
  word: 'written',
  'preferred term': 'written',
  description: 'definition',
  meaning: 'definition',
  role: 'roles',
  replacement: 'use',
  'use instead': 'use',
  instead: 'use',
  synonyms: 'admitted',
  synonym: 'admitted',
  aliases: 'admitted',
  'also called': 'admitted',
  also: 'admitted',
  not: 'deprecated',
  avoid: 'deprecated',
  'do not use': 'deprecated',
  "don't use": 'deprecated',
  subject: 'domain',
  'subject field': 'domain',
  category: 'domain',
  'part of speech': 'partOfSpeech',
  pos: 'partOfSpeech',
  notes: 'note',
  comment: 'note',
  example: 'examples',
  usage: 'examples',
  reference: 'source',
  id: 'notation',
  code: 'notation',
  'broader term': 'broader',
  'related terms': 'related',
  'see also': 'related',
};

/** The field that a header names; undefined when it names none. */
export function fieldNamed(header: string, columns: ReadOptions['columns']): Field | undefined {
  const name = header.trim().toLowerCase();
  return (
    columns.get(name) ?? fields.find((field) => field.toLowerCase() === name && field !== 'written') ?? HEADERS[name]
  );
}

/** Reads a table whose first row names the fields. */
export function entriesOfRows([header, ...rows]: readonly (readonly RowCell[])[], options: ReadOptions): ReadGlossary {
  const columns = columnsOf(header ?? [], options);
  if (!columns.includes('written')) {
    const names = (header ?? []).map(({ text }) => `“${text.trim()}”`).join(', ') || 'nothing';
    const message = `No column is called “term” (here: ${names}): say which is, with --map "HEADER=term".`;
    return { entries: [], problems: [{ line: header?.[0]?.line ?? 1, message }], left: [] };
  }
  const unknown = (header ?? []).filter((_, column) => columns[column] === undefined).map(({ text }) => text.trim());
  const problems: GlossaryProblem[] = [];
  const all = rows.flatMap((row) => entryOfRow(row, columns, problems) ?? []);
  const { entries, left } = inLanguage(all, options.language);
  const doubts = shortRows(header ?? [], rows);
  return { entries, problems, left: [...unknown.map((name) => `the column “${name}”`), ...left], doubts };
}

/** Whoever writes all rows so means it, and is told of some. */
const mostShort = 10;

/** Rows that end before the columns do which the header names: a file that was cut off ends so. */
function shortRows(header: readonly RowCell[], rows: readonly (readonly RowCell[])[]): readonly GlossaryProblem[] {
  const named = header.findLastIndex(({ text }) => text.trim() !== '') + 1;
  const short = rows.filter((row) => row.length < named);
  return short.slice(0, mostShort).map((row, at) => {
    const others = at === mostShort - 1 ? short.length - mostShort : 0;
    const also = others === 0 ? '' : ` So do ${others} more.`;
    const message = `This row ends after ${row.length} of ${named} cells: see whether the file was cut off, or write the delimiters of the empty ones.${also}`;
    return { line: row[0]?.line ?? 1, message };
  });
}

/** Where no other column is the term, the one called “Preferred” is. */
function columnsOf(header: readonly RowCell[], options: ReadOptions): readonly (Field | undefined)[] {
  const columns = header.map(({ text }) => fieldNamed(text, options.columns));
  return columns.includes('written') ? columns : columns.map((field) => (field === 'preferred' ? 'written' : field));
}

/** The terms of a language; “en-GB” is a kind of “en”, for which alone they hold. */
export function inLanguage(entries: readonly GlossaryEntry[], wanted: string): Pick<ReadGlossary, 'entries' | 'left'> {
  const others = new Map<string, number>();
  const kept = entries.flatMap((entry): readonly GlossaryEntry[] => {
    const { language, ...rest } = entry;
    if (language === undefined) return [entry];
    const own = language.filter((one) => isKindOf(one, wanted));
    if (own.length === 0) others.set(language.join(', '), (others.get(language.join(', ')) ?? 0) + 1);
    if (own.length === 0) return [];
    return [own.some((one) => !one.includes('-')) ? rest : { ...rest, language: own }];
  });
  const left = [...others].map(([language, count]) => `${count} ${count === 1 ? 'term' : 'terms'} in “${language}”`);
  return { entries: kept, left };
}

/** “English” is “en”. */
const isKindOf = (language: string, wanted: string): boolean => {
  const code = /^english$/i.test(language) ? 'en' : language.toLowerCase().replace('_', '-');
  return code === wanted.toLowerCase() || code.startsWith(`${wanted.toLowerCase()}-`);
};

function entryOfRow(
  row: readonly RowCell[],
  columns: readonly (Field | undefined)[],
  problems: GlossaryProblem[],
): GlossaryEntry | undefined {
  const line = row[0]?.line ?? 1;
  if (row.length > columns.length) {
    problems.push({
      line,
      message: `This row has ${row.length} cells, and the header ${columns.length}: quote a cell that holds the delimiter.`,
    });
    return undefined;
  }
  const cells = new Map<Field, string>();
  const places = new Map<Field, RowCell>();
  row.forEach((cell, column) => {
    const field = columns[column];
    if (field === undefined) return;
    cells.set(field, cell.text);
    places.set(field, cell);
  });
  return entryOfCells(cells, line, problems, (field) => places.get(field));
}

/**
 * What stands in the columns of a row.
 *
 * @param line the line of the row, from 1
 * @param placeOf where the cell of a field stands, when that is known
 * @returns undefined, and a problem, where no term stands or a cell holds what its field cannot
 */
export function entryOfCells(
  cells: ReadonlyMap<Field, string | readonly string[]>,
  line: number,
  problems: GlossaryProblem[],
  placeOf: (field: Field) => Pick<RowCell, 'line' | 'column'> | undefined = () => undefined,
): GlossaryEntry | undefined {
  const entry: Record<string, unknown> = {};
  let isFaulty = false;
  const read = (field: Field, text: string): string | undefined => {
    const value = chosenValue(field, text);
    if (typeof value === 'string') return value;
    isFaulty = true;
    const { line: at = line, column } = placeOf(field) ?? {};
    problems.push({ line: at, ...(column !== undefined && { column }), message: value.fault });
    return undefined;
  };
  for (const [field, value] of cells) {
    if (typeof value !== 'string') {
      if (value.length > 0) entry[field] = value;
    } else if (value.trim() !== '')
      entry[field] = lists.has(field)
        ? itemsOf(value, field === 'roles').flatMap((item) => read(field, item) ?? [])
        : read(field, value.trim());
  }
  if (isFaulty) return undefined;
  if (typeof entry.written !== 'string') {
    problems.push({ line, message: 'This row has no term: write one, or remove the row.' });
    return undefined;
  }
  const partOfSpeech = typeof entry.partOfSpeech === 'string' ? partOfSpeechOf(entry.partOfSpeech) : undefined;
  delete entry.partOfSpeech;
  const preferred = entry.preferred === undefined ? {} : { preferred: entry.preferred === 'yes' };
  return { ...entry, ...preferred, ...(partOfSpeech && { partOfSpeech }), line } as GlossaryEntry;
}

/**
 * Several texts in one cell: with semicolons or line breaks between them, `\;` where one is meant.
 *
 * @param isOfWords commas stand between them, too: no item can hold one
 */
const itemsOf = (text: string, isOfWords: boolean): readonly string[] =>
  [...text.matchAll(isOfWords ? /[^;,\n]+/g : /(?:\\.|[^;\n\\])+/g)]
    .map(([item]) => item.replace(/\\([;\\])/g, '$1').trim())
    .filter(Boolean);

/** A field as one text, which {@link itemsOf} reads again where it holds several. */
export function textOf(entry: GlossaryEntry, field: Field): string {
  const value = entry[field];
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : value.map((text) => text.replace(/[;\\]/g, '\\$&')).join('; ');
}

const PARTS = ['noun', 'verb', 'adjective', 'adverb', 'other'] as const;

/** “n.”, “Noun”, “proper noun” are nouns. */
export function partOfSpeechOf(written: string): (typeof PARTS)[number] | undefined {
  const name = written.trim().toLowerCase();
  const short = { n: 'noun', v: 'verb', adj: 'adjective', adv: 'adverb' } as const;
  return (
    PARTS.find((part) => name.includes(part) && !(part === 'verb' && name.includes('adverb'))) ??
    short[name.split('.')[0] as keyof typeof short] ??
    (name === '' ? undefined : 'other')
  );
}

/** A sentence for a field that nobody knows. */
export const unknownField = (name: string): string =>
  `there is no field “${name}”.${didYouMean(name, ['term', ...fields])} Fields: term, ${fields.slice(1).join(', ')}.`;
