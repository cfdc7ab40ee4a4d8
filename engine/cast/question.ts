import type { Term } from '../model.js';
import { castOf } from './cast.js';
import { subjectPlaces } from './document.js';
import { likenessOf, type PairFact, pairFactsOf } from './document-cast.js';
import type { CastInput } from './input.js';
import { type CastPair, isOpen } from './judged-pair.js';
import { type Passage, passagesFor, shortened } from './passages.js';

/** What the engine cannot tell of a document, and somebody who reads it can: whether two words name one actor. */
export interface CastQuestion {
  readonly words: readonly [Term, Term];
  /** How often each names a person in the document. */
  readonly counts: readonly [number, number];
  /** How likely they are one actor, by what the engine reads; from 0 to 1. */
  readonly likeness: number;
  /** The title of the document, where it has one. */
  readonly title?: string;
  /** Other words for people of whom the document speaks, the commonest first. */
  readonly others: readonly string[];
  /** What the engine read, strongest first. */
  readonly facts: readonly PairFact[];
  /** What the document says that bears on it, in source order. */
  readonly passages: readonly Passage[];
}

/** Below, two words are so surely two people that nobody is asked. */
const WORTH_ASKING = 0.03;

/** What a document settles by itself is asked for after what it leaves open. */
const SETTLED = 0.5;

/**
 * What is to be asked about a document, that which most likely changes something first.
 *
 * @param most so many questions at most
 * @param toldApart whether a team has told two words apart, other than by a decision
 */
export function questionsOf(
  input: CastInput,
  most: number,
  toldApart: (one: Term, other: Term) => boolean,
): readonly CastQuestion[] {
  return castOf(input)
    .pairs.filter(({ a, b, decision }) => decision === undefined && !toldApart(a.term, b.term))
    .map((judged) => ({ judged, likeness: likenessOf(judged.read) }))
    .filter(({ likeness }) => likeness >= WORTH_ASKING)
    .sort((one, other) => worthOf(other) - worthOf(one))
    .slice(0, most)
    .map(({ judged, likeness }) => questionOf(judged, likeness, input));
}

const worthOf = ({ judged, likeness }: { readonly judged: CastPair; readonly likeness: number }): number =>
  isOpen(judged.read) ? likeness : SETTLED * likeness;

function questionOf(judged: CastPair, likeness: number, input: CastInput): CastQuestion {
  const { a, b, read } = judged;
  const facts = pairFactsOf(judged);
  const title = input.blocks.find(({ prose }) => prose.context.headings.length > 0)?.prose.context.headings[0];
  return {
    words: [a.term, b.term],
    counts: [a.all.length, b.all.length],
    likeness,
    ...(title !== undefined && { title: shortened(title) }),
    others: othersIn(input, [a.term, b.term]),
    facts,
    passages: passagesFor(read.pair, facts),
  };
}

/** Roles are looked for in so many places, and so many of them are named. */
const OTHERS = { places: 400, named: 6 } as const;

function othersIn(input: CastInput, words: readonly Term[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { start, end } of subjectPlaces(input, 'docRoles', OTHERS.places)) {
    const word = input.text.slice(start, end).toLowerCase().replace(/s$/, '');
    if (!words.includes(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, OTHERS.named)
    .map(([word]) => word);
}
