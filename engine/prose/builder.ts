import type { Mark, Prose, ProseContext, ProseKind, Span } from '../model.js';
import { breakEnd, breakOf, type Flat, lineAt, sourceOffsetOf } from './flat.js';

/** What stands for a piece that is not prose: a code span, an expression, an image. */
export const OPAQUE = '\uFFFC';

/** Puts a {@link Prose} together from left to right. Offsets are flat offsets. */
export class ProseBuilder {
  readonly #flat: Flat;
  readonly #runs: number[] = [];
  readonly #marks: Mark[] = [];
  #text = '';
  #line = 0;

  constructor(flat: Flat) {
    this.#flat = flat;
  }

  /** Prose offset of what comes next. */
  get length(): number {
    return this.#text.length;
  }

  /** What was taken so far. */
  get text(): string {
    return detached(this.#text);
  }

  /** Takes text as it stands. */
  verbatim(from: number, to: number): void {
    const flat = this.#flat;
    let at = from;
    while (at < to) {
      this.#line = lineAt(flat, at, this.#line);
      const lineBreak = breakOf(flat, this.#line);
      const source = sourceOffsetOf(flat, at, this.#line);
      if (at < lineBreak) {
        const end = Math.min(to, lineBreak);
        this.#run(flat.text.slice(at, end), source, end - at);
        at = end;
      } else {
        this.#run('\n', source, breakEnd(flat, this.#line) - source);
        at++;
      }
    }
  }

  /** Takes text that is written differently: an entity, an escape. */
  replaced(text: string, from: number, to: number): void {
    const start = this.#source(from);
    this.#run(text, start, this.#sourceEnd(to) - start);
  }

  /** Takes something that is not prose. */
  opaque(from: number, to: number): void {
    this.mark('opaque', this.#text.length, this.#text.length + 1);
    this.replaced(OPAQUE, from, to);
  }

  /** Marks a stretch of what was taken; an empty one is dropped. Prose offsets. */
  mark(kind: Mark['kind'], start: number, end: number): void {
    if (end > start) this.#marks.push({ kind, start, end });
  }

  /** The finished block. */
  finish(kind: ProseKind, span: Span, context: ProseContext): Prose {
    const runs = this.#runs.map((number, at) => (at % 3 === 1 ? number - span.start : number));
    const marks = this.#marks.sort((a, b) => a.start - b.start || b.end - a.end);
    return { text: this.text, kind, span, runs, marks, context };
  }

  #run(text: string, source: number, length: number): void {
    if (length !== text.length || !this.#goesOn(source, length)) this.#runs.push(this.#text.length, source, length);
    this.#text += text;
  }

  /** Makes the last run longer where it is text as it stands, and ends where this begins in the source. */
  #goesOn(source: number, length: number): boolean {
    const runs = this.#runs;
    const last = runs.length - 3;
    if (last < 0) return false;
    const { [last]: start = 0, [last + 1]: before = 0, [last + 2]: taken = 0 } = runs;
    if (taken !== this.#text.length - start || before + taken !== source) return false;
    runs[last + 2] = taken + length;
    return true;
  }

  #source(offset: number): number {
    this.#line = lineAt(this.#flat, offset, this.#line);
    return sourceOffsetOf(this.#flat, offset, this.#line);
  }

  #sourceEnd(offset: number): number {
    const line = lineAt(this.#flat, offset - 1, this.#line);
    if (offset > breakOf(this.#flat, line)) return breakEnd(this.#flat, line);
    return sourceOffsetOf(this.#flat, offset - 1, line) + 1;
  }
}

/** The same text, which does not hold the whole source in memory, as a slice of it would. */
export const detached = (text: string): string => ` ${text}`.slice(1);
