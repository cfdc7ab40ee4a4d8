import type { Decision, Relationship, Span, Term } from '../model.js';
import { type Actor, type CastPair, castOf, isOpen, isWithGeneral, type ReadPair } from './cast.js';
import { sideOf } from './cast-facts.js';
import { placesOfFact } from './fact-places.js';
import type { CastInput } from './input.js';
import { isSpokenOf, MENTIONS } from './one-actor.js';
import type { Facts, Pair, Side } from './pair.js';
import type { PersonKind } from './people.js';
import { type Portrait, portraitsOf } from './portrait.js';
import { castModel } from './weights.generated.js';
import { probability, scoreOf } from './weights.js';

/** What a mention shows of its person. */
export type TraitName = 'acts' | 'screen' | 'buys' | 'managed' | 'record' | 'staff' | 'everybody';

/** A word for people, and what a document shows of those whom it names. */
export interface CastWord {
  readonly term: Term;
  /** What the word is by itself: for whoever uses a thing, for who buys, or for who takes part. */
  readonly kind: PersonKind;
  /** Where it names a person, in source order. */
  readonly places: readonly Span[];
  /** What is shown of them, and where; what is shown nowhere is left out. */
  readonly traits: readonly { readonly is: TraitName; readonly places: readonly Span[] }[];
  /** What they do to what, as lemmas: `add_item`. Each once, the commonest first. */
  readonly deeds: readonly Term[];
}

/** What speaks for or against two words naming one actor. */
export interface PairFact {
  /** In words of the page. */
  readonly text: string;
  /** Log-odds: positive for one actor, negative against; nothing where the fact alone settles the two. */
  readonly moved?: number;
  /** Where it was read, in source order; none for what holds of the whole document. */
  readonly places: readonly Span[];
}

/** Two words for people of a document, and how they stand to each other. */
export interface WordPair {
  readonly words: readonly [Term, Term];
  readonly relationship: Relationship;
  /** How likely they are one actor under two names which a reader would mend; 0 where the document settles the two. */
  readonly probability: number;
  /** The same by the facts alone, whatever the document settles. */
  readonly likeness: number;
  /**
   * Whether they are told of as one actor, or why not: the team has decided so; the document settles them; of two such
   * words only structure is believed; they are named too seldom; too little speaks for it.
   */
  readonly standing: 'told' | 'decided' | 'settled' | 'unstructured' | 'few' | 'unlikely';
  /** Of one actor, the word to be written. */
  readonly keep: Term;
  readonly decision?: Decision;
  /** Strongest first. */
  readonly facts: readonly PairFact[];
}

/** Who the people of a document are. */
export interface DocumentCast {
  /** The commonest first. */
  readonly words: readonly CastWord[];
  readonly actors: readonly Actor[];
  readonly pairs: readonly WordPair[];
}

/** So many deeds of a word are told. */
const DEEDS = 24;

/** The cast of a document as other programs see it. */
export function documentCastOf(input: CastInput): DocumentCast {
  const { actors, pairs } = castOf(input);
  const words = sidesOf(input).map(wordOf);
  return { words, actors, pairs: pairs.map(pairOf) };
}

/** Every word for people, the commonest first. */
function sidesOf(input: CastInput): readonly Side[] {
  const terms = new Map<Term, Portrait[]>();
  for (const one of input.blocks.flatMap((block, index) => portraitsOf(block, index)))
    terms.set(one.term, [...(terms.get(one.term) ?? []), one]);
  return [...terms]
    .map(([term, all]) => sideOf(term, all))
    .filter(({ all }) => all.length > 0)
    .sort((one, other) => other.all.length - one.all.length || (one.term < other.term ? -1 : 1));
}

const TRAITS: Readonly<Record<TraitName, (one: Portrait) => boolean>> = {
  acts: ({ acts }) => acts,
  screen: ({ gesture, screen }) => gesture || screen,
  buys: ({ buys, till }) => buys || till,
  managed: ({ managed }) => managed,
  record: ({ row }) => row,
  staff: ({ staff, under }) => staff || under.has('administration'),
  everybody: ({ everybody }) => everybody,
};

const spanOf = ({ mention }: Portrait): Span => mention.mention.span;

function wordOf({ term, kind, all }: Side): CastWord {
  const deeds = new Map<string, number>();
  for (const { mention } of all)
    for (const { slot, lemma } of mention.relations) if (slot === 'svo') deeds.set(lemma, (deeds.get(lemma) ?? 0) + 1);
  return {
    term,
    kind,
    places: all.map(spanOf),
    traits: (Object.entries(TRAITS) as [TraitName, (one: Portrait) => boolean][])
      .map(([is, holds]) => ({ is, places: all.filter(holds).map(spanOf) }))
      .filter(({ places }) => places.length > 0),
    deeds: [...deeds]
      .sort((one, other) => other[1] - one[1])
      .slice(0, DEEDS)
      .map(([lemma]) => lemma),
  };
}

function pairOf(judged: CastPair): WordPair {
  const { a, b, relationship, keep, decision, read } = judged;
  return {
    words: [a.term, b.term],
    relationship,
    probability: judged.probability,
    likeness: likenessOf(read),
    standing: standingOf(judged),
    keep: keep.term,
    ...(decision && { decision }),
    get facts() {
      return [...settlingFacts(read.pair, read.facts), ...tellingFacts(judged)];
    },
  };
}

function standingOf(judged: CastPair): WordPair['standing'] {
  const { a, b, decision, read } = judged;
  if (isSpokenOf(judged)) return 'told';
  if (decision !== undefined) return 'decided';
  if (!isOpen(read)) return 'settled';
  if (b.kind !== 'general') return 'unstructured';
  return a.full.length + b.full.length < MENTIONS ? 'few' : 'unlikely';
}

/** How likely two words are one actor by the facts alone. */
export const likenessOf = ({ pair, facts }: ReadPair): number =>
  probability(scoreOf(isWithGeneral(pair) ? castModel.general : castModel.special, facts));

/** What settles two words, whatever else is told of them. */
const SETTLES: Readonly<Record<string, (a: string, b: string) => string>> = {
  settled: () => 'the document explains the one word by the other',
  equation: (a, b) => `the document sets ${a} and ${b} equal`,
  toldNot: () => 'a sentence tells the two apart',
  ownPeople: () => 'the one are the people of the other',
  bActsOnA: (a, b) => `${b} does something to ${a}, or about it`,
  definedBoth: () => 'the document defines both words',
  docAddressed: () => 'the document speaks to its reader, and asks nothing of a product',
};

export const settlingFacts = (pair: Pair, facts: Facts): readonly PairFact[] =>
  Object.entries(SETTLES).flatMap(([fact, words]) =>
    (facts[fact] ?? 0) > 0
      ? [{ text: words(`“${pair.a.term}”`, `“${pair.b.term}”`), places: placesOfFact(pair, fact) }]
      : [],
  );

/** What moved the judgement of two words, strongest first. */
export const tellingFacts = ({ read: { pair }, reasons }: CastPair): readonly PairFact[] =>
  reasons.map(({ fact, moved, text }) => ({ text, moved, places: placesOfFact(pair, fact) }));
