import type { RoleRecord } from '../role.js';

/** Who works with the product, whoever bought it. */
export const operator: RoleRecord = {
  id: 'operator',
  order: 2,
  isPerson: true,
  letter: 'o',
  wording: {
    who: 'who operates the product',
    agent: 'an operator of the product',
    short: 'who operates',
    called: 'the operator',
    person: 'the one who uses the product',
    description: 'Who works with the product.',
  },
  preferred: 'user',
  senses: [
    {
      term: 'user',
      definition:
        'The person who works with the product and lives with how it behaves, whoever bought it. ' +
        'Often somebody employed by the customer.',
      source: 'ISO 9241-11:2018, “user”: https://www.iso.org/standard/63500.html',
    },
    {
      term: 'end user',
      definition:
        'The person at the end of the chain who actually uses the product, after every reseller, buyer and administrator. ' +
        'The same role as a user; the word stresses that others stand in between.',
      source: 'ISO/IEC 25000:2014, “end user”: https://www.iso.org/standard/64764.html',
    },
  ],
  definedBy: {
    pattern:
      /\b(?:visits?|log(?:s|ged)? in|sign(?:s|ed)? in|login|log-in|operates?|(?:uses?|using|works? with) (?:the|our|this|its|an?|it)\b|seat\b|staff|opens? (?:the|our|a) (?:app|site|website|session))/i,
    weight: 2,
  },
  rarity: { proposed: 0, written: 0, fit: 0 },
  overlaps: [{ with: 'buyer', when: { topic: 'shop' }, tolerance: 1.2 }],
  commonBelow: 3,
  heldBy: 'buyer',
  accounts:
    /^(?:root|non-root|sudo|unprivileged|privileged|system|unix|linux|posix|os|database|db|sql|postgres|mysql|daemon)$/,
  isAnybody: true,
  saidBy: 'general',
  quiet: [
    {
      meant: 'buyer',
      topics: ['booking', 'referral', 'trading', 'contract'],
      said: 1,
      unless: ['shop', 'store', 'payment'],
      alsoTold: 1,
      doubted: 1,
      isOwn: true,
      isCell: true,
    },
  ],
  // “Budget” and “card” lean towards who pays, and users have both.
  demands: [
    { meant: 'consumer', told: 3.5 },
    { meant: 'buyer', warned: 1.9, isSaid: true, local: 3 },
  ],
};
