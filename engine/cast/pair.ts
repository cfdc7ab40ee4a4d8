import type { Term } from '../model.js';
import type { CastInput } from './input.js';
import type { Seed } from './people.js';
import type { Portrait } from './portrait.js';

/** One of the two words of a pair, with its mentions in source order. */
export interface Side extends Seed {
  readonly term: Term;
  /** Matches the word, also in the plural, wherever it stands in a text. */
  readonly word: RegExp;
  /** Every mention of a person. */
  readonly all: readonly Portrait[];
  /** Those that are no part of a compound, or of one that speaks of the person. */
  readonly full: readonly Portrait[];
}

/** Two words for people of one document; `b` is the general word where there is one. */
export interface Pair {
  readonly a: Side;
  readonly b: Side;
  readonly input: CastInput;
  /** What the document as a whole speaks of. */
  readonly document: Facts;
  /** All mentions of people, in source order. */
  readonly everybody: readonly Portrait[];
}

/** Facts by name: a count on a logarithmic scale, a share, or 0 and 1. */
export type Facts = Readonly<Record<string, number>>;

/** A count on a scale on which the first counts most. */
export const log = (count: number): number => Math.log1p(count);

/** How many of the mentions hold, from 0 to 1. */
export const share = (of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number =>
  of.length === 0 ? 0 : of.filter(holds).length / of.length;

export const count = (of: readonly Portrait[], holds: (portrait: Portrait) => boolean): number =>
  of.filter(holds).length;

export const bit = (holds: boolean): number => (holds ? 1 : 0);

/** How far two mentions stand from each other, in UTF-16 code units of the source. */
export const distance = (one: Portrait, other: Portrait): number =>
  Math.abs(one.mention.mention.span.start - other.mention.mention.span.start);

/** They stand in one sentence. */
export const inOneSentence = (one: Portrait, other: Portrait): boolean =>
  one.index === other.index && one.mention.sentence === other.mention.sentence;

/** What the sentence says between two mentions. */
export function between(one: Portrait, other: Portrait): string {
  const [left, right] = [one.mention.mention, other.mention.mention].sort((x, y) => x.start - y.start);
  return left === undefined || right === undefined ? '' : left.prose.text.slice(left.end, right.start);
}
