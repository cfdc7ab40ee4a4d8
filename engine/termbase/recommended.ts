import type { Glossary, Sense, TermEntry } from '../model.js';

const terms: readonly TermEntry[] = [
  { term: 'customer', deprecated: [] },
  { term: 'user', deprecated: [] },
  // “end-user” is right before a noun (“an end-user licence”): that is for the rule to see.
  { term: 'end user', deprecated: ['enduser', 'end-user'] },
  { term: 'consumer', deprecated: [] },
  { term: 'client', deprecated: [] },
];

const senses: readonly Sense[] = [
  {
    term: 'customer',
    role: 'buyer',
    definition:
      'The person or organisation that decides, contracts and pays, seen from the seller. ' +
      'A customer may buy for others, or to sell on, and never use the product.',
    source:
      'Red Hat supplementary style guide, “customer”: https://redhat-documentation.github.io/supplementary-style-guide/',
  },
  {
    term: 'user',
    role: 'operator',
    definition:
      'The person who works with the product and lives with how it behaves, whoever bought it. ' +
      'Often somebody employed by the customer.',
    source: 'ISO 9241-11:2018, “user”: https://www.iso.org/standard/63500.html',
  },
  {
    term: 'end user',
    role: 'operator',
    definition:
      'The person at the end of the chain who actually uses the product, after every reseller, buyer and administrator. ' +
      'The same role as a user; the word stresses that others stand in between.',
    source: 'ISO/IEC 25000:2014, “end user”: https://www.iso.org/standard/64764.html',
  },
  {
    term: 'consumer',
    role: 'consumer',
    definition:
      'A private person, household or group that consumes goods or services for its own needs. ' +
      'Neither a reseller nor a business, and not always the one who paid.',
    source: 'Directive 2011/83/EU, article 2(1): https://eur-lex.europa.eu/eli/dir/2011/83/oj',
  },
  {
    term: 'consumer',
    role: 'program',
    definition:
      'Software, or the team that runs it, that takes what an interface, a queue or a topic provides: ' +
      'an API consumer, a message consumer.',
    source: 'Apache Kafka documentation, “consumer”: https://kafka.apache.org/documentation/',
  },
  {
    term: 'client',
    role: 'client',
    definition:
      'Somebody who engages a professional, such as a lawyer, an accountant or an agency, ' +
      'in a relation longer and closer than a sale.',
    source: 'American Heritage Dictionary, “client”: https://ahdictionary.com/word/search.html?q=client',
  },
  {
    term: 'client',
    role: 'program',
    definition:
      'A program that opens a connection to a server and asks it for something: an HTTP client, an e-mail client.',
    source: 'RFC 9110, section 3.3: https://www.rfc-editor.org/rfc/rfc9110#section-3.3',
  },
];

/** What the five words promise when a team says nothing else. */
export const recommendedGlossary: Glossary = {
  terms,
  senses,
  preferred: { buyer: 'customer', operator: 'user', consumer: 'consumer', client: 'client' },
  allow: [],
};

/**
 * A pattern that matches any source that may hold a word of the glossary: quick
 * and generous, for deciding what is worth reading. It has no state (no `g` or
 * `y` flag) and does not look at word boundaries. A term of several words is
 * represented by its longest, because source may break a line, or put markup,
 * between the words. A glossary without words gives a pattern that matches nothing.
 */
export function wantedIn(glossary: Glossary): RegExp {
  const spellings = glossary.terms.flatMap(({ term, plural, deprecated }) => [
    term,
    ...(plural === undefined ? [] : [plural]),
    ...deprecated,
  ]);
  const keys = [...new Set(spellings.map((spelling) => longestWord(spelling.toLowerCase())))];
  const needed = keys.filter((key) => !keys.some((other) => other !== key && key.includes(other)));
  return new RegExp(needed.length === 0 ? '(?!)' : needed.map(escapePattern).join('|'), 'i');
}

function longestWord(spelling: string): string {
  return spelling
    .split(/[^\p{L}\p{N}]+/u)
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '')
    .replace(/(?<=.)y$/u, ''); // “party” must also find “parties”
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
