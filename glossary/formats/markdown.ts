import {
  type Field,
  fields,
  type GlossaryEntry,
  type GlossaryProblem,
  type ReadOptions,
  type TextFormat,
} from '../entry.js';
import { entriesOfRows, entryOfCells, fieldNamed, inLanguage, type RowCell, textOf } from './rows.js';

/** What is written under a term, by the field that it is. */
const NAMES: Readonly<Record<Exclude<Field, 'written' | 'definition'>, string>> = {
  roles: 'Role',
  preferred: 'Preferred',
  status: 'Status',
  use: 'Use instead',
  admitted: 'Also',
  deprecated: 'Avoid',
  forbidden: 'Never',
  domain: 'Domain',
  partOfSpeech: 'Part of speech',
  note: 'Note',
  examples: 'Example',
  source: 'Source',
  notation: 'Code',
  broader: 'Broader term',
  related: 'See also',
  message: 'Message',
  severity: 'Severity',
  plural: 'Plural',
  past: 'Past',
  gerund: 'Gerund',
  case: 'Case',
  files: 'Files',
  audience: 'Audience',
  language: 'Language',
  flags: 'Found',
  passes: 'Left alone',
};

/** Lists whose items are words: commas stand between them. */
const WORDS: ReadonlySet<Field> = new Set(['admitted', 'deprecated', 'forbidden', 'broader', 'related']);

/** Glossaries that people read: tables, and “**Term**: what it means” with “_Avoid_: this, that” behind it. */
export const markdown: TextFormat = {
  id: 'markdown',
  name: 'Markdown',
  holds: new Set(fields),
  read(text, options) {
    const lines = proseLines(text);
    const tables = tablesOf(lines).filter(([header]) =>
      header?.some((cell) => fieldNamed(cell.text, options.columns) === 'written'),
    );
    const read = tables.map((rows) => entriesOfRows(rows, options));
    const problems = read.flatMap((table) => table.problems);
    const defined = inLanguage(definitionsOf(lines, options, problems), options.language);
    const entries = [...read.flatMap((table) => table.entries), ...defined.entries];
    if (entries.length === 0 && problems.length === 0) {
      const message =
        'No term stands here: write a table with a column “Term”, or “**Term**: what it means” on a line of its own.';
      problems.push({ line: 1, message });
    }
    const left = [...new Set([...read.flatMap((table) => table.left), ...defined.left])];
    return { entries, problems, left, doubts: read.flatMap(({ doubts = [] }) => doubts) };
  },
  write: (entries) => `# Glossary\n\n${entries.map(paragraphOf).join('\n')}`,
};

interface Line {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** The lines outside of code. */
function proseLines(text: string): readonly Line[] {
  let fence: string | undefined;
  return text.split(/\r\n|\n|\r/).flatMap((line, index): readonly Line[] => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      return [];
    }
    fence = mark;
    return mark === undefined ? [{ text: line, number: index + 1 }] : [];
  });
}

function tablesOf(lines: readonly Line[]): readonly (readonly (readonly RowCell[])[])[] {
  const tables: RowCell[][][] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (
      !line.text.includes('|') ||
      next === undefined ||
      !/^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/.test(next.text.trim())
    )
      return;
    const rows = [cellsOf(line)];
    for (let at = index + 2; lines[at]?.text.includes('|'); at++) rows.push(cellsOf(lines[at] as Line));
    if ((rows[0]?.length ?? 0) > 1) tables.push(rows);
  });
  return tables;
}

function cellsOf({ text, number }: Line): RowCell[] {
  let column = text.length - text.trimStart().length + (text.trimStart().startsWith('|') ? 2 : 1);
  return text
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => {
      const at = column + cell.length - cell.trimStart().length;
      column += cell.length + 1;
      return { text: plain(cell), line: number, column: at };
    });
}

/** A term, and what is said of it so far. */
interface Defined {
  readonly line: number;
  readonly cells: Map<Field, string | readonly string[]>;
}

/** “**Term**: what it means”, “- **Term** – what it means”, and “_Avoid_: this, that” under it. */
function definitionsOf(
  lines: readonly Line[],
  options: ReadOptions,
  problems: GlossaryProblem[],
): readonly GlossaryEntry[] {
  const all: Defined[] = [];
  let isOpen = false;
  for (const { text, number } of lines) {
    const line = text.trim();
    const defined = /^(?:[-*+]\s+)?(?:\*\*|__)([^*_]+?):?(?:\*\*|__)(?:\s*[:–—-]\s+|\s+)(\S[\s\S]*)$/.exec(line);
    const more = /^(?:[-*+]\s+)?[*_]{1,2}([\p{L}][\p{L} ]{1,20}):?[*_]{1,2}:?\s*(\S[\s\S]*)$/u.exec(line);
    const field = more === null ? undefined : fieldUnder(more[1] ?? '', options);
    const last = isOpen ? all.at(-1) : undefined;
    const definition = last?.cells.get('definition');
    if (more !== null && field !== undefined && last !== undefined) {
      const before = last.cells.get(field) ?? [];
      const value = more[2] ?? '';
      last.cells.set(field, WORDS.has(field) ? [...before, ...wordsOf(value)] : plain(value));
    } else if (defined !== null) {
      const meaning = plain(defined[2] ?? '');
      const cells: Defined['cells'] = new Map([['written', plain(defined[1] ?? '')]]);
      if (meaning !== NOTHING) cells.set('definition', meaning);
      all.push({ line: number, cells });
      isOpen = true;
    } else if (line !== '' && typeof definition === 'string' && !/^\s*(?:#|[-*+]\s)/.test(text)) {
      last?.cells.set('definition', `${definition} ${plain(text)}`);
    } else if (/^\s*#/.test(text)) isOpen = false;
  }
  return all.flatMap(({ cells, line }) => entryOfCells(cells, line, problems) ?? []);
}

/** What a name under a term says of it; undefined for none of its fields. */
function fieldUnder(name: string, { columns }: ReadOptions): Field | undefined {
  const known = (Object.entries(NAMES) as [Field, string][]).find(
    ([, own]) => own.toLowerCase() === name.toLowerCase(),
  );
  const field = known?.[0] ?? fieldNamed(name, columns);
  return field === 'written' || field === 'definition' ? undefined : field;
}

const wordsOf = (text: string): readonly string[] =>
  plain(text)
    .replace(/\.$/, '')
    .split(/[,;]/)
    .map((word) => word.trim().replace(/^["“'‘]|["”'’]$/g, ''))
    .filter(Boolean);

/** A text without the marks of Markdown. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|__|`)/g, '')
    .replace(/(?<![\\\p{L}\p{N}])[*_]([^*_]+)[*_](?![\p{L}\p{N}])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')
    .trim();

const marked = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');

/** What stands where nothing is said of what a term means. */
const NOTHING = '–';

function paragraphOf(entry: GlossaryEntry): string {
  const { written, definition } = entry;
  const said = fields.flatMap((field) => {
    const value = entry[field];
    if (field === 'written' || field === 'definition' || value === undefined) return [];
    const text = WORDS.has(field) && Array.isArray(value) ? value.join(', ') : textOf(entry, field);
    return text === '' ? [] : [`_${NAMES[field]}_: ${marked(text)}\n`];
  });
  return `**${marked(written)}**: ${definition === undefined ? NOTHING : marked(definition)}\n${said.join('')}`;
}
