import type { Span } from '../model.js';
import { sharedDeeds, sharedPossessions } from './acting.js';
import { actedOnBy, actsOn, areTwoSubjects, belongsTo, EQUATION, isUnder, TOLD_NOT } from './apart.js';
import { subjectPlaces } from './document.js';
import { BUYER } from './input.js';
import { between, distance, inOneSentence, type Pair, type Side } from './pair.js';
import type { Portrait } from './portrait.js';
import { criterionOf, facedBy, sharedModifiers } from './structure.js';

/** More places of one fact nobody looks at. */
const MOST = 8;

/** So near, in code units, are mentions that are told to stand close together. */
const NEAR = 500;

/** The places that a fact of a pair was read from, in source order, at most eight; none for what holds of the whole document. */
export function placesOfFact(pair: Pair, fact: string): readonly Span[] {
  const found = FINDERS[fact]?.(pair);
  if (found === undefined) return subjectPlaces(pair.input, fact, MOST);
  return found
    .map((one) => pair.a.where.spanOf(one))
    .sort((one, other) => one.start - other.start)
    .slice(0, MOST);
}

type Finder = (pair: Pair) => readonly Portrait[];

const both = ({ a, b }: Pair): readonly Portrait[] => [...a.full, ...b.full];

const doing =
  (shared: (a: Side, b: Side) => readonly string[]): Finder =>
  ({ a, b }) => {
    const lemmas = new Set(shared(a, b));
    return [...a.all, ...b.all].filter(({ mention }) => mention.relations.some(({ lemma }) => lemmas.has(lemma)));
  };

/** The mentions of the first word that stand in some relation to one of the second. */
const meeting = (one: Side, other: Side, holds: (one: Portrait, other: Portrait) => boolean): readonly Portrait[] =>
  one.all.filter((each) => other.all.some((next) => holds(each, next)));

/** What a sentence says between the two words. */
const joinedBy =
  (pattern: RegExp): Finder =>
  ({ a, b }) =>
    meeting(a, b, (one, other) => inOneSentence(one, other) && pattern.test(between(one, other)));

const near = (holds: (one: Portrait) => boolean): Finder => {
  return ({ a, b }) =>
    b.full.filter((one) => holds(one) && a.full.some((other) => holds(other) && distance(one, other, a.where) < NEAR));
};

const FINDERS: Readonly<Record<string, Finder>> = {
  aGestureShare: ({ a }) => a.full.filter(({ gesture }) => gesture),
  aScreen: ({ a }) => a.full.filter(({ screen }) => screen),
  aBuys: ({ a }) => a.full.filter(({ buys }) => buys),
  aActs: ({ a }) => a.full.filter(({ acts }) => acts),
  otherActors: ({ a, b, everybody }) =>
    everybody.filter(({ term, acts, full }) => acts && full && term !== a.term && term !== b.term),
  aManaged: ({ a }) => a.full.filter(({ managed }) => managed),
  aRow: ({ a }) => a.all.filter(({ row }) => row),
  bTill: ({ b }) => b.full.filter(({ till }) => till),
  bBuyer: ({ b }) => b.full.filter(({ mention }) => (mention.likely()[BUYER] ?? 0) > 0.5),
  bothBuy: (pair) => both(pair).filter(({ buys }) => buys),
  nearSubjects: near(({ acts }) => acts),
  nearGestures: near(({ gesture }) => gesture),
  closeShare: near(() => true),
  storyOnlyA: ({ a }) => a.all.filter(({ story }) => story),
  sameDeed: doing(sharedDeeds),
  samePossession: doing(sharedPossessions),
  likeness: () => [],
  headingAny: ({ a, b }) => [...b.full.filter((one) => facedBy(one, a)), ...a.full.filter((one) => facedBy(one, b))],
  storyA: ({ a, b }) => b.full.filter((one) => criterionOf(one, a)),
  titleAgainstSteps: ({ a, b }) =>
    [
      [a, b],
      [b, a],
    ].flatMap(([title, step]) =>
      (step as Side).full.filter(
        ({ prose }) =>
          prose.context.step !== undefined && (title as Side).word.test(prose.context.headings.at(-1) ?? ''),
      ),
    ),
  sameModifier: ({ a, b }) => {
    const names = new Set(sharedModifiers(a, b));
    return [...a.all, ...b.all].filter((one) => one.names.some((name) => names.has(name)));
  },
  actorRows: ({ a, b }) => [...a.all, ...b.all].filter(({ label, prose }) => label && prose.context.table),
  sameSteps: (pair) => both(pair).filter(({ prose }) => prose.context.list?.ordered),
  settled: ({ a, b }) => [...a.all, ...b.all].filter(({ label }) => label),
  equation: joinedBy(EQUATION),
  toldNot: (pair) => [
    ...joinedBy(TOLD_NOT)(pair),
    ...[...pair.a.all, ...pair.b.all].filter(({ unlike }) => unlike),
    ...meeting(pair.a, pair.b, (one, other) => inOneSentence(one, other) && areTwoSubjects(one, other)),
  ],
  ownPeople: ({ a, b }) => {
    const owned = [...a.all.filter((one) => belongsTo(one, b)), ...b.all.filter((one) => belongsTo(one, a))];
    return owned.length > 0 ? owned : [...a.all, ...b.all].filter(({ mention }) => mention.mention.owner === 'other');
  },
  umbrella: ({ a, b }) => a.all.filter((one) => one.label && isUnder(one, b)),
  bActsOnA: ({ a, b }) => [
    ...b.full.filter((one) => actsOn(one, a.term)),
    ...a.full.filter((one) => actedOnBy(one, b)),
  ],
  definedBoth: ({ a, b }) => [a, b].flatMap(({ all }) => all.filter(({ label }) => label).slice(0, 1)),
};
