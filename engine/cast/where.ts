import type { Prose, Span } from '../model.js';
import { toSource } from '../prose/offset.js';
import { firstFrom } from '../prose/ordered.js';
import type { Alignment } from '../reuse.js';
import type { CastBlock } from './input.js';
import type { Portrait } from './portrait.js';

/**
 * Where the mentions of people stand in one version of a document. A portrait says nothing of it, and is the same in all
 * versions in which its block says the same.
 */
export class Where {
  readonly #blocks: readonly CastBlock[];
  readonly #numbers: Numbers;
  #starts: Float64Array | undefined;

  /** @param numbers of the blocks */
  constructor(blocks: readonly CastBlock[], numbers: Numbers) {
    this.#blocks = blocks;
    this.#numbers = numbers;
  }

  /** Where each block begins in the source. */
  get starts(): Float64Array {
    this.#starts ??= Float64Array.from(this.#blocks, ({ prose }) => prose.span.start);
    return this.#starts;
  }

  /** The index of the block with a number, looked for from an index on: those of a list of mentions stand in order. */
  indexFrom(index: number, block: number): number {
    const numbers = this.#numbers;
    if ((numbers[index] ?? block) > block) return firstFrom(numbers, block);
    let at = index;
    while ((numbers[at] ?? block) < block) at++;
    return at;
  }

  /** The index of the block of a mention. */
  indexOf({ block }: Portrait): number {
    return firstFrom(this.#numbers, block);
  }

  /** Where a mention begins in the source. */
  placeOf(one: Portrait): number {
    return (this.starts[this.indexOf(one)] ?? 0) + one.offset;
  }

  /** Where a mention stands in the source. */
  spanOf(one: Portrait): Span {
    const { start, end } = one.mention.mention;
    return toSource(this.proseOf(one), start, end);
  }

  /** The block of a mention. */
  proseOf(one: Portrait): Prose {
    return (this.#blocks[this.indexOf(one)] as CastBlock).prose;
  }
}

/** The numbers of the blocks of a document: the later a block stands, the greater its number. */
export type Numbers = Int32Array;

/** Between the numbers of two blocks there is room for others that are written between them later. */
const ROOM = 1024;

const GREATEST = 2 ** 31 - 1;

/**
 * Numbers the blocks of a version of a document. A block that is as before has the number of before, however many
 * others stand before it now: so what was read of its mentions holds.
 *
 * @param earlier the numbers of the version before, and how its blocks stand to these
 * @returns the numbers, and whether those that are as before have kept theirs: there may be no room between them
 */
export function numbered(
  count: number,
  earlier?: { readonly numbers: Numbers; readonly alignment: Alignment },
): { readonly numbers: Numbers; readonly isKept: boolean } {
  const numbers = new Int32Array(count);
  if (earlier !== undefined) {
    const { numbers: before, alignment } = earlier;
    const { head, tail, by } = alignment;
    numbers.set(before.subarray(0, Math.min(head, count)));
    numbers.set(before.subarray(tail + by), tail);
    const from = head === 0 ? 0 : (before[head - 1] ?? 0);
    const to = tail === count ? from + ROOM * (tail - head + 1) : (numbers[tail] ?? 0);
    const step = (to - from) / (tail - head + 1);
    // Where as many blocks stand as before, they have the numbers of before.
    for (let at = head; at < tail; at++)
      numbers[at] = by === 0 ? (before[at] ?? 0) : Math.floor(from + step * (at - head + 1));
    if (step >= 1 && to <= GREATEST) return { numbers, isKept: true };
  }
  const room = Math.min(ROOM, Math.floor(GREATEST / (count + 1)));
  for (let at = 0; at < count; at++) numbers[at] = room * (at + 1);
  return { numbers, isKept: false };
}
