import type { Term } from '../model.js';
import { actingReaders } from './acting.js';
import { apartReaders, meetingsOf } from './apart.js';
import { documentFacts, documentReaders } from './document.js';
import { type FactReaders, type Facts, lazily } from './facts.js';
import type { CastInput } from './input.js';
import { bit, byPlace, type Pair, type Side } from './pair.js';
import { seedOf } from './people.js';
import { type KnownPortraits, type Portrait, portraitsOf, wordOf } from './portrait.js';
import { sideFactsOf, sideSumsOf } from './side-facts.js';
import { structureReaders } from './structure.js';

/** Of the words of a document so many are compared, the commonest; and of two words so many meetings, at most. */
const LIMIT = { words: 12, meetings: 250_000 } as const;

/** Who stands in a document: all mentions in source order, and every word that names a person, the commonest first. */
export interface Portraits {
  readonly everybody: readonly Portrait[];
  readonly sides: readonly Side[];
  /** Words that mostly name a program here (“API client”), with the mentions that may be of a person all the same. */
  readonly programs: readonly Side[];
}

/** Who stood in an earlier version of a document: what an edit did not touch is neither drawn nor summed up again. */
export interface KnownPeople {
  readonly portraits: KnownPortraits;
  readonly sides: ReadonlyMap<Term, Side>;
}

/**
 * Draws every mention of a document.
 *
 * @param earlier of an earlier version
 */
export function drawn(input: CastInput, earlier?: KnownPeople): Portraits {
  const everybody = input.blocks.flatMap((block, index) => portraitsOf(block, index, earlier?.portraits));
  const terms = new Map<Term, Portrait[]>();
  for (const one of everybody) {
    const known = terms.get(one.term);
    if (known === undefined) terms.set(one.term, [one]);
    else known.push(one);
  }
  const named = [...terms]
    .map(([term, all]): Side => sideOf(term, all, earlier?.sides.get(term)))
    .filter(({ all }) => all.length > 0)
    .sort((one, other) => other.all.length - one.all.length);
  const isOfPrograms = ({ term, all }: Side): boolean => isProgram(term, terms.get(term) ?? [], all);
  return {
    everybody,
    sides: named.filter((side) => !isOfPrograms(side)),
    programs: named.filter(isOfPrograms),
  };
}

/**
 * Every two words for people that stand in a document, the general word second.
 *
 * @param portraits those of the document
 */
export function pairsOf(input: CastInput, { everybody, sides }: Portraits = drawn(input)): readonly Pair[] {
  if (sides.length < 2) return [];
  const shared = {
    input,
    document: documentFacts(input),
    everybody,
    labels: everybody.flatMap(({ label }, at) => (label ? [at] : [])),
    acting: new Set(everybody.filter(({ acts, full }) => acts && full).map(({ term }) => term)),
    inSteps: everybody.some(({ block }) => block.prose.kind === 'step'),
  };
  const decided = new Set(input.decisions?.flatMap(({ words }) => words));
  const compared = sides.filter(({ term }, at) => at < LIMIT.words || decided.has(term)).sort(inOrder);
  return compared.flatMap((a, at) =>
    compared
      .slice(at + 1)
      .filter((b) => a.all.length * b.all.length <= LIMIT.meetings)
      .map((b) => pairOf(a, b, shared)),
  );
}

/** A word of a document with its portraits, in source order. */
function sideOf(term: string, portraits: readonly Portrait[], earlier: Side | undefined): Side {
  const all = portraits.filter(({ person }) => person);
  const full = all.filter((one) => one.full);
  const word = wordOf(term);
  const sums = earlier !== undefined && areSame(earlier.all, all) ? earlier.sums : sideSumsOf({ word, all, full });
  const facts = sideFactsOf({ word, all, full });
  return { term, ...seedOf(term), word, all, full, byPlace: { all: byPlace(all), full: byPlace(full) }, sums, facts };
}

/** Whether the mentions of a word say the same as before, wherever they stand now. */
const areSame = (before: readonly Portrait[], now: readonly Portrait[]): boolean =>
  before.length === now.length && now.every(({ mention }, at) => mention === before[at]?.mention);

/** Where most of the mentions of a word that programs bear stand among programs, the others are programs as well. */
function isProgram(term: string, portraits: readonly Portrait[], persons: readonly Portrait[]): boolean {
  if (seedOf(term).trait !== 'program') return false;
  const technical =
    portraits.length - persons.filter(({ says, names }) => !says.has('technical') || names.length > 0).length;
  return technical >= 0.4 * portraits.length;
}

const ORDER = { buyer: 0, party: 1, general: 2 } as const;

const inOrder = (one: Side, other: Side): number =>
  ORDER[one.kind] - ORDER[other.kind] || (one.term < other.term ? -1 : 1);

function pairOf(a: Side, b: Side, shared: Omit<Pair, 'a' | 'b' | 'meetings'>): Pair {
  let meetings: Pair['meetings'] | undefined;
  return {
    a,
    b,
    ...shared,
    get meetings() {
      meetings ??= meetingsOf(a, b);
      return meetings;
    },
  };
}

/** What the words are by themselves. */
const kindReaders: FactReaders<Pair> = {
  isMain: ({ a }) => bit(a.trait === 'main'),
  isProgram: ({ a }) => bit(a.trait === 'program'),
  isParty: ({ a }) => bit(a.kind === 'party'),
  bothBuyers: ({ a, b }) => bit(a.kind === 'buyer' && b.kind === 'buyer'),
  guestOfShop: ({ a, b }) => bit(a.trait === 'main' && b.trait === 'visit'),
  trade: ({ a, b }) => bit(a.trait === 'trade' || b.trait === 'trade'),
};

/** All facts of a pair, each read when it is first asked for. */
export const factsOf = lazily<Pair, Facts>({
  ...Object.fromEntries(
    Object.keys(documentReaders).map((name) => [name, ({ document }: Pair) => document[name] as number]),
  ),
  ...actingReaders,
  ...apartReaders,
  ...structureReaders,
  ...kindReaders,
});
