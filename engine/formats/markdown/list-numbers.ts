import { endsStep, type Steps } from '../../steps.js';
import type { KeptBlocks } from './read-block.js';
import type { Content } from './walk.js';

/** How many lists and tables have numbers that come before those of a block. */
export interface FirstNumbers {
  readonly lists: number;
  readonly tables: number;
}

/**
 * The numbers of the lists and tables of a text, outermost block by outermost block. A block keeps its numbers as long as
 * no edit touches it, whatever lists come and go before it: numbers tell lists apart, and do not say which comes first.
 */
export interface ListNumbers {
  readonly blocks: readonly FirstNumbers[];
  /** Numbers from here on no block has had in any version of the text. */
  readonly next: FirstNumbers;
}

const FIRST: ListNumbers = { blocks: [], next: { lists: 0, tables: 0 } };

/**
 * Numbers the lists and tables of a text.
 *
 * @param before the numbers in the earlier version
 */
export function* listNumbersOf(
  contents: readonly (Content | undefined)[],
  { head, tail, by }: KeptBlocks,
  before = FIRST,
): Steps<ListNumbers> {
  const end = contents.length - tail;
  let { next } = before;
  const made: FirstNumbers[] = [];
  for (let at = head; at < end; at++) {
    made.push(next);
    const { lists, tables } = contents[at] ?? NONE;
    if (lists + tables > 0) next = { lists: next.lists + lists, tables: next.tables + tables };
    if (endsStep(at)) yield;
  }
  return { blocks: before.blocks.slice(0, head).concat(made, before.blocks.slice(end + by)), next };
}

const NONE: FirstNumbers = { lists: 0, tables: 0 };
