import { describe, expect, it } from 'vitest';
import { regexesOf } from '../support/regexes.js';
import { type Import, importsOf, type Source, sourcesOf } from '../support/sources.js';

/** The rooms of the engine from the ground up. A room imports from lower floors alone: not from its own, and not types. */
const FLOORS: readonly (readonly string[])[] = [
  ['model', 'nearest', 'reuse'],
  ['prose'],
  ['formats', 'termbase'],
  ['lexicon', 'directives', 'wording'],
  ['syntax'],
  ['evidence', 'edits'],
  // What is read of a document depends on nothing that was learned.
  ['document'],
  ['learned'],
  ['verdict'],
  ['rule'],
  ['judge', 'exceptions'],
  ['review'],
  ['index'],
];

/** Imports that go up or sideways today. Whoever takes the last one of a row away takes the row away, too. */
const IMPORTS_TO_GO: readonly (readonly [from: string, to: string, why: string])[] = [
  ['model', 'formats', 'the ids of the formats are generated among their records'],
  ['model', 'termbase', 'the ids of the roles are generated among their records'],
];

/** What the rules still do themselves: by file, why. */
const RULES_TO_MEND: Readonly<Record<'weighs evidence' | 'has a threshold' | 'looks for words', Faults>> = {
  'weighs evidence': {},
  'has a threshold': {},
  'looks for words': { 'rules/term-variant.ts': 'takes the article off its own fix' },
};

/** Where something still hangs on the sentence of a witness: by file, why. */
const PARSERS_TO_GO: Faults = {
  'engine/verdict/joined.ts': 'takes two witnesses with the same sentence for one',
};

type Faults = Readonly<Record<string, string>>;

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
    const known = RULES_TO_MEND[fault];
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
