import type { Prose, ProseContext } from '../../model.js';
import { flatLines, lineAt, sourceOffsetOf } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { namesForeign } from '../../prose/language-code.js';
import { cut, type SourceLine, sourceLines } from '../../prose/line.js';
import type { Range } from '../../prose/opaque.js';
import { BlockReader, type BlockSink } from './blocks.js';
import { inlineProse } from './inline.js';
import { Headings } from './outline.js';

/** Reads AsciiDoc. */
export function readAsciiDoc(task: ReaderTask): Gathered {
  const sink = new Sink(task);
  const reader = new BlockReader(sink, 0);
  for (const line of sourceLines(task.source)) reader.line(line);
  reader.end();
  const { candidates, comments } = sink.gathering;
  return { candidates, comments, silent: sink.isForeign };
}

/** Takes the blocks of a document. */
class Sink implements BlockSink {
  readonly gathering: Gathering;
  isForeign = false;
  readonly #task: ReaderTask;
  readonly #headings: Headings;
  #count = 0;

  constructor(task: ReaderTask) {
    this.#task = task;
    this.gathering = new Gathering(task);
    this.#headings = new Headings(task.source);
  }

  nextId(): number {
    return this.#count++;
  }

  comment({ from, to, text }: SourceLine): void {
    const begin = /^\s*\/*/.exec(text)?.[0].length ?? 0;
    this.gathering.comment({ start: from, end: to }, from + begin, to);
  }

  attribute(name: string, value: string): void {
    if (name === 'lang') this.isForeign = namesForeign(value);
  }

  heading(line: SourceLine, level: number, isFixed: boolean): void {
    const text = this.#add([line], 'heading', {}, isFixed ? 'never' : 'unless named');
    this.#headings.enter(level, text.trim().replace(/\s+/g, ' '));
  }

  title(line: SourceLine): void {
    this.#add([line], 'paragraph', {}, 'unless named');
  }

  block(lines: readonly SourceLine[], kind: Prose['kind'], context: Partial<ProseContext>): string {
    return this.#add(lines, kind, context, 'always');
  }

  /** @param rewrites whether words may be rewritten there; a name only where nothing leads to it */
  #add(
    lines: readonly SourceLine[],
    kind: Prose['kind'],
    context: Partial<ProseContext>,
    rewrites: 'always' | 'unless named' | 'never',
  ): string {
    const { source } = this.#task;
    const pieces = trimmed(lines);
    const span = { start: pieces[0]?.from ?? 0, end: pieces.at(-1)?.to ?? 0 };
    if (pieces.length === 0 || !(kind === 'heading' || this.gathering.within(span))) return '';
    const flat = flatLines(source, pieces);
    const { builder, notes } = inlineProse(flat);
    const { text } = builder;
    if (rewrites === 'never' || (rewrites === 'unless named' && this.#headings.isTarget(text)))
      builder.mark('label', 0, builder.length);
    this.gathering.add(builder, kind, span, { headings: this.#headings.above, ...context });
    const place = (offset: number) => sourceOffsetOf(flat, offset, lineAt(flat, offset));
    for (const note of notes) this.#note(flat.text, note, place, context);
    return text;
  }

  /** A footnote is a text of its own. */
  #note(text: string, { from, to }: Range, place: (offset: number) => number, context: Partial<ProseContext>): void {
    const lines: SourceLine[] = [];
    for (const { 0: line, index } of text.slice(from, to).matchAll(/[^\n]+/g)) {
      const start = place(from + index);
      lines.push({ from: start, to: start + line.length, text: line });
    }
    this.block(lines, 'paragraph', context);
  }
}

/** Lines without the blanks around them; none is blank. */
function trimmed(lines: readonly SourceLine[]): SourceLine[] {
  return lines.flatMap((line) => {
    const inner = line.text.trim();
    const begin = line.text.indexOf(inner);
    return inner === '' ? [] : [cut(line, begin, begin + inner.length)];
  });
}
