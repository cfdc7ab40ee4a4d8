import type { Term } from '../model.js';
import { isHeld } from '../verdict/named.js';
import type { Cast } from './cast.js';
import type { CastMention } from './input.js';
import type { CastPair } from './judged-pair.js';
import type { Portrait } from './portrait.js';

/** Two words that name one actor, and the places that would be mended. */
export interface OneActor {
  readonly pair: CastPair;
  /** The places of the word that gives way, in source order; at least one. */
  readonly places: readonly Portrait[];
}

/**
 * From here on a reader is told of two words for one person; where the document's own structure shows it, sooner. Of
 * two words of which neither is the general one marked drafts hold too few to learn from: only structure speaks. In a
 * text that asks nothing of a product, and was edited, as a rule, it must be surer: of 16 findings in manuals 6 were right.
 * In drafts of repositories that were not learned from, findings above these bars are as good as those above .42 and .5.
 */
const SPEAKS = { learned: 0.39, shown: 0.2, undemanding: 0.42 } as const;

/** Of fewer mentions nothing is learned, and a text so short needs no cast. */
export const MENTIONS = 4;

/** Whether a pair is worth a finding. */
export const isSpokenOf = (pair: CastPair): boolean => {
  const { a, b } = pair;
  if (isPublished(pair)) return comesFirst(pair) && isAtLeast(pair, SPEAKS.shown);
  if (pair.shown || pair.told || pair.decision !== undefined) return isAtLeast(pair, SPEAKS.shown);
  if (b.kind !== 'general' || a.full.length + b.full.length < MENTIONS) return false;
  if (!isUndemanding(pair)) return isAtLeast(pair, SPEAKS.learned);
  // Whoever buys operates as well: of seven such findings in manuals none was right.
  return isAtLeast(pair, SPEAKS.undemanding) && pair.change.kind !== 'buyer';
};

/** The confidence is never above the probability, and costs more to know: its places must be compared. */
const isAtLeast = (pair: CastPair, bar: number): boolean => pair.probability >= bar && pair.confidence >= bar;

/** Users are at the screen and never buy, and are named about as often as those who do: they may well be two. */
const isScreenAgainstTill = ({ change, keep }: CastPair, places: CastPair['places']): boolean =>
  change.kind === 'general' && 2 * change.full.length > keep.full.length && !places.some(({ till }) => till);

/** Its text asks little of a product: it was edited, as a rule. */
const isUndemanding = ({ read }: CastPair): boolean => (read.facts.docUndemanding ?? 0) > 0;

/** Of a page of a site evident structure alone tells: six other findings in 70,000 mentions were all wrong to two readers. */
const isPublished = ({ read }: CastPair): boolean => (read.facts.docPublished ?? 0) > 0;

/** What a person has decided, and what structure makes evident, comes before what a single sentence says. */
export const comesFirst = ({ decision, evident }: CastPair): boolean => decision !== undefined || evident;

/**
 * The pairs of a cast that a reader is told of, each once: the surest first gets a place that two want.
 *
 * @param doubted source offsets at which mentions start whose own sentence speaks against their word
 */
export function oneActors({ pairs }: Cast, doubted: ReadonlySet<number>): readonly OneActor[] {
  const taken = new Set<number>();
  return pairs
    .filter((pair) => isSpokenOf(pair) && (comesFirst(pair) || !isDoubtful(pair, doubted)))
    .sort((one, other) => Number(comesFirst(other)) - Number(comesFirst(one)) || other.confidence - one.confidence)
    .flatMap((pair) => {
      const { where } = pair.a;
      const isFree = (one: Portrait): boolean => isFreeAt(one.mention, where.placeOf(one));
      const isFreeAt = (mention: CastMention, place: number): boolean =>
        !taken.has(place) &&
        (comesFirst(pair) ||
          (!doubted.has(place) && !isHeld(mention) && !(isUndemanding(pair) && isBySession(mention))));
      const places = pair.places.filter(isFree);
      const isPlain = isUndemanding(pair) && !pair.shown && !pair.told && !comesFirst(pair);
      if (isPlain && isScreenAgainstTill(pair, pair.places)) return [];
      for (const one of places) taken.add(where.placeOf(one));
      return places.length === 0 ? [] : [{ pair, places }];
    });
}

/**
 * Half of either word is in doubt by its own sentences: what is told of the two is told of mix-ups, and with these
 * mended they may be two people.
 */
const isDoubtful = ({ a, b }: CastPair, doubted: ReadonlySet<number>): boolean =>
  [a, b].some(({ full, where }) => {
    const inDoubt = full.filter((one) => doubted.has(where.placeOf(one))).length;
    return inDoubt > 0 && 2 * inDoubt >= full.length;
  });

/**
 * Told apart by whether the product knows them: “the anonymous user”, “how to authenticate the user”. Whoever that is,
 * the word is that of sign-in, beside any other.
 */
const isBySession = ({ words, at, relations }: CastMention): boolean =>
  SESSION.test(words[at - 1]?.token.lower ?? '') ||
  relations.some(({ slot, lemma }) => (slot === 'obj' || slot === 'psubj') && SIGNED.test(lemma));

const SESSION = /^(?:anonymous|authenticated|unauthenticated|signed-in|logged-in)$/;
const SIGNED = /^(?:authenticate|log_in|log|sign_in)$/;

/** Whether two words may name one person: the document does not tell them apart, and nor does what is known of it. */
export const mayBeOne = ({ pairs }: Cast, word: Term, other: Term): boolean =>
  pairs.some(
    ({ a, b, relationship }) =>
      (relationship === 'one actor' || relationship === 'cannot tell') &&
      ((a.term === word && b.term === other) || (a.term === other && b.term === word)),
  );
