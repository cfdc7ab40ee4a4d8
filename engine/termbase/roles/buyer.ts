import type { RoleRecord } from '../role.js';

/** Who decides, contracts and pays. */
export const buyer: RoleRecord = {
  id: 'buyer',
  order: 1,
  isPerson: true,
  letter: 'b',
  wording: {
    who: 'who buys and pays',
    agent: 'a buyer',
    short: 'who buys',
    called: 'the buyer',
    person: 'the one who buys',
    description: 'Who decides, contracts and pays.',
  },
  preferred: 'customer',
  senses: [
    {
      term: 'customer',
      definition:
        'The person or organisation that decides, contracts and pays, seen from the seller. ' +
        'A customer may buy for others, or to sell on, and never use the product.',
      source:
        'Red Hat supplementary style guide, “customer”: https://redhat-documentation.github.io/supplementary-style-guide/',
    },
  ],
  definedBy: {
    pattern:
      /\b(?:buys?|bought|orders?|ordered|pays?|purchases?|contracts? with|subscribes?|signs? (?:the|a|our) contract|charge them|account holder|invoiced?)\b/i,
    weight: 2,
  },
  rarity: { proposed: 0, written: 0, fit: 0 },
  overlaps: [
    // A text that never says “customer” has decided to call those who pay its users.
    { with: 'operator', when: { unused: ['buyer', 'client'] }, tolerance: 2.2 },
    { with: 'client', when: { owned: 'client' }, tolerance: 4 },
    { with: 'client', when: { topic: 'agency' }, tolerance: 4 },
    { with: 'client', when: { unused: ['buyer'] }, tolerance: 4 },
    { with: 'client', tolerance: 1.5 },
    { with: 'consumer', when: { topic: 'regulation' }, tolerance: 3 },
    { with: 'consumer', when: { unused: ['buyer'] }, tolerance: 3 },
    { with: 'consumer', tolerance: 1.2 },
  ],
  operates: { as: 'operator', topic: 'shop' },
  goesBy: { role: 'consumer', insteadOf: 'operator', when: 'unused' },
  saidBy: 'buyer',
  quiet: [
    {
      meant: 'operator',
      topics: ['contract', 'referral', 'store', 'shop'],
      needs: 3,
      said: 1,
      again: 2,
      alsoTold: 9,
      exchanged: 0.15,
      local: 1.5,
      isHelped: true,
      isOwned: true,
      isAtLarge: true,
    },
  ],
  // Who has bought operates, too: of some seventy warnings in edited texts that a customer was a user readers shared nine.
  // … and of ten who were taken for consumers, or users who were, one.
  demands: [
    { meant: 'operator', told: 3 },
    { meant: 'consumer', told: 3.5 },
  ],
};
