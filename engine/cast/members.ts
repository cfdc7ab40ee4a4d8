import type { CastMember } from '../model.js';
import { recordOf } from '../termbase/role-record.js';
import { isVariantOf } from '../termbase/variant.js';
import { placesOf } from './decided.js';
import { type CastPair, isOpen, isWithGeneral, placeWorth, wholly } from './judged-pair.js';
import type { Side } from './pair.js';
import { type PersonKind, seedOf } from './people.js';

/**
 * How likely two words must be one person by the facts alone, where the team's cast has the one and not the other. In
 * 10 drafts with the casts that their readers told, and 10 in which these had marked nothing.
 */
const BARS = { general: 0.12, special: 0.3, oneOfSeveral: 0.5 } as const;

/** So sure at least is what the team's own cast decides: with less the pair would not be spoken of. */
const CERTAIN = 0.4;

/**
 * A pair as the team's cast tells it. Two words of the cast are two people. A word that is in no cast is a slip for one
 * of its people, or a general word for several; it is the first where the facts lean to it, and the sooner the fewer
 * people of the cast do what such a word is there for.
 */
export function byMembers(judged: CastPair, members: readonly CastMember[]): CastPair {
  const { a, b, read } = judged;
  const [one, other] = [a, b].map(({ term }) => members.find((member) => member.term === term));
  if (one !== undefined && other !== undefined)
    return { ...wholly(judged), relationship: 'two actors', probability: 0, confidence: 0 };
  const member = one ?? other;
  if (member === undefined) return judged;
  const [keep, change] = member === one ? [a, b] : [b, a];
  const towards = { change, keep, places: bestPlaces(judged, change) };
  if (judged.relationship === 'one actor' && judged.shown) return { ...wholly(judged), ...towards, told: true };
  if (!isOpen(read)) return judged;
  if (change.kind === 'party' || !mayBe(member, change.kind) || isVariantOf(change.term, keep.term)) return judged;
  const isOnly = members.every((rival) => rival === member || !mayBe(rival, change.kind));
  const bar = isOnly ? BARS[isWithGeneral(read.pair) ? 'general' : 'special'] : BARS.oneOfSeveral;
  if (judged.probability < bar) return judged;
  return {
    ...wholly(judged),
    ...towards,
    relationship: 'one actor',
    confidence: Math.max(judged.confidence, CERTAIN),
    told: true,
  };
}

/** Whether a word of a kind may be said for a member of the cast, by its roles; by its own word where it has none. */
function mayBe({ term, roles }: CastMember, kind: PersonKind): boolean {
  if (kind === 'party') return false;
  return roles.length === 0 ? seedOf(term).kind !== 'party' : roles.some((role) => recordOf(role).saidBy === kind);
}

/** The places of the word that gives way: those that may be changed at once, by the facts; else all of its person. */
function bestPlaces({ read, change, places }: CastPair, wanted: Side): CastPair['places'] {
  if (change.term === wanted.term) return places;
  const [first, ...others] = read.sets.filter(
    ({ change: side, places: of }) => side.term === wanted.term && of.length > 0,
  );
  if (first === undefined) return placesOf(wanted);
  return others.reduce((best, set) => (placeWorth(set) > placeWorth(best) ? set : best), first).places;
}
