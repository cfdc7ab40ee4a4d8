import { describe, expect, it } from 'vitest';
import { regexesOf } from '../support/regexes.js';
import { type Import, importsOf, type Source, sourcesOf } from '../support/sources.js';

/** The rooms of the engine from the ground up. A room imports from lower floors alone: not from its own, and not types. */
const FLOORS: readonly (readonly string[])[] = [
  ['model', 'nearest'],
  ['prose'],
  ['formats', 'termbase', 'syntax', 'directives'],
  ['lexicon'],
  ['evidence', 'edits'],
  ['learned', 'wording'],
  ['document'],
  ['verdict'],
  ['rule'],
  ['review'],
  ['index'],
];

/** Imports that go up or sideways today. Whoever takes the last one of a row away takes the row away, too. */
const IMPORTS_TO_GO: readonly (readonly [from: string, to: string, why: string])[] = [
  ['prose', 'formats', 'what tells where an edit was lies among the formats'],
  ['termbase', 'formats', 'what maps prose to its source lies among the formats'],
  ['syntax', 'lexicon', 'the tagger takes the verbs of the lexicon for a list of English verbs'],
  ['evidence', 'learned', 'witnesses of the learned table are made among the cues'],
  ['learned', 'document', 'the learned table is asked about blocks of a document'],
];

/** What the rules still do themselves. */
const RULES_TO_MEND = {
  'weighs evidence': {
    'rules/conflated-terms.ts': 'tallies witnesses by columns of the learned table',
  },
  'has a threshold': {
    'rules/conflated-terms.ts': 'holds the tally against bounds of its own',
    'rules/minority-term.ts': 'holds scores against the bars of the verdict',
    'rules/mixed-terms.ts': 'holds the tally against a bound of its own',
  },
  'looks for words': {
    'rules/conflated-terms.ts': 'looks for “or” between two mentions',
    'rules/mixed-terms.ts': 'looks for “the same …” before a mention',
    'rules/term-variant.ts': 'takes the article off its own fix',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where control still hangs on the sentence of a witness. */
const PARSERS_TO_GO: Readonly<Record<string, string>> = {
  'engine/verdict/score.ts': 'tells a word that stands nearby by the end of its sentence',
  'rules/conflated-terms.ts': 'takes two witnesses with the same sentence for one',
};

const engine = sourcesOf('engine');
const imports = engine.flatMap(importsOf).filter(({ target }) => target !== undefined);
const crossing = imports.filter(({ file, target }) => roomOf(file) !== roomOf(target ?? ''));
const upwards = crossing.filter(({ file, target }) => floorOf(roomOf(file)) <= floorOf(roomOf(target ?? '')));

describe('the rooms of the engine', () => {
  it('have a floor each', () => {
    const rooms = new Set(engine.map(({ file }) => roomOf(file)));
    expect([...rooms].sort()).toEqual(FLOORS.flat().sort());
  });

  it('import from lower floors alone, but for the imports that are known to go', () => {
    const known = IMPORTS_TO_GO.map(([from, to]) => `${from} → ${to}`);
    expect(upwards.filter((each) => !known.includes(crossingOf(each))).map(shown)).toEqual([]);
  });

  describe.each(IMPORTS_TO_GO)('%s', (from, to, why) => {
    it.fails(`imports nothing of ${to} (${why})`, () => {
      expect(upwards.filter((each) => crossingOf(each) === `${from} → ${to}`).map(shown)).toEqual([]);
    });
  });
});

describe('a rule', () => {
  const rules = sourcesOf('rules').filter(({ file }) => !/^rules\/(?:index|catalogue|page|review)\.ts$/.test(file));

  it('is there', () => expect(rules.length).toBeGreaterThan(5));

  holds('weighs evidence', 'knows neither lexicon nor evidence nor what was learned', (rule) =>
    importsOf(rule)
      .filter(({ target }) => /^engine\/(?:lexicon|evidence|learned|syntax)\//.test(target ?? ''))
      .map(shown),
  );

  holds('has a threshold', 'compares nothing with a number that somebody chose', (rule) =>
    [...rule.text.matchAll(/(?:[<>]=?) *-?(?:\d*\.\d+|[A-Z][A-Z_]+\b)|\bBAR\b|\b[A-Z]{2,} = \d*\.\d+/g)].map(
      ([words]) => words,
    ),
  );

  holds('looks for words', 'has no expression that looks for words', (rule) =>
    regexesOf(rule)
      .map(({ source }) => source)
      .filter((source) => /\p{L}{2}/u.test(source.replace(/\\[pP]\{[^}]*\}|\\./g, ' '))),
  );

  function holds(fault: keyof typeof RULES_TO_MEND, goal: string, faultsOf: (rule: Source) => readonly string[]): void {
    const known: Readonly<Record<string, string>> = RULES_TO_MEND[fault];
    for (const rule of rules) {
      const why = known[rule.file];
      const test = why === undefined ? it : it.fails;
      test(`${goal}: ${rule.file}${why === undefined ? '' : ` (${why})`}`, () => expect(faultsOf(rule)).toEqual([]));
    }
  }
});

describe('the sentence of a witness', () => {
  /** Where sentences are made, and where they are shown to people. */
  const speaking = /^(?:engine\/evidence\/|engine\/wording\.ts|server\/wording\.ts|cli\/format\/)/;
  const parsing =
    /\bbecause\??\.(?:endsWith|startsWith|includes|indexOf|match|search|split|slice|replace)\w*\(|\bbecause\b\)? *[!=]==|[!=]== *[\w.]*\bbecause\b|\.(?:test|exec)\([\w.]*\bbecause\b/;
  const asking = ['engine', 'rules', 'configuration', 'server', 'cli', 'library']
    .flatMap(sourcesOf)
    .filter(({ file, text }) => !speaking.test(file) && parsing.test(text))
    .map(({ file }) => file);

  it('is looked into by nobody, but for those who are known to', () => {
    expect(asking.filter((file) => PARSERS_TO_GO[file] === undefined)).toEqual([]);
  });

  it.fails.each(Object.entries(PARSERS_TO_GO))('is not looked into by %s (%s)', (file) => {
    expect(asking).not.toContain(file);
  });
});

/** `engine/prose/matches.ts` is of `prose`, `engine/review.ts` a room by itself. */
function roomOf(file: string): string {
  return (file.split('/')[1] ?? '').replace(/\.[jt]s$/, '');
}

/** From 0 at the ground; −1 for a room without a floor. */
function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

function crossingOf({ file, target }: Import): string {
  return `${roomOf(file)} → ${roomOf(target ?? '')}`;
}

function shown({ file, from }: Import): string {
  return `${file} imports ${from}`;
}
