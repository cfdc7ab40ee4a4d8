import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixText } from '../../../cli/fix.js';
import { recommendedSettings } from '../../../configuration/index.js';
import { type Finding, type LanguageId, languageIds, type Settings } from '../../../engine/index.js';
import { document as noise } from '../../prose/source.js';
import { applied, shown } from '../../support/example.js';
import { givenUp } from '../../support/given-up.js';
import { type Reviewer, reviewer } from '../../support/reviewer.js';
import { holdSound } from '../../support/soundness.js';

const RUNS = 1500;

/** One for all properties of a run: they look at the same documents, which are reviewed once. */
const SEED = Math.floor(Math.random() * 2 ** 31);

const reviewers = new Map([recommendedSettings, givenUp].map((settings) => [settings, reviewer(settings)]));

const word = fc.constantFrom('client', 'actor', 'user', 'customer', 'end user', 'enduser', 'consumer');
const inCase = fc.constantFrom(
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => text.replace(/^./u, (letter) => letter.toUpperCase()),
);
const article = fc.constantFrom('a ', 'an ', 'the ', 'A\u00a0', 'an\n', 'AN ', 'An *', 'a “', 'every ', '');
const ending = fc.constantFrom('', 's', "'s", '’s', "s'", 's’', 's/users', ' (user)', '-to-be', '.', ',', 's.');
const around = fc.constantFrom(
  ['', ''],
  ['**', '**'],
  ['_', '_'],
  ['[', '](client.md)'],
  ['`', '`'],
  ['"', '"'],
  ['<b>', '</b>'],
  ['~~', '~~'],
  ['&ldquo;', '&rdquo;'],
  ['👩‍💻', '🎉'],
);
const verb = fc.constantFrom(
  ' pays the invoice',
  ' clicks **Save**',
  ' waits',
  ' signs in',
  ', who buys',
  ' means well',
  '',
);
const gap = fc.constantFrom(
  ' ',
  '\n',
  '. ',
  '.\n\n',
  ' &amp; ',
  '\n> ',
  '\n- ',
  ' | ',
  '\n\n## ',
  '\r\n',
  '\n\n| a | b |\n| --- | --- |\n| ',
  '; ',
);

const clause = fc
  .tuple(article, around, inCase, word, ending, verb, gap)
  .map(
    ([before, [open, close], cased, term, after, deed, next]) =>
      `${before}${open}${cased(term + after)}${close}${deed}${next}`,
  );

/** Sentences of mentions in every form, with markup around them, in every format. */
const sentences = fc.record({
  text: fc
    .tuple(fc.constantFrom('', '\uFEFF', '> ', '1. ', '# '), fc.array(clause, { minLength: 1, maxLength: 8 }))
    .map(([start, clauses]) => start + clauses.join('')),
  languageId: fc.constantFrom(...languageIds),
});

const document = fc.oneof({ weight: 3, arbitrary: sentences }, { weight: 1, arbitrary: noise });
const anySettings = fc.constantFrom<Settings>(recommendedSettings, givenUp);

describe('every fix', { timeout: 120_000 }, () => {
  it('stands where the source holds what it replaces', () => {
    holds(({ text, found }) => {
      for (const { span, fixes } of found) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(span.start).toBeLessThan(span.end);
        for (const fix of fixes) expect(text.slice(fix.span.start, fix.span.end)).toBe(fix.expected);
      }
    });
  });

  it('changes the words and their article, and nothing between', () => {
    holds(({ found }) => {
      for (const fix of found.flatMap(({ fixes }) => fixes)) expect(frame(fix.text)).toBe(frame(fix.expected));
    });
  });

  it('never meets another', () => {
    holds(({ found }) => {
      const spans = found.flatMap(({ fixes: [fix] }) => (fix ? [fix.span] : []));
      for (const [at, span] of spans.entries()) expect(span.start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
    });
  });

  it('of a word that has been given up leaves nothing to say where it was', () => {
    holds(({ text, languageId, reviewed, found }) => {
      for (const finding of found) {
        const [fix] = finding.fixes;
        if (fix === undefined) continue;
        const fixed = applied(text, [finding]);
        const there = reviewed(fixed, languageId).findings.filter(
          ({ span }) => span.start < fix.span.start + fix.text.length && span.end > fix.span.start,
        );
        expect(there.map((left) => shown(left, fixed))).toEqual([]);
      }
    }, fc.constant(givenUp));
  });

  it('of words that have been given up is made in one round', () => {
    holds(({ text, languageId, reviewed, found }) => {
      const once = applied(text, found);
      expect(applied(once, reviewed(once, languageId).findings)).toBe(once);
    }, fc.constant(givenUp));
  });
});

it('fixing leaves a document what it is, but for its words', { timeout: 120_000 }, () => {
  const check = ({ text, languageId }: { text: string; languageId: LanguageId }, config: Settings) =>
    holdSound(text, languageId, config, reviewerOf(config));
  fc.assert(fc.property(document, anySettings, check), { numRuns: RUNS / 3, seed: SEED });
});

it('fixing twice is fixing once', { timeout: 120_000 }, () => {
  holds(({ text, languageId, reviewed }) => {
    const fix = (source: string) =>
      fixText(source, { scope: 'all', steps: true }, (current) => reviewed(current, languageId)).text;
    const once = fix(text);
    expect(fix(once)).toBe(once);
  });
});

interface Case {
  readonly text: string;
  readonly languageId: LanguageId;
  readonly reviewed: Reviewer;
  readonly found: readonly Finding[];
}

function reviewerOf(settings: Settings): Reviewer {
  const found = reviewers.get(settings);
  if (found === undefined) throw new Error('Nobody reviews by these settings.');
  return found;
}

function holds(property: (example: Case) => void, settings: fc.Arbitrary<Settings> = anySettings): void {
  const check = ({ text, languageId }: { text: string; languageId: LanguageId }, config: Settings) => {
    const reviewed = reviewerOf(config);
    property({ text, languageId, reviewed, found: reviewed(text, languageId).findings });
  };
  fc.assert(fc.property(document, settings, check), { numRuns: RUNS, seed: SEED });
}

/** A text with its article and its words of the glossary taken out; of a pair (“customer/user”) one stays. */
function frame(text: string): string {
  return text
    .replace(/^an?\b/i, '')
    .replace(
      /(?<!\p{L})(?:account holder|end[\s>-]*user|enduser|clients?|customer|consumer|user|actor|owner|merchant|person|people|guest)s?(?!\p{L})/giu,
      '□',
    )
    .replace(/□(?:\s*\/\s*□|\s*\(\s*□\)|\s+or\s+□)/u, '□')
    .replace(/(['’])s?$/i, '$1');
}
