import type { RoleRecord } from '../role.js';

/** The private person or household that uses goods or services up. */
export const consumer: RoleRecord = {
  id: 'consumer',
  order: 3,
  isPerson: true,
  letter: 'k',
  wording: {
    who: 'the final consumer',
    agent: 'a consumer',
    short: 'who consumes',
    called: 'the consumer',
    person: 'the private person who consumes',
    description: 'The private person or household that consumes goods or services for its own needs.',
  },
  preferred: 'consumer',
  senses: [
    {
      term: 'consumer',
      definition:
        'A private person, household or group that consumes goods or services for its own needs. ' +
        'Neither a reseller nor a business, and not always the one who paid.',
      source: 'Directive 2011/83/EU, article 2(1): https://eur-lex.europa.eu/eli/dir/2011/83/oj',
    },
  ],
  definedBy: {
    // “an individual who acts for purposes outside trade or profession”
    pattern:
      /\b(?:(?:outside|other than)\b.{0,40}\b(?:trade|business|craft|profession)|private (?:purposes|use|person|household)|household|personal (?:use|purposes))\b/i,
    weight: 4,
  },
  rarity: { proposed: 0.5, written: 1, fit: 1 },
  overlaps: [
    { when: { used: ['consumer'] }, tolerance: 0 },
    { when: { topic: 'regulation' }, tolerance: 0 },
    { tolerance: 1.5 },
  ],
  compatible: ['buyer'],
  // Those who “buy a machine” and to whom shops “sell” are consumers as well: six of 25 findings, and none of them true.
  alsoDo: /^(?:buy|buys|buying|bought|sells?|selling|sold|purchas(?:e|es|ed|ing))\b/i,
  homonym: { local: 1, isCapacity: true },
  goesBy: { role: 'buyer', insteadOf: 'operator', when: 'rarer' },
  saidBy: 'buyer',
  quiet: [
    { topics: ['payment', 'referral'], needs: 1, others: 0, alsoTold: 1 },
    { meant: 'operator', topics: ['store', 'shop'], alsoTold: 1 },
  ],
  // Of 17 consumers in edited pages who seemed to operate the product, readers would have touched one: programs, brands'
  // consumers, and consumers by law are called so.
  demands: [{ meant: 'operator', told: 1.9, beside: 3 }],
};
