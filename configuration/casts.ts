import type { CastMember, Role, Term } from '../engine/model.js';

/** What people do with a product, and the role that it is. */
export const deeds: Readonly<Record<string, Role>> = {
  buys: 'buyer',
  operates: 'operator',
  consumes: 'consumer',
  engages: 'client',
};

/** A member of a cast as a configuration writes it. */
export interface WrittenMember {
  readonly does?: readonly string[];
  readonly of?: Term;
  readonly where?: readonly string[];
}

const SHOP = ['checkout', 'cart', 'basket', 'storefront', 'store', 'shop', 'parcel', 'wish list'];
const PLATFORM = ['admin', 'dashboard', 'platform', 'payout', 'sales channel', 'back office'];

/** The casts that ship. */
const casts: Readonly<Record<string, Readonly<Record<Term, WrittenMember>>>> = {
  direct: { customer: { does: ['buys', 'operates', 'consumes'] }, user: { does: ['operates'] } },
  b2b: { customer: { does: ['buys'] }, user: { does: ['operates'], of: 'customer' } },
  b2b2c: {
    customer: { does: ['buys', 'operates'] },
    'end user': { does: ['operates', 'consumes', 'buys'], of: 'customer' },
    consumer: { does: ['consumes', 'buys', 'operates'], of: 'customer' },
  },
  marketplace: {
    merchant: { does: ['buys', 'operates'], where: PLATFORM },
    customer: { does: ['buys', 'operates', 'consumes'], of: 'merchant', where: SHOP },
  },
  agency: { client: { does: ['engages', 'buys'] }, customer: { of: 'client' } },
  household: {
    customer: { does: ['buys'] },
    consumer: { does: ['consumes'], of: 'customer' },
    user: { does: ['operates'], of: 'customer' },
  },
};

export const castNames: readonly string[] = Object.keys(casts);

/** The members of a cast that ships; none for a name that no cast has. */
export const shippedCast = (name: string): ReadonlyMap<Term, WrittenMember> =>
  new Map(Object.hasOwn(casts, name) ? Object.entries(casts[name] ?? {}) : []);

/** A cast as the engine knows it: one that ships by its name, or what a configuration says. */
export function castMembersOf(written: string | ReadonlyMap<Term, WrittenMember>): readonly CastMember[] {
  const members = typeof written === 'string' ? Object.entries(casts[written] ?? {}) : [...written];
  return members.map(([term, { does = [], of, where = [] }]) => ({
    term,
    roles: does.map((deed) => deeds[deed] as Role),
    ...(of !== undefined && { of }),
    where,
  }));
}
