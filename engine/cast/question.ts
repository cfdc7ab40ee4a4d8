import type { Role, Term } from '../model.js';
import { finished } from '../steps.js';
import { isPerson } from '../termbase/role-record.js';
import { whoInRole } from '../wording.js';
import { castOf } from './cast.js';
import { subjectPlaces } from './document.js';
import { likenessOf, type PairFact, pairFactsOf } from './document-cast.js';
import type { Facts } from './facts.js';
import type { CastInput } from './input.js';
import { type CastPair, isOpen } from './judged-pair.js';
import type { Side } from './pair.js';
import { type Passage, passagesFor, shortened } from './passages.js';
import { TELLING, type Testimony, testimonyOf } from './testimony.js';
import { STRUCTURE } from './wording.js';

/** What every question has. */
interface Asked {
  /** The title of the document, where it has one. */
  readonly title?: string;
  /** Other words for people of whom the document speaks, the commonest first. */
  readonly others: readonly string[];
  /** What the document says that bears on it, in source order. */
  readonly passages: readonly Passage[];
}

/** Whether two words name one actor. */
export interface PairQuestion extends Asked {
  readonly words: readonly [Term, Term];
  /** How often each names a person in the document. */
  readonly counts: readonly [number, number];
  /** How likely they are one actor, by what the engine reads; from 0 to 1. */
  readonly likeness: number;
  /** What the engine read, strongest first. */
  readonly facts: readonly PairFact[];
}

/** Whom one word names. */
export interface WordQuestion extends Asked {
  readonly words: readonly [Term];
  readonly counts: readonly [number];
  /** What sentences of the document tell of the role of its person, the commonest first. */
  readonly told: readonly string[];
}

/** What the engine cannot tell of a document, and somebody who reads it can. */
export type CastQuestion = PairQuestion | WordQuestion;

/** What a team has said already. */
export interface Said {
  /** Whether it has told two words apart, other than by a decision. */
  toldApart(one: Term, other: Term): boolean;
  /** The roles that a word promises. */
  rolesOf(term: Term): readonly Role[];
  /** Whether it has said of a word, for this document, whom it names. */
  isSaid(term: Term): boolean;
}

/** Below, two words are so surely two people that nobody is asked. */
const WORTH_ASKING = 0.03;

/** A document that speaks to its reader is asked about after those that ask something of a product. */
const ADDRESSED = 0.5;

/**
 * What is to be asked about a document, that which most likely changes something first. What it settles itself (a
 * definition of each word, an equation) is not asked.
 *
 * @param most so many questions at most
 */
export function questionsOf(input: CastInput, most: number, said: Said): readonly CastQuestion[] {
  const cast = finished(castOf(input));
  const pairs = cast.pairs
    .filter(
      ({ a, b, decision, read }) => decision === undefined && !said.toldApart(a.term, b.term) && !isSettled(read.facts),
    )
    .map((judged) => ({ judged, likeness: likenessOf(judged.read) }))
    .filter(({ likeness }) => likeness >= WORTH_ASKING)
    .map(({ judged, likeness }) => ({
      words: [judged.a.term, judged.b.term],
      worth: isOpen(judged.read) ? likeness : ADDRESSED * likeness,
      question: () => pairQuestion(judged, likeness, input),
    }));
  const decided = new Set(input.decisions?.flatMap((decision) => decision.words));
  const words = cast.sides.flatMap((side) => {
    const told = decided.has(side.term) ? undefined : tellsOtherwise(side, input, cast.pairs, said);
    const { term } = side;
    return told === undefined
      ? []
      : [{ words: [term], worth: told.worth, question: () => wordQuestion(side, told, input) }];
  });
  const chosen: ((typeof pairs)[number] | (typeof words)[number])[] = [];
  for (const one of [...pairs, ...words].sort((left, right) => right.worth - left.worth)) {
    const isAsked = one.words.length === 1 && chosen.some((other) => answersFor(other, one.words[0] as Term));
    if (!isAsked && chosen.length < most) chosen.push(one);
  }
  return chosen.map(({ question }) => question());
}

/** Whoever says of two words that may well be one who they are says it of each. */
const answersFor = (
  { words, worth }: { readonly words: readonly Term[]; readonly worth: number },
  word: Term,
): boolean => worth >= LIKELY && words.includes(word);

/** Two words may well be one. */
const LIKELY = 0.3;

/**
 * The document itself says how the two stand to each other: it sets them equal, or defines both, and nothing in its
 * rows, stories and titles takes the one for the other after all.
 */
const isSettled = (facts: Facts): boolean =>
  has(facts.equation) || (has(facts.definedBoth) && !STRUCTURE.some((fact) => has(facts[fact])));

const has = (fact: number | undefined): boolean => (fact ?? 0) > 0;

/** A word of fewer mentions is soon looked through. */
const MENTIONS = 3;

/** A word is worth less than a pair of words that are as likely to be one. */
const WORD_WORTH = 0.12;

/** What sentences tell of a word against what it promises. */
interface Told {
  readonly testimony: readonly Testimony[];
  readonly worth: number;
}

/** A word whose sentences give it a role that it does not promise; undefined for one that keeps to its roles, or is explained. */
function tellsOtherwise(
  { term, full, where }: Side,
  { defined }: CastInput,
  pairs: readonly CastPair[],
  { rolesOf, isSaid }: Said,
): Told | undefined {
  const promised = rolesOf(term);
  if (full.length < MENTIONS || !promised.some(isPerson) || defined.has(term) || isSaid(term)) return undefined;
  const isEquated = pairs.some(({ a, b, read }) => (a.term === term || b.term === term) && isSettled(read.facts));
  const testimony = full.flatMap((one) => testimonyOf(one, where)).filter(({ role }) => isPerson(role));
  const against = testimony.filter(({ role, weight }) => !promised.includes(role) && weight >= TELLING).length;
  return isEquated || against === 0 || testimony.length < 2
    ? undefined
    : { testimony, worth: (WORD_WORTH * against) / testimony.length };
}

function pairQuestion(judged: CastPair, likeness: number, input: CastInput): PairQuestion {
  const { a, b } = judged;
  const facts = pairFactsOf(judged);
  const words = [a.term, b.term] as const;
  const deciding = facts.flatMap(({ places }) => places.map(({ start }) => start));
  return {
    words,
    counts: [a.all.length, b.all.length],
    likeness,
    ...askedOf(input, words),
    facts,
    passages: passagesFor([a, b], deciding, input.text),
  };
}

function wordQuestion(side: Side, { testimony }: Told, input: CastInput): WordQuestion {
  const counts = new Map<Role, number>();
  for (const { role } of testimony) counts.set(role, (counts.get(role) ?? 0) + 1);
  const told = [...counts].sort(([, one], [, other]) => other - one);
  return {
    words: [side.term],
    counts: [side.all.length],
    ...askedOf(input, [side.term]),
    told: told.map(([role, times]) => `${whoInRole(role)}, in ${times === 1 ? 'one sentence' : `${times} sentences`}`),
    passages: passagesFor(
      [side],
      testimony.map(({ span }) => span.start),
      input.text,
    ),
  };
}

function askedOf(input: CastInput, words: readonly Term[]): Omit<Asked, 'passages'> {
  const title = input.blocks.find(({ prose }) => prose.context.headings.length > 0)?.prose.context.headings[0];
  return { ...(title !== undefined && { title: shortened(title) }), others: othersIn(input, words) };
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
