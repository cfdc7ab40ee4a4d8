import type { Mark } from '../model.js';
import { ProseBuilder } from './builder.js';
import type { Flat } from './flat.js';
import type { Range } from './opaque.js';
import { Absent } from './search.js';

/** The prose of a block, and the footnotes in it. */
export interface InlineProse {
  readonly builder: ProseBuilder;
  /** Texts of footnotes, as ranges of the flat text. */
  readonly notes: readonly Range[];
}

/** What ends at an offset: how much of it is left out, what is read instead, and what it marks. */
export interface Closer {
  readonly length: number;
  readonly text?: string;
  readonly mark?: Mark['kind'] | undefined;
  /** Where what is marked began in the prose. */
  readonly start: number;
}

/**
 * Reads the text of a block from mark to mark, each once; what a mark opens ends where its closer was put. Offsets are
 * those of the flat text.
 */
export abstract class MarkedText {
  protected readonly text: string;
  protected readonly builder: ProseBuilder;
  protected readonly absent = new Absent();
  protected readonly closers = new Map<number, Closer>();
  /** Up to where the text was taken. */
  protected done = 0;

  constructor(flat: Flat) {
    this.text = flat.text;
    this.builder = new ProseBuilder(flat);
  }

  /** Takes what a mark begins; the text goes on behind what was taken. */
  protected abstract special(at: number, character: string): void;

  /** @param special every character with which a mark begins or ends */
  protected take(special: RegExp): ProseBuilder {
    for (const { index, 0: character } of this.text.matchAll(special)) {
      if (index < this.done) continue;
      const closer = this.closers.get(index);
      if (closer) this.#close(index, closer);
      else this.special(index, character);
    }
    this.builder.verbatim(this.done, this.text.length);
    return this.builder;
  }

  #close(at: number, { length, text, mark, start }: Closer): void {
    this.builder.verbatim(this.done, at);
    if (mark) this.builder.mark(mark, start, this.builder.length);
    if (text !== undefined) this.builder.replaced(text, at, at + length);
    this.done = at + length;
  }

  /** Leaves a range out. */
  protected gap(from: number, to: number): void {
    this.builder.verbatim(this.done, from);
    this.done = to;
  }

  /** Takes a range that is no prose, in its sentence. */
  protected opaque(range: Range | undefined): void {
    if (range === undefined) return;
    this.gap(range.from, range.to);
    this.builder.opaque(range.from, range.to);
  }

  /** Takes a text for a range. */
  protected replaced(text: string, from: number, to: number): void {
    this.gap(from, to);
    this.builder.replaced(text, from, to);
  }

  /** What an expression matches at an offset; it is sticky. */
  protected matched(pattern: RegExp, at: number): Range | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(this.text);
    return found ? { from: at, to: at + found[0].length } : undefined;
  }
}
