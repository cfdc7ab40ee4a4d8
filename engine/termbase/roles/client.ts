import type { RoleRecord } from '../role.js';

/** Who engages a professional. */
export const client: RoleRecord = {
  id: 'client',
  order: 4,
  isPerson: true,
  letter: 'c',
  wording: {
    who: 'who engages professional services',
    agent: 'a client',
    short: 'who engages',
    called: 'the client',
    person: 'the one who engages a professional',
    description: 'Who engages a professional: a lawyer, an accountant, an agency.',
  },
  preferred: 'client',
  senses: [
    {
      term: 'client',
      definition:
        'Somebody who engages a professional, such as a lawyer, an accountant or an agency, ' +
        'in a relation longer and closer than a sale.',
      source: 'American Heritage Dictionary, “client”: https://ahdictionary.com/word/search.html?q=client',
    },
  ],
  definedBy: {
    pattern:
      /\b(?:hires? us|engages?|retains? (?:us|our)|instructs?|professional services|we (?:work|act|advise) for)\b/i,
    weight: 3,
  },
  rarity: { proposed: 1.5, written: 2, fit: 2 },
  overlaps: [],
  compatible: ['buyer'],
  standsFor: { role: 'buyer', topic: 'agency', share: 1.5 },
  homonym: { except: 'agency', never: ['operator'] },
  saidBy: 'buyer',
  // A program does all that an operator does: of eleven who were taken for users in edited pages none was.
  demands: [{ meant: 'operator', told: 7 }],
  quiet: [
    { meant: 'buyer', topics: [], others: 0, alsoTold: 1 },
    { topics: [], again: 2, alsoTold: 1 },
  ],
};
