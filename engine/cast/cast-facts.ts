import type { Term } from '../model.js';
import { actingFacts } from './acting.js';
import { apartFacts } from './apart.js';
import { documentFacts } from './document.js';
import type { CastInput } from './input.js';
import { bit, byPlace, type Facts, type Pair, type Side } from './pair.js';
import { seedOf } from './people.js';
import { type KnownPortraits, type Portrait, portraitsOf, wordOf } from './portrait.js';
import { type SideFacts, sideFactsOf } from './side-facts.js';
import { structureFacts } from './structure.js';

/** Of the words of a document so many are compared, the commonest; and of two words so many meetings, at most. */
const LIMIT = { words: 12, meetings: 250_000 } as const;

/** Who stands in a document: all mentions in source order, and every word that names a person, the commonest first. */
export interface Portraits {
  readonly everybody: readonly Portrait[];
  readonly sides: readonly Side[];
  /** Words that mostly name a program here (“API client”), with the mentions that may be of a person all the same. */
  readonly programs: readonly Side[];
}

/**
 * Draws every mention of a document.
 *
 * @param known portraits of an earlier version
 */
export function drawn(input: CastInput, known?: KnownPortraits): Portraits {
  const everybody = input.blocks.flatMap((block, index) => portraitsOf(block, index, known));
  const terms = new Map<Term, Portrait[]>();
  for (const one of everybody) {
    const known = terms.get(one.term);
    if (known === undefined) terms.set(one.term, [one]);
    else known.push(one);
  }
  const named = [...terms]
    .map(([term, all]): Side => sideOf(term, all))
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
    inSteps: everybody.some(({ block }) => block.prose.kind === 'step'),
  };
  const decided = new Set(input.decisions?.flatMap(({ words }) => words));
  const compared = sides.filter(({ term }, at) => at < LIMIT.words || decided.has(term)).sort(inOrder);
  return compared.flatMap((a, at) =>
    compared
      .slice(at + 1)
      .filter((b) => a.all.length * b.all.length <= LIMIT.meetings)
      .map((b): Pair => ({ a, b, ...shared })),
  );
}

/** A word of a document with its portraits, in source order. */
function sideOf(term: string, portraits: readonly Portrait[]): Side {
  const all = portraits.filter(({ person }) => person);
  const full = all.filter((one) => one.full);
  const word = wordOf(term);
  let facts: SideFacts | undefined;
  return {
    term,
    ...seedOf(term),
    word,
    all,
    full,
    byPlace: { all: byPlace(all), full: byPlace(full) },
    get facts() {
      facts ??= sideFactsOf(word, all, full);
      return facts;
    },
  };
}

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

/** All facts of a pair. */
export const factsOf = (pair: Pair): Facts => ({
  ...pair.document,
  ...actingFacts(pair),
  ...apartFacts(pair),
  ...structureFacts(pair),
  ...kindFacts(pair),
});

/** What the words are by themselves. */
function kindFacts({ a, b }: Pair): Facts {
  return {
    isMain: bit(a.trait === 'main'),
    isProgram: bit(a.trait === 'program'),
    isParty: bit(a.kind === 'party'),
    bothBuyers: bit(a.kind === 'buyer' && b.kind === 'buyer'),
    guestOfShop: bit(a.trait === 'main' && b.trait === 'visit'),
    trade: bit(a.trait === 'trade' || b.trait === 'trade'),
  };
}
