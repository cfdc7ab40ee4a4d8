import { describe, expect, it } from 'vitest';
import { recommendedGlossary } from '../../../engine/index.js';
import type { LexiconSlot } from '../../../engine/lexicon/slots.js';
import { contentWordsOf } from '../../../engine/syntax/content-words.js';
import type { Relation } from '../../../engine/syntax/relation.js';
import { readFamilies, readSetCompounds } from '../../../scripts/lexicon-tables.js';
import { check, findingsIn } from '../../support/example.js';
import { type Bracketed, bracketedIn } from './bracketed.js';

const terms = recommendedGlossary.terms.map(({ term }) => term);

describe.each(readFamilies())('The family $family', ({ sections }) => {
  it('gives an example of each row that is read as the row says', () => {
    const rows = sections.flatMap((section) => section.rows);
    const unread = rows.flatMap(({ place, slot, lemma, example }) => {
      const found = bracketedIn(example);
      const read = found === undefined ? [] : keysOf(found, slot);
      return read.includes(lemma)
        ? []
        : [`${place}: “${example}” gives ${read.join(', ') || 'nothing'} as ${slot}, not ${lemma}`];
    });
    expect(unread).toEqual([]);
  });
});

describe('set-compounds.tsv', () => {
  const rows = readSetCompounds();

  it('keeps its words, whoever is meant', () => {
    const judged = rows.flatMap(({ place, example }) => {
      const acquittal = bracketedIn(example)?.mention.acquittal;
      return acquittal === undefined ? [`${place}: ${example}`] : [];
    });
    expect(judged).toEqual([]);
  });

  it('says nothing of its own words', () => {
    const flagged = rows.filter(({ example }) =>
      findingsIn(unmarked(example)).some(({ rule }) => rule === 'set-compound'),
    );
    expect(flagged.map(({ place, example }) => `${place}: ${example}`)).toEqual([]);
  });

  const exclusive = rows.filter(
    ({ term, head, wrong }) =>
      wrong === 'yes' &&
      !head.includes('_') &&
      rows.filter((row) => row.head === head && row.wrong === 'yes').length === 1 &&
      term !== 'end user',
  );

  it.each(exclusive.map(({ term, head, example }) => [`${term} ${head}`, term, head, example] as const))(
    'knows %s with another word in its place',
    (_compound, term, head, example) => {
      const own = new Set(rows.filter((row) => row.head === head).map((row) => row.term));
      const other = terms.find(
        (candidate) => !own.has(candidate) && candidate !== 'end user' && startsAlike(candidate, term),
      );
      if (other === undefined) return;
      const marked = example.replace(
        /\[([^\]]+)\]/,
        (_, written: string) => `«${inCaseOf(written, other)}→${written}»`,
      );
      check(marked, 'set-compound');
    },
  );
});

const unmarked = (example: string): string => example.replace(/[[\]]/g, '');

const inCaseOf = (written: string, word: string): string =>
  /^\p{Lu}/u.test(written) ? `${(word[0] ?? '').toUpperCase()}${word.slice(1)}` : word;

/** None of the words begins with the sound of a vowel but “end user”: an article before them stays. */
const startsAlike = (one: string, other: string): boolean => /^end/.test(one) === /^end/.test(other);

/** What an example says in a slot: most of them are relations; the others look at words near by. */
function keysOf({ mention, sentence }: Bracketed, slot: LexiconSlot): readonly string[] {
  switch (slot) {
    case 'win':
      return sentence.words.filter((_, at) => at !== mention.at).map(({ lemma }) => lemma);
    case 'head':
      return mention.prose.context.headings.flatMap(contentWordsOf);
    case 'thing':
      return mention.relations.flatMap(thingOf);
    default:
      return mention.relations.filter((relation) => relation.slot === slot).map(({ lemma }) => lemma);
  }
}

/** The thing that somebody has or deals with. */
function thingOf({ slot, lemma }: Relation): readonly string[] {
  if (slot === 'poss' || slot === 'comp') return [lemma];
  if (slot === 'svo') return [lemma.replace(/^[^_]+_/, '')];
  return slot === 'post' ? [lemma.replace(/^(?:with|on|in)_/, '')] : [];
}
