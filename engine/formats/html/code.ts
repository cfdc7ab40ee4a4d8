import type { Range } from '../../prose/opaque.js';
import { partitionPoint } from '../../prose/ordered.js';

/**
 * A stretch of HTML that is code of a language of templates. `opaque`: what it prints stands there; `space`: it prints
 * blanks; `gap`: it leaves no trace; `break`: it ends the text before it.
 */
export interface Code extends Range {
  readonly kind: 'opaque' | 'space' | 'gap' | 'break';
  /** The text of a comment. */
  readonly comment?: CommentText;
}

/** Where the text of a comment stands. Offsets of the text. */
export interface CommentText {
  readonly textFrom: number;
  readonly textTo: number;
}

/** A stretch of a source that is HTML, with its code hidden: as long as it was, and without a mark in place of the code. */
export interface Masked {
  /** Where it begins in the source. */
  readonly start: number;
  readonly text: string;
  /** In order; offsets of the text. */
  readonly code: readonly Code[];
  /** Comments in the midst of code. */
  readonly comments: readonly (Range & CommentText)[];
}

/** The code of a text, to be asked by offsets. */
export class CodeMap {
  readonly #code: readonly Code[];

  /** @param code in order, no two overlap */
  constructor(code: readonly Code[]) {
    this.#code = code;
  }

  /** The code that holds an offset. */
  at(offset: number): Code | undefined {
    if (this.#code.length === 0) return undefined;
    const found = this.#code[this.#firstBehind(offset)];
    return found !== undefined && found.from <= offset ? found : undefined;
  }

  /** The code that lies within a range, wholly or in part, in order. */
  *within(from: number, to: number): Generator<Code> {
    for (let index = this.#firstBehind(from); index < this.#code.length; index++) {
      const code = this.#code[index] as Code;
      if (code.from >= to) return;
      yield code;
    }
  }

  /** The index of the first that ends behind an offset. */
  #firstBehind(offset: number): number {
    return partitionPoint(this.#code, ({ to }) => to <= offset);
  }
}
