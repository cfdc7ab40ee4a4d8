import type { Term } from '../model.js';
import { partitionPoint } from '../prose/ordered.js';
import { type Alignment, align, spliced } from '../reuse.js';
import { endsStep, type Steps } from '../steps.js';
import type { CastBlock, CastInput } from './input.js';
import { type Side, sideIn, type Word } from './pair.js';
import { seedOf } from './people.js';
import { type KnownPortraits, movedPortrait, NONE, type Portrait, portraitsOf, wordPattern } from './portrait.js';
import { MentionRows, SHOWS } from './rows.js';
import { sideFactsOf, sideSumsOf } from './side-facts.js';
import { type Numbers, numbered, Where } from './where.js';

/** Who stands in a document: all mentions in source order, and every word that names a person, the commonest first. */
export interface Portraits {
  readonly everybody: readonly Portrait[];
  /** Every word with a mention. */
  readonly words: readonly Word[];
  readonly sides: readonly Side[];
  /** Words that mostly name a program here (“API client”), with the mentions that may be of a person all the same. */
  readonly programs: readonly Side[];
  /** The blocks of the document, the number of each, and its mentions. */
  readonly blocks: readonly CastBlock[];
  readonly numbers: Numbers;
  readonly inBlocks: readonly (readonly Portrait[])[];
  /** The words of the blocks that are not as in the earlier version, as they stood in them and as they do; absent without one. */
  readonly touched?: { readonly before: ReadonlyMap<Term, Word>; readonly now: ReadonlyMap<Term, Word> };
}

/**
 * Draws every mention of a document.
 *
 * @param earlier who stood in an earlier version: what an edit did not touch is neither drawn nor summed up again
 */
export function* drawn({ blocks }: CastInput, earlier?: Portraits): Steps<Portraits> {
  const before = earlier?.blocks ?? [];
  const alignment = align(before.length, blocks.length, (then, at) => before[then]?.mentions === blocks[at]?.mentions);
  const { numbers, isKept } = numbered(blocks.length, earlier && { numbers: earlier.numbers, alignment });
  const touched = earlier?.inBlocks.slice(alignment.head, alignment.tail + alignment.by).flat() ?? [];
  const known: KnownPortraits = new Map(touched.map((one) => [one.mention.relations, one]));
  const anew: (readonly Portrait[])[] = [];
  for (let at = alignment.head; at < alignment.tail; at++) {
    anew.push(yield* portraitsOf(blocks[at] as CastBlock, numbers[at] ?? 0, known));
    if (endsStep(at)) yield;
  }
  const those = yield* spliced(earlier?.inBlocks ?? [], alignment, (at) => anew[at - alignment.head] as Portrait[]);
  const inBlocks = isKept
    ? those
    : those.map((some, at) => some.map((one) => movedPortrait(one, one.mention, numbers[at] ?? 0)));
  const everybody = inBlocks.flat();
  const now = inBlocks.slice(alignment.head, alignment.tail).flat();
  const changed = isKept ? new Set([...touched, ...now].map(({ term }) => term)) : undefined;
  const words = yield* wordsOf(everybody, earlier, changed && { terms: changed, now, alignment });
  const where = new Where(blocks, numbers);
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
    numbers,
    inBlocks,
    ...(earlier && { touched: { before: wordsIn(touched), now: wordsIn(now) } }),
  };
}

/** The words of some mentions, with these alone. */
const wordsIn = (some: readonly Portrait[]): ReadonlyMap<Term, Word> =>
  new Map([...byTerm(some)].map(([term, of]) => [term, newWord(term, of, undefined)]));

/** A word that stands nowhere. */
export const unmentioned = (term: Term): Word => newWord(term, NONE, undefined);

function byTerm(some: readonly Portrait[]): ReadonlyMap<Term, readonly Portrait[]> {
  const portraits = new Map<Term, Portrait[]>();
  for (const one of some) {
    const known = portraits.get(one.term);
    if (known === undefined) portraits.set(one.term, [one]);
    else known.push(one);
  }
  return portraits;
}

/** What an edit changed that left the numbers of blocks as they were. */
interface Changed {
  /** The words of which a mention is new or gone. */
  readonly terms: ReadonlySet<Term>;
  /** The mentions of the blocks that are not as before. */
  readonly now: readonly Portrait[];
  readonly alignment: Alignment;
}

/**
 * The words of a document, in the order in which they are first said.
 *
 * @param changed undefined where all words may be, since their blocks have other numbers
 */
function* wordsOf(
  everybody: readonly Portrait[],
  earlier: Portraits | undefined,
  changed: Changed | undefined,
): Steps<readonly Word[]> {
  const before = new Map(earlier?.words.map((word) => [word.term, word]));
  const portraits = earlier && changed ? splicedWords(before, earlier.numbers, changed) : byTerm(everybody);
  const kept = earlier && changed ? earlier.words.filter(({ term }) => !changed.terms.has(term)) : [];
  const words = [...kept];
  for (const [term, of] of portraits) {
    words.push(newWord(term, of, before.get(term)));
    yield;
  }
  return words.sort((one, other) => compared(one.portraits[0] as Portrait, other.portraits[0] as Portrait));
}

/** The mentions of the words that changed: those in front of the edit, in it, and behind it. */
function splicedWords(
  before: ReadonlyMap<Term, Word>,
  numbers: Numbers,
  { terms, now, alignment: { head, tail, by } }: Changed,
): ReadonlyMap<Term, readonly Portrait[]> {
  const come = byTerm(now);
  const [from, to] = [head, tail + by].map((at) => numbers[at] ?? Number.POSITIVE_INFINITY) as [number, number];
  const all = new Map<Term, readonly Portrait[]>();
  for (const term of terms) {
    const earlier = before.get(term)?.portraits ?? [];
    const middle = come.get(term) ?? [];
    const portraits = earlier.slice(0, firstIn(earlier, from)).concat(middle, earlier.slice(firstIn(earlier, to)));
    if (portraits.length > 0) all.set(term, portraits);
  }
  return all;
}

/** The index of the first mention that does not stand in front of the block with a number. */
const firstIn = (portraits: readonly Portrait[], block: number): number =>
  partitionPoint(portraits, (portrait) => portrait.block < block);

const compared = (one: Portrait, other: Portrait): number =>
  one.block - other.block || one.mention.mention.start - other.mention.mention.start;

/** A word of a document with its portraits, in source order. */
function newWord(term: Term, portraits: readonly Portrait[], earlier: Word | undefined): Word {
  const rows = new MentionRows(portraits, earlier?.rows);
  const summed = {
    ...{ term, word: wordPattern(term), portraits, rows },
    all: rows.those(SHOWS.person),
    full: rows.those(SHOWS.full),
  };
  const sums = earlier !== undefined && areSame(earlier.portraits, portraits) ? earlier.sums : sideSumsOf(summed);
  return { ...summed, ...seedOf(term), sums, facts: sideFactsOf(summed) };
}

/** Whether the mentions of a word say the same as before, in whatever blocks they stand now. */
const areSame = (before: readonly Portrait[], now: readonly Portrait[]): boolean =>
  before.length === now.length && now.every(({ mention }, at) => mention === before[at]?.mention);
