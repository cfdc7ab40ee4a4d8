import type { Finding, Span } from '../../engine/index.js';
import { buildCommand } from '../terminal.js';
import type { TextLines } from '../text-lines.js';
import { type Grapheme, graphemesOf, widthOf } from '../width.js';
import type { Paint } from './paint.js';

/** A stretch to underline and what to write below it. */
interface Mark {
  readonly span: Span;
  readonly label: string;
  readonly kind: 'finding' | 'evidence';
}

/** How many lines of a finding are shown at most. */
const mostLines = 4;

/**
 * The lines that hold a finding and the words that decided it, each underlined,
 * the words with the role they speak for.
 *
 * @param width columns that the source may take; longer lines are cut around the marks
 */
export function sourceExcerpt(finding: Finding, lines: TextLines, width: number, paint: Paint): readonly string[] {
  const marks: Mark[] = [{ span: finding.span, label: '', kind: 'finding' }, ...decidingWords(finding)];
  const lineOf = ({ span }: Mark) => lines.positionOf(span.start).line;
  const shown = [...new Set(marks.map(lineOf))].slice(0, mostLines).sort((a, b) => a - b);
  const gutter = String(shown.at(-1)).length;
  return shown.flatMap((number, index) => {
    const skipped = index > 0 && number - (shown[index - 1] ?? 0) > 1;
    const line = new MarkedLine(
      number,
      marks.filter((mark) => lineOf(mark) === number),
      lines,
      width,
    );
    const [source, ...below] = line.rendered(paint);
    const bar = (text: string) => `  ${paint.dim(`${text.padStart(gutter)} │`)} `;
    return [
      ...(skipped ? [`  ${paint.dim(`${'⋮'.padStart(gutter)} │`)}`] : []),
      bar(String(number)) + source,
      ...below.map((row) => bar('') + row),
    ];
  });
}

/** The evidence as marks, without what the finding covers; words that overlap and speak for one role are one mark. */
function decidingWords({ span: found, evidence }: Finding): readonly Mark[] {
  const marks: Mark[] = [];
  const outside = evidence.filter(({ span }) => span.start < found.start || span.end > found.end);
  for (const { span, role } of [...(outside.length > 0 ? outside : evidence)].sort(
    (a, b) => a.span.start - b.span.start,
  )) {
    const last = marks.findLast(({ label }) => label === role);
    if (last === undefined || last.span.end < span.start) {
      marks.push({ span, label: role, kind: 'evidence' });
    } else {
      const whole = { start: last.span.start, end: Math.max(last.span.end, span.end) };
      marks[marks.indexOf(last)] = { ...last, span: whole };
    }
  }
  return marks;
}

/** One line of the source with what is written below it. */
class MarkedLine {
  readonly #graphemes: readonly Grapheme[];
  readonly #marks: readonly { start: number; end: number; label: string; kind: Mark['kind'] }[];
  readonly #cutBefore: boolean;
  readonly #cutAfter: boolean;

  constructor(number: number, marks: readonly Mark[], lines: TextLines, width: number) {
    const text = lines.lineText(number);
    const origin = lines.startOf(number);
    const local = marks.map(({ span, ...rest }) => ({ ...rest, start: span.start - origin, end: span.end - origin }));
    const window = windowAround(local, text, width);
    this.#cutBefore = window.start > 0;
    this.#cutAfter = window.end < text.length;
    this.#graphemes = graphemesOf(text.slice(window.start, window.end));
    this.#marks = local
      .map((mark) => ({ ...mark, start: mark.start - window.start, end: mark.end - window.start }))
      .filter(({ start }) => start >= 0 && start < window.end - window.start)
      .sort((a, b) => a.start - b.start);
  }

  /** The source, the underlines, and the labels below. */
  rendered(paint: Paint): readonly string[] {
    const lead = this.#cutBefore ? '…' : '';
    const source = lead + this.#graphemes.map(({ text }) => text).join('') + (this.#cutAfter ? '…' : '');
    const underlines = new Row(paint);
    for (const { start, end, kind } of this.#marks) {
      const from = this.#columnOf(start) + lead.length;
      const to = Math.max(this.#columnOf(end) + lead.length, from + 1);
      underlines.put(from, (kind === 'finding' ? '^' : '─').repeat(to - from), kind);
    }
    return [source.replace(buildCommand, '#\u200b#'), underlines.text, ...this.#labels(lead.length, paint)];
  }

  /** Each label below its word; one that would run into its neighbour goes a row lower. */
  #labels(shift: number, paint: Paint): readonly string[] {
    const rows: Row[] = [];
    for (const { start, label, kind } of this.#marks) {
      if (label === '') continue;
      const column = this.#columnOf(start) + shift;
      if (!rows.some((candidate) => candidate.put(column, label, kind))) {
        const row = new Row(paint);
        row.put(column, label, kind);
        rows.push(row);
      }
    }
    return rows.map(({ text }) => text);
  }

  #columnOf(offset: number): number {
    let column = 0;
    for (const grapheme of this.#graphemes) {
      if (grapheme.offset >= offset) break;
      column += grapheme.width;
    }
    return column;
  }
}

/** A row of text that is filled from left to right. */
class Row {
  #text = '';
  #end = 0;

  constructor(readonly paint: Paint) {}

  get text(): string {
    return this.#text;
  }

  /** Writes at a column, unless something stands there or ends just before it. */
  put(column: number, text: string, kind: Mark['kind']): boolean {
    if (column < this.#end + (this.#end > 0 ? 1 : 0)) return false;
    this.#text += ' '.repeat(column - this.#end) + this.paint[kind](text);
    this.#end = column + widthOf(text);
    return true;
  }
}

/** The part of a line to show, in code units: all of it, or what lies around the marks. */
function windowAround(
  marks: readonly { start: number; end: number; kind: Mark['kind'] }[],
  text: string,
  width: number,
): Span {
  // A line of this many code units may take twice as many columns, but hardly ever does.
  if (text.length <= width) return { start: 0, end: text.length };
  const middle = marks.find(({ kind }) => kind === 'finding') ?? marks[0] ?? { start: 0, end: 0 };
  const first = Math.max(Math.min(...marks.map(({ start }) => start)), middle.end - Math.floor(width * 0.7));
  const start = Math.max(0, Math.min(first - 20, text.length - width));
  return { start: charStart(text, start), end: charStart(text, Math.min(text.length, start + width)) };
}

/** Not between the halves of a surrogate pair. */
function charStart(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text[offset] ?? '') ? offset + 1 : offset;
}
