import type { Prose, ProseContext } from '../model.js';
import { ProseBuilder } from '../prose/builder.js';
import { type Flat, flatSlice, flatten } from '../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../prose/gathering.js';
import { namesEnglish } from '../prose/language-code.js';
import { type SourceLine, sourceLines } from '../prose/line.js';
import { addressAt, expressionAt, type Range } from '../prose/opaque.js';
import { Absent } from '../prose/search.js';
import { type Format, startBehind } from './format.js';

/** Features as Cucumber reads them. */
export const format: Format = {
  id: 'gherkin',
  name: 'Gherkin',
  extensions: ['feature'],
  editorIds: ['gherkin', 'cucumber', 'feature'],
  comments: {
    open: '#',
    close: '',
    stands: 'own line',
    contentStart: (source) => startBehind(source, LANGUAGE_LINE),
  },
  read: readGherkin,
};

function readGherkin(task: ReaderTask): Gathered {
  const language = LANGUAGE.exec(task.source.slice(0, HEAD))?.[1];
  const silent = language !== undefined && !namesEnglish(language);
  return { ...new GherkinReader(task).read(), silent };
}

type Keyword = 'given' | 'when' | 'then' | 'any';

const HEAD = 1000;
const LANGUAGE =
  /^\uFEFF?(?:[ \t\r]*(?:#(?![ \t]*language[ \t]*:)[^\n]*)?\n)*[ \t]*#[ \t]*language[ \t]*:[ \t]*([\w-]+)/;
const LANGUAGE_LINE = /^[ \t]*#[ \t]*language[ \t]*:.*(?:\r?\n|$)/;
const SECTION =
  /^[ \t]*(Feature|Business Need|Ability|Rule|Background|Scenario Outline|Scenario Template|Scenario|Examples|Example|Scenarios):[ \t]*/;
const STEP = /^[ \t]*(Given|When|Then|And|But|\*)[ \t]+/;
const FENCE = /^[ \t]*("""|```)/;
const BULLET = /^[ \t]*[-*+][ \t]+/;
/** How deep a section stands; a step may follow from `SCENARIO` on. */
const LEVELS: Readonly<Record<string, number>> = {
  Feature: 1,
  'Business Need': 1,
  Ability: 1,
  Rule: 2,
  Examples: 4,
  Scenarios: 4,
};
const SCENARIO = 3;

class GherkinReader {
  readonly #task: ReaderTask;
  readonly #gathering: Gathering;
  readonly #open: { readonly level: number; readonly text: string }[] = [];
  #scenario = -1;
  #keyword: Keyword = 'any';
  #steps = false;
  #fence: string | undefined;
  #description: SourceLine[] = [];
  #table = { id: -1, row: -1, headers: [] as string[] };
  #inTable = false;

  constructor(task: ReaderTask) {
    this.#task = task;
    this.#gathering = new Gathering(task);
  }

  read(): Gathered {
    for (const line of sourceLines(this.#task.source)) this.#line(line);
    this.#flush();
    return { candidates: this.#gathering.candidates, comments: this.#gathering.comments };
  }

  #line(line: SourceLine): void {
    const trimmed = line.text.trim();
    const fence = FENCE.exec(line.text)?.[1];
    if (this.#fence !== undefined || fence !== undefined) {
      this.#flush();
      this.#fence = this.#fence === undefined ? fence : fence === this.#fence ? undefined : this.#fence;
      return;
    }
    if (!trimmed.startsWith('|')) this.#inTable = false;
    const section = SECTION.exec(line.text);
    const step = this.#steps ? STEP.exec(line.text) : null;
    if (trimmed === '' || trimmed.startsWith('@')) this.#flush();
    else if (trimmed.startsWith('#')) this.#comment(line);
    else if (section) this.#section(line, section[0].length, section[1] as string);
    else if (step) this.#step(line, step[0].length, step[1] as string);
    else if (trimmed.startsWith('|')) this.#row(line);
    else this.#describe(line);
  }

  #comment(line: SourceLine): void {
    this.#flush();
    this.#gathering.comment({ start: line.from, end: line.to }, line.from + line.text.indexOf('#') + 1, line.to);
  }

  #section(line: SourceLine, begin: number, name: string): void {
    this.#flush();
    const level = LEVELS[name] ?? SCENARIO;
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    if (level === SCENARIO) {
      this.#scenario++;
      this.#keyword = 'any';
    }
    this.#steps = level >= SCENARIO;
    const context = { headings: this.#headings() };
    const text = this.#add([cut(line, begin)], level === 1 ? 'title' : 'heading', context);
    if (text !== undefined && text !== '') this.#open.push({ level, text });
  }

  #step(line: SourceLine, begin: number, word: string): void {
    this.#flush();
    const keyword = word.toLowerCase();
    if (keyword === 'given' || keyword === 'when' || keyword === 'then') this.#keyword = keyword;
    const step = { scenario: this.#scenario, keyword: this.#keyword };
    this.#add([cut(line, begin)], 'step', { headings: this.#headings(), step, bound: true });
  }

  /** “As a …, I want …, so that …” is one text; a blank line or a bullet starts the next. */
  #describe(line: SourceLine): void {
    const bullet = BULLET.exec(line.text)?.[0].length ?? 0;
    if (bullet > 0) this.#flush();
    this.#description.push(cut(line, bullet));
  }

  #flush(): void {
    const lines = this.#description;
    if (lines.length === 0) return;
    this.#description = [];
    this.#add(lines, 'paragraph', { headings: this.#headings() });
  }

  #row(line: SourceLine): void {
    this.#flush();
    if (!this.#inTable) this.#table = { id: this.#table.id + 1, row: -1, headers: [] };
    this.#inTable = true;
    const { id, headers } = this.#table;
    const row = ++this.#table.row;
    for (const [column, cell] of cellsOf(line).entries()) {
      // the first row holds names that the steps refer to (`<customer>`): to rename them there alone would break the scenario
      if (row === 0) {
        headers.push(
          this.#task.source
            .slice(cell.from, cell.to)
            .trim()
            .replace(/\\([|\\])/g, '$1'),
        );
        continue;
      }
      const header = headers[column];
      const table = { id, row, column, ...(header !== undefined && { header }) };
      this.#add([cell], 'cell', { headings: this.#headings(), table, bound: true });
    }
  }

  /** @returns the text, when it was decoded */
  #add(lines: readonly SourceLine[], kind: Prose['kind'], context: ProseContext): string | undefined {
    const { source } = this.#task;
    let start = (lines[0] as SourceLine).from;
    let end = (lines.at(-1) as SourceLine).to;
    while (start < end && /\s/.test(source[start] as string)) start++;
    while (end > start && /\s/.test(source[end - 1] as string)) end--;
    const decoded = kind === 'heading' || kind === 'title' || this.#gathering.within({ start, end });
    if (!decoded) return undefined;
    const flat = lines.length === 1 ? flatSlice(source, start, end) : flatten(source, start, end, []);
    const builder = stepProse(flat, kind === 'cell');
    this.#gathering.add(builder, kind, { start, end }, context);
    return builder.text;
  }

  #headings(): readonly string[] {
    return this.#open.map(({ text }) => text);
  }
}

/** The prose of a step or a title: `<placeholders>`, expressions and addresses are opaque. */
function stepProse(flat: Flat, cell: boolean): ProseBuilder {
  const builder = new ProseBuilder(flat);
  const { text } = flat;
  const absent = new Absent();
  let done = 0;
  for (const { index } of text.matchAll(/[<{$:wW@\\]/g)) {
    if (index < done) continue;
    const code = text.charCodeAt(index);
    if (code === 92) {
      if (!cell || !/[|\\n]/.test(text[index + 1] ?? '')) continue;
      builder.verbatim(done, index);
      done = index + 2;
      builder.replaced(text[index + 1] === 'n' ? '\n' : (text[index + 1] as string), index, done);
      continue;
    }
    const range = opaqueAt(text, index, done, absent);
    if (!range) continue;
    builder.verbatim(done, range.from);
    builder.opaque(range.from, range.to);
    done = range.to;
  }
  builder.verbatim(done, text.length);
  return builder;
}

const PLACEHOLDER = /<[^<>\n]{1,200}>/y;

function opaqueAt(text: string, at: number, lowest: number, absent: Absent): Range | undefined {
  const code = text.charCodeAt(at);
  if (code === 60) {
    PLACEHOLDER.lastIndex = at;
    const found = PLACEHOLDER.exec(text);
    if (found) return { from: at, to: at + found[0].length };
  }
  return code === 60 || code === 123 || code === 36 ? expressionAt(text, at, absent) : addressAt(text, at, lowest);
}

/** The cells of `| a | b |`. */
function cellsOf(line: SourceLine): SourceLine[] {
  const { text } = line;
  const cells: SourceLine[] = [];
  let from = text.indexOf('|') + 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') {
      cells.push({ from: line.from + from, to: line.from + at, text: text.slice(from, at) });
      from = at + 1;
    }
  }
  return cells;
}

function cut(line: SourceLine, begin: number): SourceLine {
  return { from: line.from + begin, to: line.to, text: line.text.slice(begin) };
}
