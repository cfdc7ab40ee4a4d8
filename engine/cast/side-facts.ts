import type { ProseContext, Term } from '../model.js';
import { lazily } from './facts.js';
import { count, share, type Word } from './pair.js';
import { seedOf } from './people.js';
import { NONE, type Portrait } from './portrait.js';

/**
 * What the mentions of one word show by themselves, wherever they stand: summed up once for all pairs in which the word
 * stands, and for all versions of a document in which its mentions say the same.
 */
export interface SideSums {
  /** Of the mentions that are no part of a compound, so many … */
  readonly acting: number;
  readonly gestures: number;
  readonly screens: number;
  readonly buys: number;
  readonly managed: number;
  readonly tills: number;
  /** … so many that are free to be anybody, see {@link isFree}; and the share of those that stand among administrators. */
  readonly free: number;
  readonly administration: number;
  /** The mean of each column of {@link CastMention.likely}. */
  readonly likely: readonly number[];
  /** Of all mentions, the share of those that are records. */
  readonly rows: number;
  /** “Unlike users, …” */
  readonly isUnlike: boolean;
  /** “add_item”: what the word's people do to what, a list for each mention. */
  readonly deeds: readonly (readonly string[])[];
  readonly lemmas: ReadonlySet<string>;
  readonly possessions: ReadonlySet<string>;
  /** The names before the word where it is written as a name. */
  readonly modifiers: ReadonlySet<string>;
  /** The places that belong to the actor of the word, see {@link PlaceSums}. */
  readonly places: readonly PlaceSums[];
  /** The word mostly names a program, see {@link isProgram}. */
  readonly isProgram: boolean;
}

/** In which blocks the mentions of one word stand, for all pairs in which the word stands. */
export interface SideFacts {
  /** In source order: those that act, gesture, open a story, those that open their blocks, those in steps, and actors in numbered lists. */
  readonly acting: readonly Portrait[];
  readonly gesturing: readonly Portrait[];
  readonly stories: readonly Portrait[];
  readonly labels: readonly Portrait[];
  readonly steps: readonly Portrait[];
  readonly listed: readonly Portrait[];
  /** The mentions in a sentence of a block. */
  inSentence(block: number, sentence: number): readonly Portrait[];
  /** The mentions, no part of a compound, in a row of a table. */
  inRow(table: Row): readonly Portrait[];
  /** Whether any stands in a step of a scenario. */
  readonly isInSteps: boolean;
  /** Whether a heading holds the word. */
  isIn(heading: string): boolean;
}

/** Places of a word that may be changed at once, at least one, with what they show by themselves. */
export interface PlaceSums {
  /** Indices among the mentions that are no part of a compound. */
  readonly places: readonly number[];
  readonly shares: Readonly<
    Record<'row' | 'screen' | 'acts' | 'label' | 'buyer' | 'tills' | 'staffLines' | 'story', number>
  >;
}

/** Column of the buyer among {@link CastMention.likely}. */
export const BUYER = 0;

/** A word with its mentions. */
type Summed = Pick<Word, 'term' | 'word' | 'portraits' | 'all' | 'full'>;

/** Sums up a word; each sum is made when it is first asked for. */
export const sideSumsOf: (side: Summed) => SideSums = lazily<Summed, SideSums>({
  acting: ({ full }) => count(full, ({ acts }) => acts),
  gestures: ({ full }) => count(full, ({ gesture }) => gesture),
  screens: ({ full }) => count(full, ({ screen }) => screen),
  buys: ({ full }) => count(full, ({ buys }) => buys),
  managed: ({ full }) => count(full, ({ managed }) => managed),
  tills: ({ full }) => count(full, ({ till }) => till),
  free: ({ full }) => count(full, isFree),
  administration: ({ full }) =>
    share(full, ({ under, says }) => under.has('administration') || says.has('administration')),
  likely: ({ full }) => means(full),
  rows: ({ all }) => share(all, ({ row }) => row),
  isUnlike: ({ all }) => all.some(({ unlike }) => unlike),
  deeds: ({ full }) => full.map(({ deeds }) => deeds).filter((deeds) => deeds.length > 0),
  lemmas: ({ full }) => wordsOf(full, ({ deeds }) => deeds),
  possessions: ({ all }) => wordsOf(all, ({ possessions }) => possessions),
  modifiers: ({ all }) => wordsOf(all, ({ names, mention }) => (names.length > 0 && isRole(mention) ? names : NONE)),
  places: ({ full }) => placesOf(full),
  isProgram: ({ term, portraits, all }) => isProgram(term, portraits, all),
});

/** Finds in which blocks the mentions of a word stand. */
export const sideFactsOf: (side: Summed) => SideFacts = lazily<Summed, SideFacts>({
  acting: ({ full }) => full.filter(({ acts }) => acts),
  gesturing: ({ full }) => full.filter(({ gesture }) => gesture),
  stories: ({ all }) => all.filter(({ story }) => story),
  labels: ({ all }) => all.filter(({ label }) => label),
  steps: ({ full }) => full.filter(({ prose }) => prose.context.step !== undefined),
  listed: ({ full }) =>
    full.filter(({ article, mention, prose }) => article && !mention.mention.plural && prose.context.list?.ordered),
  inSentence: ({ all }) => sentencesOf(all),
  isInSteps: ({ portraits }) => portraits.some(({ prose }) => prose.kind === 'step'),
  inRow: ({ full }) => rowsOf(full),
  isIn: ({ word }) => headingsWith(word),
});

/** Nothing beside a mention says that it is staff, or everybody, or somebody's record. */
const isFree = (one: Portrait): boolean =>
  !one.staff &&
  !one.everybody &&
  !one.managed &&
  !one.under.has('nonFunctional') &&
  !one.under.has('administration') &&
  !one.says.has('administration');

/** A variable for each column: hundreds of mentions are summed up with each letter. */
function means(of: readonly Portrait[]): readonly number[] {
  let [one, two, three, four] = [0, 0, 0, 0];
  for (const { mention } of of) {
    const likely = mention.likely();
    one += likely[0] ?? 0;
    two += likely[1] ?? 0;
    three += likely[2] ?? 0;
    four += likely[3] ?? 0;
  }
  return [one, two, three, four].map((sum) => (of.length === 0 ? 0 : sum / of.length));
}

/** “Data Consumer” is a role, “Acme users” are users. */
const isRole = ({ mention }: Portrait['mention']): boolean => /^\p{Lu}/u.test(mention.surface);

/** Each word that is told of some mentions, in the order in which they are first told. */
function wordsOf(of: readonly Portrait[], told: (one: Portrait) => readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const one of of) for (const word of told(one)) words.add(word);
  return words;
}

/** The places that name the actor of a word, and those of a name (“Acme users”) by themselves. */
function placesOf(full: readonly Portrait[]): readonly PlaceSums[] {
  // What is left out is left out for good: once the others are changed, it is no second finding.
  const places: number[] = [];
  full.forEach((one, at) => {
    if (!one.row && !isSomebodyElse(one)) places.push(at);
  });
  return places.length === 0 ? [] : [places, ...namedOf(places, full)].map((set) => placeSumsOf(set, full));
}

/** Not staff, everybody, records. */
const isSomebodyElse = (one: Portrait): boolean =>
  one.staff || one.everybody || one.managed || one.under.has('nonFunctional') || one.under.has('administration');

/** Those that stand behind the same name, when three or more do and others do not. */
function namedOf(places: readonly number[], full: readonly Portrait[]): readonly (readonly number[])[] {
  const byName = new Map<string, number[]>();
  for (const at of places)
    for (const name of (full[at] as Portrait).names) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [at]);
      else known.push(at);
    }
  return [...byName.values()].filter((set) => set.length >= 3 && set.length < places.length);
}

function placeSumsOf(places: readonly number[], full: readonly Portrait[]): PlaceSums {
  let [row, screen, acts, label, buyer, tills, staffLines, story] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const at of places) {
    const one = full[at] as Portrait;
    if (one.row) row++;
    if (one.screen) screen++;
    if (one.acts) acts++;
    if (one.label) label++;
    if (one.till || one.buys) tills++;
    if (one.says.has('staff')) staffLines++;
    if (one.story) story++;
    buyer += one.mention.likely()[BUYER] ?? 0;
  }
  const of = (sum: number): number => sum / places.length;
  return {
    places,
    shares: {
      row: of(row),
      acts: of(acts),
      label: of(label),
      buyer: of(buyer),
      screen: of(screen),
      tills: of(tills),
      staffLines: of(staffLines),
      story: of(story),
    },
  };
}

/**
 * The mentions of a word by block and sentence. Every mention of one word is looked for beside every other word: by the
 * index of the block, since nearly all blocks that are asked for have none.
 */
function sentencesOf(all: readonly Portrait[]): SideFacts['inSentence'] {
  const byBlock: Map<number, Portrait[]>[] = [];
  for (const one of all) {
    const { sentence } = one.mention;
    let bySentence = byBlock[one.index];
    if (bySentence === undefined) {
      bySentence = new Map();
      byBlock[one.index] = bySentence;
    }
    const known = bySentence.get(sentence);
    if (known === undefined) bySentence.set(sentence, [one]);
    else known.push(one);
  }
  return (block, sentence) => byBlock[block]?.get(sentence) ?? NONE;
}

/** A row of a table, by the number of the table and its own. */
export type Row = Pick<NonNullable<ProseContext['table']>, 'id' | 'row'>;

function rowsOf(full: readonly Portrait[]): SideFacts['inRow'] {
  const byRow = new Map<string, Portrait[]>();
  const keyOf = ({ id, row }: Row): string => `${id}:${row}`;
  for (const one of full) {
    const { table } = one.prose.context;
    if (table === undefined) continue;
    const key = keyOf(table);
    const known = byRow.get(key);
    if (known === undefined) byRow.set(key, [one]);
    else known.push(one);
  }
  return (table) => byRow.get(keyOf(table)) ?? NONE;
}

/** Where most of the mentions of a word that programs bear stand among programs, the others are programs as well. */
function isProgram(term: Term, portraits: readonly Portrait[], persons: readonly Portrait[]): boolean {
  if (seedOf(term).trait !== 'program') return false;
  const technical =
    portraits.length - persons.filter(({ says, names }) => !says.has('technical') || names.length > 0).length;
  return technical >= 0.4 * portraits.length;
}

function headingsWith(word: RegExp): SideFacts['isIn'] {
  const known = new Map<string, boolean>();
  return (heading) => {
    let holds = known.get(heading);
    if (holds === undefined) {
      holds = word.test(heading);
      known.set(heading, holds);
    }
    return holds;
  };
}
