import type { RoleRecord } from '../role.js';

/** Software: an API consumer, an HTTP client. */
export const program: RoleRecord = {
  id: 'program',
  order: 5,
  isPerson: false,
  letter: 'p',
  wording: {
    who: 'a program',
    agent: 'a program',
    short: 'software',
    called: 'software',
    person: 'a program',
    description: 'Software, not a person: an API consumer, an HTTP client.',
  },
  senses: [
    {
      term: 'consumer',
      definition:
        'Software, or the team that runs it, that takes what an interface, a queue or a topic provides: ' +
        'an API consumer, a message consumer.',
      source: 'Apache Kafka documentation, “consumer”: https://kafka.apache.org/documentation/',
    },
    {
      term: 'client',
      definition:
        'A program that opens a connection to a server and asks it for something: an HTTP client, an e-mail client.',
      source: 'RFC 9110, section 3.3: https://www.rfc-editor.org/rfc/rfc9110#section-3.3',
    },
  ],
  definedBy: {
    pattern: /\b(?:software|program|application that|service that calls|http|oauth|machine)\b/i,
    weight: 3,
  },
  rarity: { proposed: 9, written: 9, fit: 0 },
  overlaps: [{ tolerance: 9 }],
};
