import type { Field, GlossaryEntry, TextFormat } from '../entry.js';
import { type Cell, entriesOfRows, fieldNamed } from './rows.js';

/** Glossaries that people read: tables, and “**Term**: what it means” with “_Avoid_: this, that” behind it. */
export const markdown: TextFormat = {
  id: 'markdown',
  name: 'Markdown',
  holds: new Set<Field>(['written', 'definition', 'admitted', 'deprecated']),
  read(text, options) {
    const lines = proseLines(text);
    const tables = tablesOf(lines).filter(([header]) =>
      header?.some((cell) => fieldNamed(cell.text, options.columns) === 'written'),
    );
    const read = tables.map((rows) => entriesOfRows(rows, options));
    const entries = [...read.flatMap((table) => table.entries), ...definitionsOf(lines)];
    const problems = read.flatMap((table) => table.problems);
    if (entries.length === 0 && problems.length === 0) {
      const message =
        'No term stands here: write a table with a column “Term”, or “**Term**: what it means” on a line of its own.';
      problems.push({ line: 1, message });
    }
    return { entries, problems, left: [...new Set(read.flatMap((table) => table.left))] };
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

function tablesOf(lines: readonly Line[]): readonly (readonly (readonly Cell[])[])[] {
  const tables: Cell[][][] = [];
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

function cellsOf({ text, number }: Line): Cell[] {
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

/** “**Term**: what it means”, “- **Term** – what it means”, and “_Avoid_: this, that” under it. */
function definitionsOf(lines: readonly Line[]): readonly GlossaryEntry[] {
  const entries: GlossaryEntry[] = [];
  let isOpen = false;
  for (const { text, number } of lines) {
    const line = text.trim();
    const defined = /^(?:[-*+]\s+)?(?:\*\*|__)([^*_]+?):?(?:\*\*|__)(?:\s*[:–—-]\s+|\s+)(\S[\s\S]*)$/.exec(line);
    const more = /^(?:[-*+]\s+)?[*_]{1,2}(Avoid|Do not use|Not|Also|Synonyms):?[*_]{1,2}:?\s*(\S[\s\S]*)$/i.exec(line);
    const last = entries.at(-1);
    if (more !== null && last !== undefined && isOpen) {
      const key = /^(?:also|synonyms)$/i.test(more[1] ?? '') ? 'admitted' : 'deprecated';
      entries[entries.length - 1] = { ...last, [key]: [...(last[key] ?? []), ...wordsOf(more[2] ?? '')] };
    } else if (defined !== null && more === null) {
      entries.push({ written: plain(defined[1] ?? ''), definition: plain(defined[2] ?? ''), line: number });
      isOpen = true;
    } else if (text.trim() !== '' && isOpen && last?.definition !== undefined && !/^\s*(?:#|[-*+]\s)/.test(text)) {
      entries[entries.length - 1] = { ...last, definition: `${last.definition} ${plain(text)}` };
    } else if (/^\s*#/.test(text)) isOpen = false;
  }
  return entries;
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

function paragraphOf({ written, definition = '', admitted = [], deprecated = [] }: GlossaryEntry): string {
  const words = (name: string, list: readonly string[]): string =>
    list.length === 0 ? '' : `_${name}_: ${list.map(marked).join(', ')}\n`;
  return `**${marked(written)}**: ${marked(definition) || '–'}\n${words('Also', admitted)}${words('Avoid', deprecated)}`;
}
