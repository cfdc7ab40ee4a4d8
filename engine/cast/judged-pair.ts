import type { Decision, Relationship } from '../model.js';
import { factsOf } from './cast-facts.js';
import type { Facts } from './facts.js';
import type { Pair, Side } from './pair.js';
import { type PlaceSet, placeSetsOf } from './place-sets.js';
import type { Portrait } from './portrait.js';
import { castModel } from './weights.generated.js';
import { type CastModel, type LogisticModel, logOddsOf, probability } from './weights.js';
import { pairReasons, type Reason } from './wording.js';

/** What the cast says of two words. */
export interface CastPair {
  readonly a: Side;
  readonly b: Side;
  readonly relationship: Relationship;
  /** How likely they are one actor under two names, which a reader would mend; from 0 to 1. */
  readonly probability: number;
  /** How likely a reader would change the places to the other word; from 0 to 1. */
  readonly confidence: number;
  /** The document's own structure shows it: a story against its criteria, a title against its steps. */
  readonly shown: boolean;
  /** … so plainly that it comes before what a single sentence says: its title and its steps are one story, told again and again. */
  readonly evident: boolean;
  /** The document itself tells the two apart or says how they stand to each other; a help page, whose reader is “you”, need not. */
  readonly keptApart: boolean;
  /** One manages the records of the other: staff. */
  readonly managed: boolean;
  /** What decided, strongest first, in words; those for one actor and those against. */
  readonly reasons: readonly Reason[];
  /** The word that should give way. */
  readonly change: Side;
  /** The word that stays. */
  readonly keep: Side;
  /** The places of the word that gives way. */
  readonly places: readonly Portrait[];
  /** The team's cast has the word that stays, and not the other. */
  readonly told?: true;
  /** What the team has decided of the two, when it has. */
  readonly decision?: Decision;
  /** What all of it was judged by. */
  readonly read: ReadPair;
}

/** From here on two words are told to be one actor. */
const ONE_ACTOR = 0.4;

/** Below, they are two. */
const TWO_ACTORS = 0.12;

/** A pair with all that is read of it. */
export interface ReadPair {
  readonly pair: Pair;
  readonly facts: Facts;
  readonly sets: readonly PlaceSet[];
}

/** Reads a pair: all that needs no model, each part when it is first asked for. */
export const readPair = (pair: Pair): ReadPair => new Read(pair);

/** A class, as {@link Judged}: V8 keeps objects that have getters of their own, and with them a document, long after it is done with. */
class Read implements ReadPair {
  readonly facts: Facts;
  #sets: readonly PlaceSet[] | undefined;

  constructor(readonly pair: Pair) {
    this.facts = factsOf(pair);
  }

  get sets(): readonly PlaceSet[] {
    this.#sets ??= placeSetsOf(this.pair);
    return this.#sets;
  }
}

/** Judges a pair. */
export const judgePair = (read: ReadPair, model: CastModel): CastPair => new Judged(read, model);

/** All that is said of a pair, decided at once: to say something else of it. */
export const wholly = (pair: CastPair): CastPair => ({
  a: pair.a,
  b: pair.b,
  relationship: pair.relationship,
  probability: pair.probability,
  confidence: pair.confidence,
  shown: pair.shown,
  evident: pair.evident,
  keptApart: pair.keptApart,
  managed: pair.managed,
  reasons: pair.reasons,
  change: pair.change,
  keep: pair.keep,
  places: pair.places,
  read: pair.read,
});

/** What is said of a pair, decided when it is first asked for: nobody asks more than a little of most pairs. */
class Judged implements CastPair {
  readonly a: Side;
  readonly b: Side;
  readonly #model: CastModel;
  #likely: number | undefined;
  #best: BestSet | undefined;
  #keptApart: boolean | undefined;
  #reasons: readonly Reason[] | undefined;

  constructor(
    readonly read: ReadPair,
    model: CastModel,
  ) {
    this.a = read.pair.a;
    this.b = read.pair.b;
    this.#model = model;
  }

  get relationship(): Relationship {
    return relationshipOf(this.read.facts, this.probability);
  }

  get probability(): number {
    this.#likely ??= likelyOf(this.read, this.#logistic);
    return this.#likely;
  }

  get confidence(): number {
    const { set, worth } = this.#bestSet;
    if (set === undefined) return 0;
    return isTold(this.read) ? worth : this.probability * worth;
  }

  get shown(): boolean {
    return isShown(this.read.pair, this.read.facts);
  }

  get evident(): boolean {
    return isEvident(this.read.pair, this.read.facts);
  }

  get keptApart(): boolean {
    this.#keptApart ??= isKeptApart(this.read.facts);
    return this.#keptApart;
  }

  get managed(): boolean {
    return has(this.read.facts.bActsOnA);
  }

  get reasons(): readonly Reason[] {
    this.#reasons ??= pairReasons(this.read.pair, this.#logistic, this.read.facts);
    return this.#reasons;
  }

  get change(): Side {
    return this.#bestSet.set?.change ?? this.b;
  }

  get keep(): Side {
    return this.#bestSet.set?.keep ?? this.a;
  }

  get places(): readonly Portrait[] {
    return this.#bestSet.set?.places ?? [];
  }

  get #logistic(): LogisticModel {
    return isWithGeneral(this.read.pair) ? this.#model.general : this.#model.special;
  }

  get #bestSet(): BestSet {
    this.#best ??= bestOf(this.read, this.#model);
    return this.#best;
  }
}

/** The places that a reader would most likely change, and how likely he would. */
interface BestSet {
  readonly set: PlaceSet | undefined;
  readonly worth: number;
}

/**
 * Beside the general word one model reads the words and the places together: at the same share of useful findings it
 * finds more than two whose values are multiplied. Of other words, and of what structure shows, marked drafts hold too few.
 */
const isTold = (read: ReadPair): boolean => isWithGeneral(read.pair) && isOpen(read) && !isShown(read.pair, read.facts);

function bestOf(read: ReadPair, model: CastModel): BestSet {
  const { sets, facts } = read;
  const isBoth = isTold(read);
  let set: PlaceSet | undefined;
  let worth = 0;
  for (const each of sets) {
    const its = isBoth ? probability(logOddsOf(model.told, facts, each.facts)) : placeWorth(each, model);
    if (set === undefined || its > worth) [set, worth] = [each, its];
  }
  return { set, worth };
}

/** How likely a reader would change just these places, were the two words one person. */
export const placeWorth = ({ facts }: PlaceSet, { places }: CastModel = castModel): number =>
  probability(logOddsOf(places, facts));

const isEvident = (pair: Pair, facts: Facts): boolean => decides(pair, facts) && pair.a.kind !== 'general';

function likelyOf({ pair, facts }: ReadPair, logistic: LogisticModel): number {
  if (isEvident(pair, facts)) return DECIDED;
  return isOpen({ pair, facts }) ? probability(logOddsOf(logistic, facts)) : 0;
}

/** Neither the document nor the words themselves say how the two stand to each other: then the model is asked. */
export const isOpen = ({ pair, facts }: Pick<ReadPair, 'pair' | 'facts'>): boolean =>
  pair.a.kind !== 'general' &&
  !decides(pair, facts) &&
  !isEquated(facts) &&
  !isToldApart(facts) &&
  (!has(facts.docAddressed) || isShown(pair, facts));

/** One of the words is the general one, and the other is not. */
export const isWithGeneral = ({ a, b }: Pair): boolean => b.kind === 'general' && a.kind !== 'general';

/** “User (Customer)”, “customers: users who …”: the document says how the words stand to each other. */
const isEquated = (facts: Facts): boolean => has(facts.settled) || has(facts.equation);

/** “unlike users, customers …”, “customers and their users”, “the user writes to the customer”, or a definition of each. */
export const isToldApart = (facts: Facts): boolean =>
  has(facts.toldNot) || has(facts.ownPeople) || has(facts.bActsOnA) || has(facts.definedBoth);

/** Who manages the records of the other is another person as well, but one whose deeds tell nothing of the roles. */
const isKeptApart = (facts: Facts): boolean =>
  isEquated(facts) || has(facts.toldNot) || has(facts.ownPeople) || has(facts.definedBoth) || has(facts.docAddressed);

/** The document's own structure shows one actor: a story against its criteria, a title against its steps. */
const isShown = (pair: Pair, facts: Facts): boolean =>
  has(facts.storyA) || has(facts.titleAgainstSteps) || decides(pair, facts);

/** It shows it so plainly that nothing else is asked: two rows of actors, or three scenarios, and no other case. */
const decides = (pair: Pair, facts: Facts): boolean =>
  (facts.actorRows ?? 0) >= Math.log1p(2) || (facts.titleAgainstSteps ?? 0) >= Math.log1p(3) || isOneParty(pair, facts);

/**
 * Two words for buyers, both behind one name (“Data Consumer”, “Data Customer”) or both in the steps of one list; in what
 * speaks to its reader a name may be that of a place or a law (“California consumers”).
 */
const isOneParty = ({ a, b }: Pair, facts: Facts): boolean =>
  a.kind === 'buyer' &&
  b.kind === 'buyer' &&
  ((has(facts.sameModifier) && !has(facts.docAddressed)) || has(facts.sameSteps));

/** Marked drafts hold too few of these to learn from. */
const DECIDED = 0.8;

const has = (fact: number | undefined): boolean => (fact ?? 0) > 0;

function relationshipOf(facts: Facts, likely: number): Relationship {
  if (likely >= ONE_ACTOR) return 'one actor';
  if (isEquated(facts) || has(facts.umbrella)) return 'one covers the other';
  return likely < TWO_ACTORS || isToldApart(facts) ? 'two actors' : 'cannot tell';
}
