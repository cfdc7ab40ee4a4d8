import type { Term } from '../model.js';
import type { Steps } from '../steps.js';
import { pairsOf } from './cast-facts.js';
import { decided, decisionOn } from './decided.js';
import type { CastInput } from './input.js';
import { type CastPair, judgePair, readPair } from './judged-pair.js';
import { byMembers } from './members.js';
import type { Side } from './pair.js';
import { drawn, type Portraits } from './portraits.js';
import { castModel } from './weights.generated.js';

/** Somebody whom a document speaks of, by all the words that name him. */
export interface Actor {
  /** The commonest first. */
  readonly terms: readonly Term[];
  readonly mentions: number;
  /** What he is told to do most: “add_item”, “book”. */
  readonly deeds: readonly string[];
  /** Whose he is (“your”, “merchant”), when the document says so. */
  readonly owners: readonly string[];
}

/** Who the people of a document are. */
export interface Cast {
  /** All mentions of people; none where nobody asked for any. */
  readonly portraits?: Portraits;
  /** Every word that names a person, the commonest first. */
  readonly sides: readonly Side[];
  /** Words that mostly name a program here; what they say of people is little to go by. */
  readonly programs: readonly Side[];
  readonly actors: readonly Actor[];
  readonly pairs: readonly CastPair[];
}

/**
 * Reads who a document's people are, and which two words name one of them.
 *
 * @param earlier the cast of an earlier version of the document: what an edit did not touch is not read again
 */
export function* castOf(input: CastInput, earlier?: Cast): Steps<Cast> {
  const { decisions = [], members = [] } = input;
  const portraits = yield* drawn(input, earlier?.portraits);
  const before = earlier?.pairs.map(({ read }) => read.pair);
  yield;
  const pairs: CastPair[] = [];
  for (const pair of pairsOf(input, portraits, before)) {
    yield;
    const judged = judgePair(readPair(pair), castModel);
    const decision = decisionOn(decisions, pair.a.term, pair.b.term);
    pairs.push(decision === undefined ? byMembers(judged, members) : decided(judged, pair, decision));
  }
  return new Read(portraits, pairs);
}

/** A class: V8 keeps objects that have getters of their own, and with them a document, long after it is done with. */
class Read implements Cast {
  readonly sides: readonly Side[];
  readonly programs: readonly Side[];
  #actors: readonly Actor[] | undefined;

  constructor(
    readonly portraits: Portraits,
    readonly pairs: readonly CastPair[],
  ) {
    this.sides = portraits.sides;
    this.programs = portraits.programs;
  }

  // A review asks for the pairs alone.
  get actors(): readonly Actor[] {
    this.#actors ??= actorsOf(this.pairs);
    return this.#actors;
  }
}

/** The words joined by one actor, and what is told of him. */
function actorsOf(pairs: readonly CastPair[]): readonly Actor[] {
  const sides = new Map<Term, Side>();
  const group = new Map<Term, Term>();
  const find = (term: Term): Term => {
    const up = group.get(term) ?? term;
    return up === term ? term : find(up);
  };
  for (const { a, b, relationship } of pairs) {
    sides.set(a.term, a).set(b.term, b);
    if (relationship === 'one actor') group.set(find(a.term), find(b.term));
  }
  const groups = new Map<Term, Side[]>();
  for (const [term, side] of sides) groups.set(find(term), [...(groups.get(find(term)) ?? []), side]);
  return [...groups.values()].map(actorOf);
}

function actorOf(sides: readonly Side[]): Actor {
  const mentions = sides.flatMap(({ all }) => all);
  const relations = mentions.flatMap(({ mention }) => mention.relations);
  return {
    terms: [...sides].sort((one, other) => other.all.length - one.all.length).map(({ term }) => term),
    mentions: mentions.length,
    deeds: commonest(relations.filter(({ slot }) => slot === 'subj').map(({ lemma }) => lemma)),
    owners: commonest(mentions.map(({ owner }) => owner).filter((owner) => owner !== '')),
  };
}

/** The five commonest. */
function commonest(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort((one, other) => other[1] - one[1])
    .slice(0, 5)
    .map(([word]) => word);
}
