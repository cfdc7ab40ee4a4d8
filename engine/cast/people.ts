import type { Term } from '../model.js';
import { seeds } from './people.generated.js';

/**
 * What kind of word for people a word is: `general` for whoever uses a thing, `buyer` for who pays, `party` for who
 * takes part under the name of his trade or visit.
 */
export type PersonKind = 'general' | 'buyer' | 'party';

/** What else is known of a word: the usual one for who buys, one that programs bear, a trade, a visit. */
export type PersonTrait = 'main' | 'program' | 'trade' | 'visit' | '-';

/** A word for people. */
export interface Seed {
  readonly kind: PersonKind;
  readonly trait: PersonTrait;
}

/** The seeds of the cast. It is data: read once, never changed. */
export const people: ReadonlyMap<Term, Seed> = new Map(
  seeds.split('\n').map((row): [Term, Seed] => {
    const [word, kind, trait] = row.split('|') as [Term, PersonKind, PersonTrait];
    return [word, { kind, trait }];
  }),
);

/** What is known of a word; of a team's own word, that somebody takes part under it. */
export const seedOf = (term: Term): Seed => people.get(term) ?? { kind: 'party', trait: '-' };
