import { describe, expect, it } from 'vitest';
import { recommendedSettings } from '../../configuration/index.js';
import type { Settings, TermEntry } from '../../engine/index.js';
import { compile } from '../../rules/index.js';

/** Words of the document, and with them so many that each word of a text is looked up. */
const FEW = ['juggler', 'guest juggler', 'lion tamer'];
const MANY = [
  ...FEW,
  ...Array.from(
    { length: 1000 },
    (_, at) => `clown${String(at).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`,
  ),
];

/** “Guest” and “visitor” are in no glossary; the engine knows them for people. */
const text = `# Tent

As a guest, I want to see the seats, so that I can choose one.

- The visitor selects a seat.
- The visitor clicks **Book**, and the visitor door opens.
- A guest juggler waits; the lion tamers pay the invoice.

The juggler forgets the password. A host greets the guests.
`;

/** @param said of the glossary besides */
const withPeople = (
  words: readonly string[],
  said: Partial<Settings['glossary']> = {},
  entry: PropertyDescriptorMap = {},
): Settings => {
  const { glossary } = recommendedSettings;
  const own = words.map((term): TermEntry => Object.defineProperties({ term, deprecated: [] }, entry));
  const terms = [...glossary.terms, ...own, ...(said.terms ?? [])];
  const senses = [...glossary.senses, ...words.map((term) => ({ term, role: 'buyer' as const, definition: '' }))];
  return { ...recommendedSettings, glossary: { ...glossary, ...said, terms, senses } };
};

const document = { text, languageId: 'markdown' } as const;

/** All that is said of the document by these words. */
function told(words: readonly string[], said?: Partial<Settings['glossary']>) {
  const compiled = compile(withPeople(words, said));
  const { findings, mentions } = compiled.review(document);
  const { words: people, pairs } = compiled.cast(document);
  return {
    findings: findings.map(({ rule, term, span, message }) => ({ rule, term, span, message })),
    mentions: mentions.map(({ term, verdict }) => [term, verdict.kind]),
    people,
    pairs,
  };
}

describe('a glossary of thousands of words for people', () => {
  it('says the same as one with those words alone that a document holds', () => {
    const few = told(FEW);
    expect(few.people.map(({ term }) => term)).toEqual(expect.arrayContaining(['guest', 'visitor', 'guest juggler']));
    expect(told(MANY)).toEqual(few);
  });

  it.each([
    [
      'has decided of two of its people',
      { decisions: [{ words: ['guest', 'host'], are: 'one actor', write: 'guest' }] },
    ],
    ['has decided whom a word names', { wordDecisions: [{ word: 'juggler', roles: ['operator'] }] }],
    ['has given a word up for another', { terms: [{ term: 'spectator', deprecated: [], forbidden: ['visitor'] }] }],
    ['has words for other things', { terms: [{ term: 'ring', deprecated: ['visitor door'] }] }],
    ['writes “guests” for others', { terms: [{ term: 'party', plural: 'guests', deprecated: [], isPerson: true }] }],
  ] as const)('says the same where the team %s', (_, said) => {
    expect(told(MANY, said)).toEqual(told(FEW, said));
  });

  it('is made ready once, though other people stand in a document', () => {
    let asked = 0;
    const forbidden = {
      get: () => {
        asked += 1;
        return undefined;
      },
    };
    const compiled = compile(withPeople(MANY, {}, { forbidden }));
    expect(asked).toBe(MANY.length);
    compiled.review(document);
    expect(asked).toBe(MANY.length);
  });
});
