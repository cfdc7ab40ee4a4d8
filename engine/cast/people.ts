import { seeds } from './people.generated.js';

/**
 * What kind of word for people a word is: `general` for whoever uses a thing, `buyer` for who pays, `party` for who
 * takes part under the name of his trade or visit.
 */
export type PersonKind = 'general' | 'buyer' | 'party';

/** The seeds of the cast with their kinds. It is data: read once, never changed. */
export const people: ReadonlyMap<string, PersonKind> = new Map(
  seeds.split('\n').map((row) => row.split('|') as [string, PersonKind]),
);
