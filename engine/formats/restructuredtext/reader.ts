import type { Prose, ProseContext } from '../../model.js';
import { flatLines } from '../../prose/flat.js';
import { type Gathered, Gathering, type ReaderTask } from '../../prose/gathering.js';
import { cut, type SourceLine, sourceLines } from '../../prose/line.js';
import { Outline } from '../html/outline.js';
import { type BlockPlace, BodyReader, type BodySink } from './body.js';
import { inlineProse } from './inline.js';
import { References } from './references.js';

/** Reads reStructuredText. */
export function readRestructuredText(task: ReaderTask): Gathered {
  const sink = new Sink(task);
  new BodyReader(sink).read([...sourceLines(task.source)], {});
  return sink.gathering;
}

/** Takes the blocks of a document. */
class Sink implements BodySink {
  readonly gathering: Gathering;
  readonly #task: ReaderTask;
  readonly #outline = new Outline([]);
  readonly #references: References;
  /** How titles are underlined, by their level. */
  readonly #styles: string[] = [];
  #count = 0;

  constructor(task: ReaderTask) {
    this.#task = task;
    this.gathering = new Gathering(task);
    this.#references = new References(task.source);
  }

  nextId(): number {
    return this.#count++;
  }

  comment(lines: readonly SourceLine[], begin: number): void {
    const [first, last] = [lines[0] as SourceLine, lines.at(-1) as SourceLine];
    this.gathering.comment({ start: first.from, end: last.to }, first.from + begin, last.to);
  }

  heading(line: SourceLine, style: string): void {
    if (!this.#styles.includes(style)) this.#styles.push(style);
    const text = this.#add([line], 'heading', { headings: this.#outline.headings }, true);
    this.#outline.enter(this.#styles.indexOf(style) + 1, text);
  }

  block(lines: readonly SourceLine[], kind: Prose['kind'], { isFixed, hasNames: _, ...place }: BlockPlace): string {
    return this.#add(lines, kind, { headings: this.#outline.headings, ...place }, isFixed === true);
  }

  #add(lines: readonly SourceLine[], kind: Prose['kind'], context: ProseContext, isFixed: boolean): string {
    const pieces = lines.flatMap((line) => {
      const inner = line.text.trim();
      const begin = line.text.indexOf(inner);
      return inner === '' ? [] : [cut(line, begin, begin + inner.length)];
    });
    const span = { start: pieces[0]?.from ?? 0, end: pieces.at(-1)?.to ?? 0 };
    const isWanted = kind === 'heading' || context.table?.row === 0 || this.gathering.within(span);
    if (pieces.length === 0 || !isWanted) return '';
    const builder = inlineProse(flatLines(this.#task.source, pieces), isFixed, this.#references);
    this.gathering.add(builder, kind, span, context);
    return builder.text;
  }
}
