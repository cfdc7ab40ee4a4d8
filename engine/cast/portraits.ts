import type { Term } from '../model.js';
import { align, earlierIndex } from '../reuse.js';
import type { CastBlock, CastInput } from './input.js';
import { type Side, sideIn, type Word } from './pair.js';
import { seedOf } from './people.js';
import { type KnownPortraits, moved, NONE, type Portrait, portraitsOf, wordOf } from './portrait.js';
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
  /** The words of the blocks that are not as in the earlier version, as they stood in them and as they do; absent without one. */
  readonly touched?: { readonly before: ReadonlyMap<Term, Word>; readonly now: ReadonlyMap<Term, Word> };
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
  const now = inBlocks.slice(alignment.head, alignment.tail).flat();
  const changed = alignment.by === 0 ? new Set([...touched, ...now].map(({ term }) => term)) : undefined;
  const words = wordsOf(everybody, earlier, changed);
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
    ...(earlier && { touched: { before: wordsIn(touched), now: wordsIn(now) } }),
  };
}

/** The words of some mentions, with these alone. */
const wordsIn = (some: readonly Portrait[]): ReadonlyMap<Term, Word> =>
  new Map([...byTerm(some)].map(([term, of]) => [term, newWord(term, of, undefined)]));

/** A word that stands nowhere. */
export const nowhere = (term: Term): Word => newWord(term, NONE, undefined);

function byTerm(some: readonly Portrait[], isAsked: (term: Term) => boolean = () => true): Map<Term, Portrait[]> {
  const portraits = new Map<Term, Portrait[]>();
  for (const one of some) {
    if (!isAsked(one.term)) continue;
    const known = portraits.get(one.term);
    if (known === undefined) portraits.set(one.term, [one]);
    else known.push(one);
  }
  return portraits;
}

/**
 * The words of a document, in the order in which they are first said.
 *
 * @param changed those of which a mention is new or gone; undefined where all may be, since their blocks have other numbers
 */
function wordsOf(
  everybody: readonly Portrait[],
  earlier: Portraits | undefined,
  changed: ReadonlySet<Term> | undefined,
): readonly Word[] {
  const portraits = byTerm(everybody, (term) => changed === undefined || changed.has(term));
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
