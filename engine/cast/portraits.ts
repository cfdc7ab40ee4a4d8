import type { Term } from '../model.js';
import { type Alignment, align, earlierIndex } from '../reuse.js';
import type { CastBlock, CastInput } from './input.js';
import { type Side, sideIn, type Word } from './pair.js';
import { seedOf } from './people.js';
import { type KnownPortraits, moved, type Portrait, portraitsOf, wordOf } from './portrait.js';
import { sideFactsOf, sideSumsOf } from './side-facts.js';
import { Where } from './where.js';

/** Who stands in a document: all mentions in source order, and every word that names a person, the commonest first. */
export interface Portraits {
  readonly everybody: readonly Portrait[];
  /** Every word with a mention. */
  readonly words: readonly Word[];
  readonly sides: readonly Side[];
  /** Words that mostly name a program here (“API client”), with the mentions that may be of a person all the same. */
  readonly programs: readonly Side[];
  /** The blocks of the document, and the mentions of each. */
  readonly blocks: readonly CastBlock[];
  readonly inBlocks: readonly (readonly Portrait[])[];
}

/**
 * Draws every mention of a document.
 *
 * @param earlier who stood in an earlier version: what an edit did not touch is neither drawn nor summed up again
 */
export function drawn({ blocks }: CastInput, earlier?: Portraits): Portraits {
  const before = earlier?.blocks ?? [];
  const alignment = align(before.length, blocks.length, (then, at) => before[then]?.mentions === blocks[at]?.mentions);
  const touched = earlier?.inBlocks.slice(alignment.head, alignment.tail + alignment.by).flat() ?? [];
  const known: KnownPortraits = new Map(touched.map((one) => [one.mention.relations, one]));
  const inBlocks = blocks.map((block, at) => {
    const then = earlier?.inBlocks[earlierIndex(alignment, at)];
    if (then === undefined) return portraitsOf(block, at, known);
    return alignment.by === 0 || at < alignment.head || then.length === 0
      ? then
      : then.map((one) => moved(one, one.mention, at));
  });
  const everybody = inBlocks.flat();
  const words = wordsOf(everybody, earlier, changedBetween(touched, inBlocks, alignment));
  const where = new Where(blocks);
  const named = words
    .filter(({ all }) => all.length > 0)
    .sort((one, other) => other.all.length - one.all.length)
    .map((word) => sideIn(word, where));
  return {
    everybody,
    words,
    sides: named.filter(({ sums }) => !sums.isProgram),
    programs: named.filter(({ sums }) => sums.isProgram),
    blocks,
    inBlocks,
  };
}

/** The words of which a mention is new or gone; undefined where all may be, since their blocks have other numbers. */
function changedBetween(
  before: readonly Portrait[],
  inBlocks: readonly (readonly Portrait[])[],
  { head, tail, by }: Alignment,
): ReadonlySet<Term> | undefined {
  if (by !== 0) return undefined;
  const now = inBlocks.slice(head, tail).flat();
  return new Set([...before, ...now].map(({ term }) => term));
}

/** The words of a document, in the order in which they are first said. */
function wordsOf(
  everybody: readonly Portrait[],
  earlier: Portraits | undefined,
  changed: ReadonlySet<Term> | undefined,
): readonly Word[] {
  const portraits = new Map<Term, Portrait[]>();
  for (const one of everybody) {
    if (changed !== undefined && !changed.has(one.term)) continue;
    const known = portraits.get(one.term);
    if (known === undefined) portraits.set(one.term, [one]);
    else known.push(one);
  }
  const before = new Map(earlier?.words.map((word) => [word.term, word]));
  const kept =
    earlier === undefined || changed === undefined ? [] : earlier.words.filter(({ term }) => !changed.has(term));
  return [...kept, ...[...portraits].map(([term, of]) => newWord(term, of, before.get(term)))].sort((one, other) =>
    compared(one.portraits[0] as Portrait, other.portraits[0] as Portrait),
  );
}

const compared = (one: Portrait, other: Portrait): number =>
  one.index - other.index || one.mention.mention.start - other.mention.mention.start;

/** A word of a document with its portraits, in source order. */
function newWord(term: Term, portraits: readonly Portrait[], earlier: Word | undefined): Word {
  const all = portraits.filter(({ person }) => person);
  const full = all.filter((one) => one.full);
  const summed = { term, word: wordOf(term), portraits, all, full };
  const sums = earlier !== undefined && areSame(earlier.portraits, portraits) ? earlier.sums : sideSumsOf(summed);
  return { ...summed, ...seedOf(term), sums, facts: sideFactsOf(summed) };
}

/** Whether the mentions of a word say the same as before, in whatever blocks they stand now. */
const areSame = (before: readonly Portrait[], now: readonly Portrait[]): boolean =>
  before.length === now.length && now.every(({ mention }, at) => mention === before[at]?.mention);
