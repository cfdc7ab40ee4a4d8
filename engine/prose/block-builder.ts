import type { Mark, Prose, ProseContext } from '../model.js';
import { ProseBuilder } from './builder.js';
import type { Flat } from './flat.js';

/** A block that is read from left to right of a format in which white space is one blank. Source offsets. */
export class BlockBuilder {
  readonly builder: ProseBuilder;
  readonly kind: Prose['kind'];
  readonly context: Partial<ProseContext>;
  /** Where what was taken begins and ends; it is nothing as long as both are -1. */
  start = -1;
  end = -1;
  readonly #source: string;
  /** White space that is taken when something follows. */
  #gap: { from: number; to: number } | undefined;

  constructor(flat: Flat, kind: Prose['kind'], context: Partial<ProseContext>) {
    this.#source = flat.text;
    this.builder = new ProseBuilder(flat);
    this.kind = kind;
    this.context = context;
  }

  /** How much was taken. */
  get length(): number {
    return this.builder.length;
  }

  /** Takes text as it stands; white space at its ends only where something stands on both sides. */
  text(from: number, to: number): void {
    const source = this.#source;
    let at = from;
    while (at < to) {
      let end = at;
      while (end < to && isBlank(source.charCodeAt(end))) end++;
      if (end > at) {
        this.#space(at, end);
        at = end;
        continue;
      }
      while (end < to && !(source.charCodeAt(end) === 10 || source.charCodeAt(end) === 13)) end++;
      let last = end;
      while (last > at && isBlank(source.charCodeAt(last - 1))) last--;
      this.#begin(at, last);
      this.builder.verbatim(at, last);
      at = last;
    }
  }

  /** Takes what is written for another text; for nothing where that is empty. */
  replaced(text: string, from: number, to: number): void {
    if (text === '') return;
    if (text.trim() === '') return this.#space(from, to);
    this.#begin(from, to);
    this.builder.replaced(text, from, to);
  }

  opaque(from: number, to: number): void {
    this.#begin(from, to);
    this.builder.opaque(from, to);
  }

  mark(kind: Mark['kind'], start: number): void {
    this.builder.mark(kind, start, this.builder.length);
  }

  #space(from: number, to: number): void {
    if (this.start < 0) return;
    this.#gap = { from: this.#gap?.from ?? from, to };
  }

  #begin(from: number, to: number): void {
    if (this.start < 0) this.start = from;
    this.end = to;
    const gap = this.#gap;
    this.#gap = undefined;
    if (gap === undefined) return;
    const written = this.#source.slice(gap.from, gap.to);
    // what is as long as it is written is that very text: a tie is two spaces
    if (written === '~') this.builder.replaced('  ', gap.from, gap.to);
    else if (written.length === 1) this.builder.verbatim(gap.from, gap.to);
    else this.builder.replaced(written.includes('\n') ? '\n' : ' ', gap.from, gap.to);
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;
