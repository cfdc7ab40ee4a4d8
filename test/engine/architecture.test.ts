import { describe, expect, it } from 'vitest';
import { roles } from '../../engine/index.js';
import { regexesOf } from '../support/regexes.js';
import { type Import, importsOf, sourcesOf } from '../support/sources.js';

/** The rooms of the engine from the ground up. A room imports from lower floors alone: not from its own, and not types. */
const FLOORS: readonly (readonly string[])[] = [
  ['role-ids.generated', 'languages.generated'],
  ['model', 'nearest', 'steps'],
  ['reuse'],
  ['prose'],
  ['formats', 'termbase'],
  ['directives', 'lexicon', 'wording'],
  ['syntax', 'edits'],
  ['evidence'],
  ['document'],
  ['learned'],
  ['verdict'],
  ['cast'],
  ['rule'],
  ['exceptions', 'kept-claims', 'occurrences'],
  ['context'],
  ['judge'],
  ['review'],
  ['index'],
];

const engine = sourcesOf('engine');
const imports = engine.flatMap(importsOf).filter(({ target }) => target !== undefined);
const crossing = imports.filter(({ file, target }) => roomOf(file) !== roomOf(target ?? ''));
const upwards = crossing.filter(({ file, target }) => floorOf(roomOf(file)) <= floorOf(roomOf(target ?? '')));

describe('the rooms of the engine', () => {
  it('have a floor each', () => {
    const rooms = new Set(engine.map(({ file }) => roomOf(file)));
    expect([...rooms].sort()).toEqual(FLOORS.flat().sort());
  });

  it('import from lower floors alone', () => {
    expect(upwards.map(shown)).toEqual([]);
  });
});

describe('a rule', () => {
  const rules = sourcesOf('rules').filter(
    ({ file }) => !/^rules\/(?:index|page|review|\w[\w-]*\.generated)\.ts$/.test(file),
  );

  it('is there', () => expect(rules.length).toBeGreaterThan(5));

  it.each(rules)('knows neither lexicon nor evidence nor what was learned: $file', (rule) => {
    const deciding = importsOf(rule).filter(({ target }) =>
      /^engine\/(?:lexicon|evidence|learned|syntax)\//.test(target ?? ''),
    );
    expect(deciding.map(shown)).toEqual([]);
  });

  it.each(rules)('compares nothing with a number that somebody chose: $file', ({ text }) => {
    expect(text.match(/(?:[<>]=?) *-?(?:\d*\.\d+|[A-Z][A-Z_]+\b)|\bTHRESHOLDS\b|\b[A-Z]{2,} = \d*\.\d+/g)).toBeNull();
  });

  it.each(rules)('has no expression that looks for words: $file', (rule) => {
    const looking = regexesOf(rule)
      .map(({ source }) => source)
      .filter((source) => /\p{L}{2}/u.test(source.replace(/\\[pP]\{[^}]*\}|\\./g, ' ')));
    expect(looking).toEqual([]);
  });
});

describe('the sentence of a witness', () => {
  /** Where sentences are made, and where they are shown to people. */
  const speaking = /^(?:engine\/evidence\/|engine\/wording\.ts|server\/wording\.ts|cli\/format\/)/;
  const parsing =
    /\bbecause\??\.(?:endsWith|startsWith|includes|indexOf|match|search|split|slice|replace)\w*\(|\bbecause\b\)? *[!=]==|[!=]== *[\w.]*\bbecause\b|\.(?:test|exec)\([\w.]*\bbecause\b/;
  const rooms = [
    'engine',
    'rules',
    'configuration',
    'glossary',
    'office',
    'workspace',
    'server',
    'cli',
    'client',
    'library',
  ];
  const asking = rooms
    .flatMap(sourcesOf)
    .filter(({ file, text }) => !speaking.test(file) && parsing.test(text))
    .map(({ file }) => file);

  it('is looked into by nobody', () => {
    expect(asking).toEqual([]);
  });
});

describe('a role', () => {
  const named = roles.map(({ id }) => id).join('|');
  /** A condition or a call that names a role; kinds and traits of words have names of their own. */
  const asking = new RegExp(
    `(?<!(?:kind|trait) )[!=]== '(?:${named})'|\\b(?:includes|has|get|\\w+Of|\\w+For)\\('(?:${named})'\\)|\\.(?:${named})\\b(?!\\.js)`,
    'g',
  );
  const all = ['engine', 'rules', 'configuration'].flatMap(sourcesOf);

  it('is asked for by what its record says, and by name nowhere', () => {
    const found = all
      .filter(({ file }) => !file.startsWith('engine/termbase/roles/'))
      .flatMap(({ file, text }) => (text.match(asking) ?? []).map((condition) => `${file}: ${condition}`));
    expect(found).toEqual([]);
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

function shown({ file, from }: Import): string {
  return `${file} imports ${from}`;
}
