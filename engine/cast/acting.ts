import { between, bit, count, distance, type Facts, inOneSentence, log, type Pair, type Side, share } from './pair.js';
import type { Portrait } from './portrait.js';

/** So near, in code units, a reader takes two mentions in one look. */
const NEAR = 500;

/** Who of the two acts, at the screen and in the shop. */
export function actingFacts(pair: Pair): Facts {
  const { a, b } = pair;
  const free = b.full.filter((one) => isFree(one));
  const facts: Record<string, number> = { ...sideFacts('a', a), ...sideFacts('b', b) };
  facts.bothGesture = bit(a.full.some((one) => one.gesture) && b.full.some((one) => one.gesture));
  facts.bothBuy = bit(a.full.some((one) => one.buys) && b.full.some((one) => one.buys));
  facts.operatorBoth = bit(
    a.full.some((one) => one.gesture || one.buys) && free.some((one) => one.gesture || one.buys),
  );
  facts.bShopFree = log(count(b.full, (one) => isShopping(one) && isFree(one)));
  facts.aShopFree = log(count(a.full, (one) => isShopping(one) && isFree(one)));
  facts.nearSubjects = log(
    count(
      b.full,
      (one) => one.acts && a.full.some((other) => other.acts && distance(one, other) < NEAR && !apart(one, other)),
    ),
  );
  facts.nearGestures = log(
    count(
      b.full,
      (one) =>
        one.gesture && a.full.some((other) => other.gesture && distance(one, other) < 2 * NEAR && !apart(one, other)),
    ),
  );
  facts.storyOnlyA = bit(a.all.some((one) => one.story) && !b.all.some((one) => one.story));
  facts.storyOnlyB = bit(b.all.some((one) => one.story) && !a.all.some((one) => one.story));
  facts.storyBoth = bit(b.all.some((one) => one.story) && a.all.some((one) => one.story));
  facts.sameDeed = log(sharedDeeds(a, b).length);
  facts.samePossession = log(sharedPossessions(a, b).length);
  facts.likeness = likeness(a.full, b.full);
  return facts;
}

/** Nothing beside a mention says that it is staff, or everybody, or somebody's record. */
export const isFree = (one: Portrait): boolean =>
  !one.staff &&
  !one.everybody &&
  !one.managed &&
  !one.under.has('nonFunctional') &&
  !one.under.has('administration') &&
  !one.says.has('administration');

const isShopping = (one: Portrait): boolean =>
  one.says.has('shop') && !one.says.has('staff') && !one.under.has('administration');

const apart = (one: Portrait, other: Portrait): boolean =>
  inOneSentence(one, other) &&
  /\b(?:and|or|for|from|of|with|by|to|their|his|her|its|whose)\b/i.test(between(one, other));

function sideFacts(name: string, { full, all }: Side): Record<string, number> {
  return {
    [`${name}Gesture`]: log(count(full, (one) => one.gesture)),
    [`${name}GestureShare`]: share(full, (one) => one.gesture),
    [`${name}Buys`]: log(count(full, (one) => one.buys)),
    [`${name}ActsShare`]: share(full, (one) => one.acts || one.story),
    [`${name}NeverActs`]: bit(full.length > 0 && !full.some((one) => one.acts || one.story)),
    [`${name}Article`]: share(full, (one) => one.article),
    [`${name}Count`]: log(full.length),
    [`${name}None`]: bit(full.length === 0),
    [`${name}ManagedShare`]: share(full, (one) => one.managed),
    [`${name}Managed`]: log(count(full, (one) => one.managed)),
    [`${name}Record`]: share(all, (one) => one.record),
    [`${name}Compound`]: share(all, (one) => one.head !== ''),
    [`${name}Screen`]: log(count(full, (one) => one.screen)),
    [`${name}Till`]: log(count(full, (one) => one.till)),
    [`${name}Accounted`]: log(count(all, (one) => one.accounted)),
    [`${name}Row`]: share(all, (one) => one.row),
    [`${name}Rows`]: log(count(all, (one) => one.row)),
    [`${name}Joined`]: log(count(all, (one) => one.joined)),
    [`${name}Operates`]: mean(full, 1),
    [`${name}Buyer`]: mean(full, 0),
    [`${name}Free`]: share(full, isFree),
    [`${name}FreeCount`]: log(count(full, isFree)),
    [`${name}ShopShare`]: share(full, (one) => one.says.has('shop')),
  };
}

const mean = (of: readonly Portrait[], column: number): number =>
  of.length === 0 ? 0 : of.reduce((sum, one) => sum + (one.likely[column] ?? 0), 0) / of.length;

/** How alike the contexts of two words are, by what the table says of them: 1 when they are the same. */
function likeness(one: readonly Portrait[], other: readonly Portrait[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const distance = [0, 1, 2, 3].reduce((sum, column) => sum + Math.abs(mean(one, column) - mean(other, column)), 0);
  return 1 - distance / 2;
}

const FAINT: ReadonlySet<string> = new Set(
  'have use want need get see make do provide access data information experience account name'.split(' '),
);

const deedsOf = ({ full }: Side): ReadonlySet<string> =>
  new Set(full.flatMap((one) => one.mention.relations.filter(({ slot }) => slot === 'svo').map(({ lemma }) => lemma)));

const possessionsOf = ({ all }: Side): ReadonlySet<string> =>
  new Set(
    all.flatMap((one) =>
      one.mention.relations
        .filter(({ slot, lemma }) => (slot === 'poss' || slot === 'comp') && !FAINT.has(lemma))
        .map(({ lemma }) => lemma),
    ),
  );

/** The deeds (“add_item”) that are told of both words. */
export function sharedDeeds(a: Side, b: Side): readonly string[] {
  const theirs = deedsOf(b);
  return [...deedsOf(a)].filter((deed) => theirs.has(deed));
}

/** What both words have (“order history”). */
export function sharedPossessions(a: Side, b: Side): readonly string[] {
  const theirs = possessionsOf(b);
  return [...possessionsOf(a)].filter((thing) => theirs.has(thing));
}
