import { sharedDeeds, sharedPossessions } from './acting.js';
import type { Facts } from './facts.js';
import type { Pair } from './pair.js';
import { sharedModifiers } from './structure.js';
import { contributionsOf, type LogisticModel } from './weights.js';

/** One fact that spoke, in words of the page. */
export interface Reason {
  readonly fact: string;
  /** Log-odds: positive for one actor, negative against. */
  readonly moved: number;
  readonly text: string;
}

/** A fact must move the score so far to be worth telling. */
const WORTH = 0.05;

/** What the structure of a document shows comes first, whatever was learned of it. */
export const STRUCTURE = ['sameModifier', 'sameSteps', 'actorRows', 'titleAgainstSteps', 'storyA'] as const;

/** The facts that decided, strongest first; each is told once. */
export function pairReasons(pair: Pair, logistic: LogisticModel, facts: Facts): readonly Reason[] {
  const shown = STRUCTURE.map((fact) => [fact, facts[fact] ?? 0] as const);
  const told = new Set<string>();
  return [...shown, ...contributionsOf(logistic, facts)].flatMap(([fact, moved]) => {
    // what is not there is no reason that a reader could see
    if (Math.abs(moved) < WORTH || (facts[fact] ?? 0) === 0) return [];
    const text = WORDS[fact]?.(pair, moved > 0);
    if (text === undefined || told.has(text)) return [];
    told.add(text);
    return [{ fact, moved, text }];
  });
}

type Words = (pair: Pair, speaksFor: boolean) => string | undefined;

const said = (term: string): string => `“${term}”`;

/** Facts for one actor are told when they speak for it, facts against when they speak against it. */
const when =
  (positive: boolean, words: (a: string, b: string, pair: Pair) => string | undefined): Words =>
  (pair, speaksFor) =>
    speaksFor === positive ? words(said(pair.a.term), said(pair.b.term), pair) : undefined;

const quoted = (lemma: string | undefined): string | undefined =>
  lemma === undefined ? undefined : `“${lemma.replaceAll('_', ' ')}”`;

const WORDS: Readonly<Record<string, Words>> = {
  aBuys: when(true, (a) => `${a} is who buys and books`),
  bTill: when(true, (_, b) => `${b} buys and pays as well`),
  bBuyer: when(true, (_, b) => `what is told of ${b} is what a buyer does`),
  aGestureShare: when(true, (a) => `${a} is at the screen, too`),
  aScreen: when(true, (a) => `${a} is at the screen, too`),
  nearGestures: when(true, () => 'both are at the screen within a few lines'),
  nearSubjects: when(true, () => 'both act within a few lines'),
  bothBuy: when(true, () => 'both buy'),
  sameDeed: when(true, (_a, _b, { a, b }) => `both ${quoted(sharedDeeds(a, b)[0]) ?? 'do the same'}`),
  samePossession: when(true, (_a, _b, { a, b }) => `both have ${quoted(sharedPossessions(a, b)[0]) ?? 'the same'}`),
  sameModifier: when(true, (_a, _b, { a, b }) => `both are called ${quoted(sharedModifiers(a, b)[0]) ?? 'alike'}`),
  actorRows: when(true, () => 'a row’s actor is one, and its other cells tell of the other'),
  sameSteps: when(true, () => 'both are actors in the steps of one list'),
  storyOnlyA: when(true, (a) => `the stories are told as a ${a}`),
  storyA: when(true, (a, b) => `a story’s actor is ${a}, and its criteria say ${b}`),
  titleAgainstSteps: when(true, (a, b) => `a scenario’s title says ${a}, and its steps say ${b}`),
  headingAny: when(true, () => 'a heading says one, and the text below it the other'),
  closeShare: when(true, () => 'they stand close together'),
  likeness: when(true, () => 'the same things are told of both'),
  docAlone: when(true, () => 'nobody else is told of'),
  docShop: when(true, () => 'the document is about a shop'),
  docAdmin: when(false, () => 'administrators are told of'),
  docRecords: when(false, () => 'records of customers are told of'),
  docWorkspace: when(false, () => 'organisations are told of, whose people operate the product'),
  docRoles: when(false, () => 'other roles are told of'),
  aActs: when(true, (a) => `${a} does things, and is not only spoken of`),
  otherActors: when(false, () => 'others act beside the two'),
  aManaged: when(false, (a) => `${a} is managed by others`),
  aRow: when(false, (a) => `${a} is a record`),
  usersAndRoles: when(false, () => 'users have roles'),
  bAdministration: when(false, (_, b) => `${b} stands among administrators`),
  umbrella: when(false, (a, b) => `${a} is one kind of ${b}`),
};
