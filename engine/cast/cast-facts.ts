import type { Term } from '../model.js';
import { finished } from '../steps.js';
import { actingMet, actingReaders } from './acting.js';
import { apartMet, apartReaders } from './apart.js';
import { documentFacts, documentReaders } from './document.js';
import { type FactReaders, type Facts, lazily } from './facts.js';
import type { CastInput } from './input.js';
import { meetingsAgain, meetingsOf, type TwoWords } from './meetings.js';
import { bit, type Met, type Pair, type Side, type Word } from './pair.js';
import { drawn, type Portraits, unmentioned } from './portraits.js';
import { SHOWS } from './rows.js';
import { structureMet, structureReaders } from './structure.js';

/** Of the words of a document so many are compared, the commonest; and of two words so many meetings, at most. */
const LIMIT = { words: 12, meetings: 250_000 } as const;

/**
 * Every two words for people that stand in a document, the general word second.
 *
 * @param portraits those of the document
 * @param earlier the pairs of an earlier version
 */
export function pairsOf(
  input: CastInput,
  portraits: Portraits = finished(drawn(input)),
  earlier: readonly Pair[] = [],
): readonly Pair[] {
  const { everybody, words, sides } = portraits;
  if (sides.length < 2) return [];
  // Most documents have none, which the rows of their words tell: everybody is gone through where there are some.
  const hasLabels = words.some(({ rows }) => rows.count(SHOWS.label) > 0);
  const shared = {
    input,
    document: documentFacts(input),
    everybody,
    labels: hasLabels ? everybody.flatMap(({ label }, at) => (label ? [at] : [])) : [],
    acting: new Set(words.filter(({ sums }) => sums.acting > 0).map(({ term }) => term)),
    inSteps: words.some(({ facts }) => facts.isInSteps),
  };
  const decided = new Set(input.decisions?.flatMap(({ words: of }) => of));
  const compared = sides.filter(({ term }, at) => at < LIMIT.words || decided.has(term)).sort(inOrder);
  return compared.flatMap((a, at) =>
    compared
      .slice(at + 1)
      .filter((b) => a.all.length * b.all.length <= LIMIT.meetings)
      .map((b): Pair => {
        const before = earlier.find((pair) => pair.a.term === a.term && pair.b.term === b.term);
        return { a, b, ...metOf(a, b, portraits, before), ...shared };
      }),
  );
}

const ORDER = { buyer: 0, party: 1, general: 2 } as const;

const inOrder = (one: Side, other: Side): number =>
  ORDER[one.kind] - ORDER[other.kind] || (one.term < other.term ? -1 : 1);

/**
 * What is read of two words wherever they stand. Made of the words alone: what is kept must not keep where they stood.
 *
 * @param before of an earlier version
 */
function metOf({ of: a }: Side, { of: b }: Side, { touched }: Portraits, before: Pair | undefined): Read {
  if (before?.a.of === a && before.b.of === b) return { met: before.met, meetings: before.meetings };
  const meetings =
    before === undefined || touched === undefined
      ? meetingsOf({ a, b })
      : meetingsAgain({ a, b }, before.meetings, twoOf(touched.before, a, b), twoOf(touched.now, a, b));
  return { met: metFacts({ a, b, meetings }), meetings };
}

type Read = Pick<Pair, 'met' | 'meetings'>;

/** Two words with those of their mentions that stand in some blocks. */
const twoOf = (words: ReadonlyMap<Term, Word>, a: Word, b: Word): TwoWords => ({
  a: words.get(a.term) ?? unmentioned(a.term),
  b: words.get(b.term) ?? unmentioned(b.term),
});

/** What the words are by themselves. */
const kindReaders: FactReaders<Pair> = {
  isMain: ({ a }) => bit(a.trait === 'main'),
  isProgram: ({ a }) => bit(a.trait === 'program'),
  isParty: ({ a }) => bit(a.kind === 'party'),
  bothBuyers: ({ a, b }) => bit(a.kind === 'buyer' && b.kind === 'buyer'),
  guestOfShop: ({ a, b }) => bit(a.trait === 'main' && b.trait === 'visit'),
  trade: ({ a, b }) => bit(a.trait === 'trade' || b.trait === 'trade'),
};

const metReaders: FactReaders<Met> = { ...actingMet, ...apartMet, ...structureMet };

const metFacts = lazily<Met, Facts>(metReaders);

/** All facts of a pair, each read when it is first asked for. */
export const factsOf = lazily<Pair, Facts>({
  ...Object.fromEntries(
    Object.keys(documentReaders).map((name) => [name, ({ document }: Pair) => document[name] ?? 0]),
  ),
  ...Object.fromEntries(Object.keys(metReaders).map((name) => [name, ({ met }: Pair) => met[name] ?? 0])),
  ...actingReaders,
  ...apartReaders,
  ...structureReaders,
  ...kindReaders,
});
