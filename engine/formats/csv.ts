import type { Problem, ProseKind } from '../model.js';
import { didYouMean } from '../nearest.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { Transcript } from '../prose/transcript.js';
import { Values } from '../prose/value.js';
import { type Format, startBehind } from './format.js';

/** Tables that trackers export: of the columns with texts, each cell. */
export const format: Format = {
  id: 'csv',
  name: 'tables of stories',
  extensions: ['csv', 'tsv'],
  editorIds: ['csv', 'tsv'],
  among: {
    folders: ['stories', 'user-stories', 'backlog', 'requirements'],
    names: ['stories', 'story', 'backlog', 'requirements', 'issues', 'tickets', 'epics', 'features', 'tasks', 'jira'],
    language: 'not foreign',
  },
  comments: undefined,
  read: (task) => new CsvReader(task).read(),
};

/** Columns with texts, by their names without blanks, capitals and signs; those with one line each are true. */
const COLUMNS: ReadonlyMap<string, boolean> = new Map([
  ...['title', 'summary', 'subject', 'headline', 'epicname', 'feature', 'scenario'].map(
    (name) => [name, true] as const,
  ),
  ...`description body text story userstory stories acceptancecriteria acceptancecriterion criteria details requirement
  requirements goal benefit notes note comment comments question answer given when then rationale definition problem
  solution impact steps stepstoreproduce expectedresult actualresult expectedbehavior expectedbehaviour releasenotes`
    .split(/\s+/)
    .map((name) => [name, false] as const),
]);
const DELIMITERS = [',', ';', '\t', '|'];
/** Longer names of columns are none. */
const LONGEST_NAME = 80;

/** A cell; source offsets, without its quotation marks. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** Behind the delimiter or line end that follows, and whether that ends the row. */
  readonly next: number;
  readonly isLast: boolean;
}

/** A column, and what its cells are; undefined where they hold no texts. */
interface Header {
  readonly name: string;
  readonly kind: ProseKind | undefined;
}

class CsvReader {
  readonly #source: string;
  readonly #gathering: Gathering;
  readonly #values: Values;
  /** The columns that a configuration names, as they are compared, with their names; undefined where it names none. */
  readonly #columns: ReadonlyMap<string, string> | undefined;
  /** A quotation mark was met that never closes: no other is looked for. */
  #isOpen = false;

  constructor(task: ReaderTask) {
    this.#source = task.source;
    this.#gathering = new Gathering(task);
    this.#values = new Values(task.source, this.#gathering);
    const columns = task.reading?.columns;
    this.#columns = columns && new Map(columns.map((name) => [compared(name), name]));
  }

  read(): Gathered {
    const { length } = this.#source;
    let at = startBehind(this.#source);
    const delimiter = this.#delimiter(at);
    const headers: Header[] = [];
    let problems: readonly Problem[] = [];
    for (let row = 0; at < length; row++) {
      for (let column = 0, isLast = false; !isLast; column++) {
        const cell = this.#cellAt(at, delimiter);
        if (row === 0)
          headers.push(this.#headerOf(this.#source.slice(cell.start, Math.min(cell.end, cell.start + LONGEST_NAME))));
        else this.#take(cell, row, column, headers[column]);
        at = cell.next;
        isLast = cell.isLast;
      }
      if (row === 0) problems = this.#missing(headers, startBehind(this.#source), at);
      if (row === 0 && headers.every(({ kind }) => kind === undefined)) break;
    }
    const { candidates, comments } = this.#gathering;
    return { candidates, comments, problems };
  }

  /** A column with texts is one that a configuration names; where it names none, one whose name says so. */
  #headerOf(written: string): Header {
    const name = written.trim();
    const isShort = COLUMNS.get(name.toLowerCase().replace(/custom field|[^a-z]/g, ''));
    const kind = isShort ? 'cell' : 'paragraph';
    const isRead = this.#columns ? this.#columns.has(compared(name)) : isShort !== undefined;
    return { name, kind: isRead ? kind : undefined };
  }

  /** Tells of columns that a configuration names and that are not there. */
  #missing(headers: readonly Header[], start: number, next: number): readonly Problem[] {
    const there = headers.map(({ name }) => name).filter((name) => name !== '');
    const known = new Set(there.map(compared));
    const end = start + this.#source.slice(start, next).trimEnd().length;
    return [...(this.#columns ?? [])]
      .filter(([key]) => !known.has(key))
      .map(([, name]) => ({
        code: 'unknown-column',
        severity: 'warning',
        span: { start, end },
        message: `There is no column “${name}” here, which the configuration names under “columns”.${didYouMean(name, there) || ` There are ${listed(there)}.`}`,
      }));
  }

  #take(cell: Cell, row: number, column: number, header: Header | undefined): void {
    if (header?.kind === undefined || !this.#gathering.within(cell)) return;
    const text = new Transcript();
    let done = cell.start;
    const pairs = cell.isQuoted ? this.#source.slice(cell.start, cell.end).matchAll(/""/g) : [];
    for (const { index } of pairs) {
      const at = cell.start + index;
      text.verbatim(this.#source, done, at);
      text.replaced('"', at, at + 2);
      done = at + 2;
    }
    text.verbatim(this.#source, done, cell.end);
    const table = { id: 0, row, column, header: header.name };
    this.#values.take(text, {
      kind: header.kind,
      context: { table },
      ...(cell.isQuoted && { escapes: 'quotes' as const }),
    });
  }

  /** What parts the names of the columns most often. */
  #delimiter(start: number): string {
    const line = this.#source.slice(start, start + 4000).split('\n', 1)[0] ?? '';
    const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
    return DELIMITERS[counts.indexOf(Math.max(...counts))] as string;
  }

  #cellAt(start: number, delimiter: string): Cell {
    const source = this.#source;
    const isQuoted = source[start] === '"';
    const close = isQuoted && !this.#isOpen ? closingQuote(source, start + 1) : -1;
    this.#isOpen ||= isQuoted && close < 0;
    let end = close < 0 ? start : close + 1;
    while (end < source.length && source[end] !== delimiter && source[end] !== '\n') end++;
    const isLast = source[end] !== delimiter;
    const stop = isLast && source[end - 1] === '\r' && end > start ? end - 1 : end;
    const inner = close < 0 ? { start, end: stop } : { start: start + 1, end: close };
    return { ...inner, isQuoted: close >= 0, next: end + 1, isLast };
  }
}

/** Where a quoted cell closes, or -1. */
function closingQuote(source: string, from: number): number {
  for (let at = source.indexOf('"', from); at >= 0; at = source.indexOf('"', at + 2))
    if (source[at + 1] !== '"') return at;
  return -1;
}

/** How names of columns are compared. */
const compared = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ');

/** So many names are enough for a message. */
const MOST_NAMES = 20;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  return [...shown, ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : [])].join(', ');
}
