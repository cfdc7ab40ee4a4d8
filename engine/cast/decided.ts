import type { Decision, Term } from '../model.js';
import { type CastPair, wholly } from './judged-pair.js';
import type { Pair, Side } from './pair.js';

/** What a team has decided of two words; the last decision that speaks of them holds. */
export const decisionOn = (decisions: readonly Decision[], one: Term, other: Term): Decision | undefined =>
  decisions.findLast(({ words }) => words.includes(one) && words.includes(other) && one !== other);

/** Whether nothing is to be said of two words: all but one actor for whom one of the words is to be written. */
export const isSettled = (decision: Decision | undefined): boolean =>
  decision !== undefined && decision.write === undefined;

/** A pair as the team has decided it, whatever the document shows. */
export function decided(judged: CastPair, pair: Pair, decision: Decision): CastPair {
  const { are, write } = decision;
  const isOne = are === 'one actor';
  const [keep, change] = pair.a.term === write ? [pair.a, pair.b] : [pair.b, pair.a];
  return {
    ...wholly(judged),
    decision,
    relationship: are,
    probability: isOne ? 1 : 0,
    confidence: isOne && write !== undefined ? 1 : 0,
    shown: true,
    change,
    keep,
    places: write === undefined ? [] : placesOf(change),
  };
}

/**
 * The places of a word that name the actor of a decision: all but staff, everybody and records. Where nobody has decided,
 * more is left out (who is managed, what stands among administrators): there it may be somebody else.
 */
export const placesOf = ({ full }: Side): CastPair['places'] =>
  full.filter(({ staff, everybody, row }) => !staff && !everybody && !row);
