import { cut, type SourceLine } from '../../prose/line.js';
import { type BlockStyle, hasOption, styleAttribute } from './style.js';

/** A cell: what stands in it, line by line. */
export interface AsciidocCell {
  readonly lines: readonly SourceLine[];
  readonly row: number;
  readonly column: number;
  /** A document of its own (`a`), no prose (`l`, `m`), or text. */
  readonly style: 'asciidoc' | 'verbatim' | 'text';
}

/** The cells of a table, and whether its first row names the columns. */
export interface AsciidocTable {
  readonly cells: readonly AsciidocCell[];
  readonly hasHeader: boolean;
}

const SPEC = /(?:^|[ \t])(?:(\d{1,3})\*|(?:\d{1,3})?(?:\.\d{1,3})?\+)?(?:[<^>](?:\.[<^>])?|\.[<^>])?([adehlmsv])?$/;
const COLUMN = /^(?:(\d{1,3})\*)?.*?([adehlmsv])?$/;
const MOST_COLUMNS = 1000;

/**
 * Reads the lines of a table whose cells begin with a mark.
 *
 * @returns undefined for a table in another notation (CSV and the like)
 */
export function tableOf(lines: readonly SourceLine[], closing: string, style: BlockStyle): AsciidocTable | undefined {
  const format = styleAttribute(style, 'format');
  if (!/^[|!]/.test(closing) || (format !== undefined && format !== 'psv')) return undefined;
  const separator = styleAttribute(style, 'separator') ?? (closing[0] as string);
  if (separator.length !== 1) return undefined;
  const styles = columnStyles(styleAttribute(style, 'cols'));
  const found = cellsIn(lines, separator);
  const columns =
    styles.length > 0 ? styles.length : Math.max(1, found.filter(({ line }) => line === found[0]?.line).length);
  const cells = found.map(({ pieces, letter }, index): AsciidocCell => {
    const column = index % columns;
    const row = (index - column) / columns;
    return { lines: pieces, row, column, style: styleOf(letter ?? styles[column]) };
  });
  const first = lines.findIndex(({ text }) => text.trim() !== '');
  const isApart = first === 0 && lines.length > 1 && lines[1]?.text.trim() === '' && found[0]?.line === 0;
  const isPlain = hasOption(style, 'noheader');
  return { cells, hasHeader: !isPlain && (hasOption(style, 'header') || (isApart && columns === countOn(found, 0))) };
}

interface Found {
  readonly line: number;
  readonly pieces: SourceLine[];
  readonly letter: string | undefined;
}

const countOn = (found: readonly Found[], line: number): number => found.filter((each) => each.line === line).length;

function cellsIn(lines: readonly SourceLine[], separator: string): Found[] {
  const found: Found[] = [];
  for (const [index, line] of lines.entries()) {
    const { text } = line;
    let done = 0;
    for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
      if (text[at - 1] === '\\') continue;
      const spec = SPEC.exec(text.slice(Math.max(done, at - 20), at));
      const end = at - (spec?.[0].length ?? 0);
      found.at(-1)?.pieces.push(cut(line, done, Math.max(done, end)));
      const times = Math.min(MOST_COLUMNS, Number(spec?.[1] ?? 1));
      for (let copy = 1; copy < times; copy++) found.push({ line: index, pieces: [], letter: spec?.[2] });
      found.push({ line: index, pieces: [], letter: spec?.[2] });
      done = at + 1;
      // the text of a cell begins behind the blanks: it is not indented
      while (text[done] === ' ' || text[done] === '\t') done++;
    }
    found.at(-1)?.pieces.push(cut(line, done, text.length));
  }
  return found;
}

function columnStyles(cols: string | undefined): readonly (string | undefined)[] {
  if (cols === undefined || cols.trim() === '') return [];
  const styles: (string | undefined)[] = [];
  for (const column of cols.split(/[,;]/).slice(0, MOST_COLUMNS)) {
    const [, times = '1', letter] = COLUMN.exec(column.trim()) ?? [];
    for (let copy = 0; copy < Number(times) && styles.length < MOST_COLUMNS; copy++) styles.push(letter);
  }
  return styles;
}

function styleOf(letter: string | undefined): AsciidocCell['style'] {
  return letter === 'a' ? 'asciidoc' : letter === 'l' || letter === 'm' ? 'verbatim' : 'text';
}

/** The paragraphs of a cell. */
export function paragraphsOf(all: readonly SourceLine[]): SourceLine[][] {
  const paragraphs: SourceLine[][] = [[]];
  for (const line of all)
    if (line.text.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  return paragraphs.filter((lines) => lines.length > 0);
}
