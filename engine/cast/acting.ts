import {
  between,
  bit,
  count,
  distance,
  type Facts,
  inOneSentence,
  log,
  type Pair,
  type Side,
  share,
  within,
} from './pair.js';
import type { Portrait } from './portrait.js';

/** So near, in code units, a reader takes two mentions in one look. */
const NEAR = 500;

/** Who of the two acts, at the screen and in the shop; for the second word, where it is free to be anybody. */
export function actingFacts({ a, b }: Pair): Facts {
  return {
    aGestureShare: count(a.full, (one) => one.gesture) / (a.full.length + FEW),
    aScreen: log(count(a.full, (one) => one.screen)),
    aBuys: log(count(a.full, (one) => one.buys)),
    aManaged: log(count(a.full, (one) => one.managed)),
    aRow: share(a.all, (one) => one.row),
    bTill: log(count(b.full, (one) => one.till)),
    bBuyer: mean(b.full, BUYER),
    bFreeCount: log(count(b.full, isFree)),
    bothBuy: bit(a.full.some((one) => one.buys) && b.full.some((one) => one.buys)),
    nearSubjects: log(
      count(
        b.full,
        (one) => one.acts && within(a.byPlace.full, one, NEAR).some((other) => other.acts && areNear(one, other)),
      ),
    ),
    nearGestures: log(
      count(
        b.full,
        (one) =>
          one.gesture &&
          within(a.byPlace.full, one, 2 * NEAR).some((other) => other.gesture && areNear(one, other, 2 * NEAR)),
      ),
    ),
    storyOnlyA: bit(a.all.some((one) => one.story) && !b.all.some((one) => one.story)),
    sameDeed: log(sharedDeeds(a, b).length),
    samePossession: log(sharedPossessions(a, b).length),
    likeness: likeness(a.full, b.full),
    closeShare: share(b.full, (one) => within(a.byPlace.full, one, CLOSE).length > 0),
  };
}

const CLOSE = 300;

/** Of few mentions a share says little: so many are added that say nothing. */
const FEW = 2;

/** Column of the buyer among {@link Portrait.likely}. */
const BUYER = 0;

/** Nothing beside a mention says that it is staff, or everybody, or somebody's record. */
const isFree = (one: Portrait): boolean =>
  !one.staff &&
  !one.everybody &&
  !one.managed &&
  !one.under.has('nonFunctional') &&
  !one.under.has('administration') &&
  !one.says.has('administration');

/** Both in one look, and not told apart by one sentence: “the user writes to the customer”. */
const areNear = (one: Portrait, other: Portrait, reach = NEAR): boolean =>
  distance(one, other) < reach &&
  !(
    inOneSentence(one, other) &&
    /\b(?:and|or|for|from|of|with|by|to|their|his|her|its|whose)\b/i.test(between(one, other))
  );

const mean = (of: readonly Portrait[], column: number): number =>
  of.length === 0 ? 0 : of.reduce((sum, one) => sum + (one.likely[column] ?? 0), 0) / of.length;

/** How alike the contexts of two words are, by what the table says of them: 1 when they are the same. */
function likeness(one: readonly Portrait[], other: readonly Portrait[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  return 1 - [0, 1, 2, 3].reduce((sum, column) => sum + Math.abs(mean(one, column) - mean(other, column)), 0) / 2;
}

/** What everybody has, and so joins nobody. */
const FAINT: ReadonlySet<string> = new Set(
  'have use want need get see make do provide access data information experience account name'.split(' '),
);

/** The deeds (“add_item”) that are told of both words. */
export const sharedDeeds = (a: Side, b: Side): readonly string[] => shared(a.full, b.full, (slot) => slot === 'svo');

/** What both words have (“order history”). */
export const sharedPossessions = (a: Side, b: Side): readonly string[] =>
  shared(a.all, b.all, (slot, lemma) => (slot === 'poss' || slot === 'comp') && !FAINT.has(lemma));

function shared(
  one: readonly Portrait[],
  other: readonly Portrait[],
  holds: (slot: string, lemma: string) => boolean,
): readonly string[] {
  const lemmas = (of: readonly Portrait[]): ReadonlySet<string> =>
    new Set(
      of.flatMap(({ mention }) =>
        mention.relations.filter(({ slot, lemma }) => holds(slot, lemma)).map(({ lemma }) => lemma),
      ),
    );
  const theirs = lemmas(other);
  return [...lemmas(one)].filter((lemma) => theirs.has(lemma));
}
