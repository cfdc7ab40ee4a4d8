import type { Meaning } from '../document/definition.js';
import type { Decision, Relationship, Span, Term } from '../model.js';
import { finished } from '../steps.js';
import { type Actor, castOf } from './cast.js';
import { placesOfFact } from './fact-places.js';
import type { CastInput } from './input.js';
import { type CastPair, isOpen, isToldApart, isWithGeneral, type ReadPair } from './judged-pair.js';
import { isSpokenOf, MENTIONS } from './one-actor.js';
import type { Side } from './pair.js';
import type { PersonKind } from './people.js';
import type { Portrait } from './portrait.js';
import { type Testimony, testimonyOf } from './testimony.js';
import { castModel } from './weights.generated.js';
import { logOddsOf, probability } from './weights.js';

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
  /** How often it is listed as an actor: a heading, an item or a row of roles. */
  readonly listed: number;
  /** Whether the document says what it means. */
  readonly isDefined: boolean;
  /** What the document says that it means. */
  readonly meaning?: Meaning;
  /** What single mentions testify of the role of their person, in source order. */
  readonly testimony: readonly Testimony[];
  /** How often they are said to be somebody's, by the word for whose they are. */
  readonly owners: ReadonlyMap<Term, number>;
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
  /** How likely a reader would change the places to the word that is kept; from 0 to 1. */
  readonly confidence: number;
  /** The document itself tells the two apart: a definition of each, one who acts on the other, “unlike”. */
  readonly isToldApart: boolean;
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
  /** Words that mostly name a program here (“API client”), with what may be said of people all the same. */
  readonly programs: readonly CastWord[];
  readonly actors: readonly Actor[];
  readonly pairs: readonly WordPair[];
}

/** So many deeds of a word are told. */
const DEEDS = 24;

/** The cast of a document as other programs see it. */
export function documentCastOf(input: CastInput): DocumentCast {
  const { sides, programs, actors, pairs } = finished(castOf(input));
  const { meanings } = input;
  const written = (side: Side): CastWord => wordOf(side, input, meanings?.get(side.term));
  return {
    words: [...sides].sort(byCount).map(written),
    programs: programs.map(written),
    actors,
    pairs: pairs.map(pairOf),
  };
}

const byCount = (one: Side, other: Side): number =>
  other.all.length - one.all.length || (one.term < other.term ? -1 : 1);

const TRAITS: Readonly<Record<TraitName, (one: Portrait) => boolean>> = {
  acts: ({ acts }) => acts,
  screen: ({ gesture, screen }) => gesture || screen,
  buys: ({ buys, till }) => buys || till,
  managed: ({ managed }) => managed,
  record: ({ row }) => row,
  staff: ({ staff, under }) => staff || under.has('administration'),
  everybody: ({ everybody }) => everybody,
};

/** “pays 5th”: a number behind a verb says when or how many, not what is done. */
const TIMED = /_\d/;

function wordOf(
  { term, kind, all, full, where }: Side,
  { defined }: CastInput,
  meaning: Meaning | undefined,
): CastWord {
  const spanOf = (one: Portrait): Span => where.spanOf(one);
  const deeds = new Map<string, number>();
  for (const { mention } of all)
    for (const { slot, lemma } of mention.relations)
      if (slot === 'svo' && !TIMED.test(lemma)) deeds.set(lemma, (deeds.get(lemma) ?? 0) + 1);
  const owners = new Map<Term, number>();
  for (const { owner } of all) if (owner !== '') owners.set(owner, (owners.get(owner) ?? 0) + 1);
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
    listed: all.filter(isListed).length,
    isDefined: defined.has(term),
    ...(meaning && { meaning }),
    testimony: full.flatMap((one) => testimonyOf(one, where)),
    owners,
  };
}

/** “Actors: …”, “User roles”, or a column of them. */
const ACTORS = /\b(?:actors?|roles?|personas?|stakeholders?|user (?:classes|types|groups))\b/i;

function isListed({ label, prose }: Portrait): boolean {
  const { headings, table } = prose.context;
  return label && ACTORS.test([...headings.slice(-2), table?.header ?? ''].join(' > '));
}

function pairOf(judged: CastPair): WordPair {
  const { a, b, relationship, keep, decision, read } = judged;
  return {
    words: [a.term, b.term],
    relationship,
    probability: judged.probability,
    likeness: likenessOf(read),
    confidence: judged.confidence,
    isToldApart: isToldApart(read.facts),
    standing: standingOf(judged),
    keep: keep.term,
    ...(decision && { decision }),
    get facts() {
      return pairFactsOf(judged);
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
  probability(logOddsOf(isWithGeneral(pair) ? castModel.general : castModel.special, facts));

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

/** What speaks for and against two words, strongest first; what settles them before all else. */
export const pairFactsOf = ({ read: { pair, facts }, reasons }: CastPair): readonly PairFact[] => [
  ...Object.entries(SETTLES)
    .filter(([fact]) => (facts[fact] ?? 0) > 0)
    .map(([fact, words]) => ({
      text: words(`“${pair.a.term}”`, `“${pair.b.term}”`),
      places: placesOfFact(pair, fact),
    })),
  ...reasons.map(({ fact, moved, text }) => ({ text, moved, places: placesOfFact(pair, fact) })),
];
