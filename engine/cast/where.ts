import type { Prose, Span } from '../model.js';
import { toSource } from '../prose/offset.js';
import type { CastBlock } from './input.js';
import type { Portrait } from './portrait.js';

/**
 * Where the mentions of people stand in one version of a document. A portrait says nothing of it, and is the same in all
 * versions in which its block says the same.
 */
export class Where {
  readonly #blocks: readonly CastBlock[];
  #starts: Float64Array | undefined;

  constructor(blocks: readonly CastBlock[]) {
    this.#blocks = blocks;
  }

  /** Where each block begins in the source. */
  get starts(): Float64Array {
    this.#starts ??= Float64Array.from(this.#blocks, ({ prose }) => prose.span.start);
    return this.#starts;
  }

  /** Where a mention begins in the source. */
  placeOf({ index, offset }: Portrait): number {
    return (this.starts[index] ?? 0) + offset;
  }

  /** Where a mention stands in the source. */
  spanOf(one: Portrait): Span {
    const { start, end } = one.mention.mention;
    return toSource(this.proseOf(one), start, end);
  }

  /** The block of a mention. */
  proseOf({ index }: Portrait): Prose {
    return (this.#blocks[index] as CastBlock).prose;
  }
}
