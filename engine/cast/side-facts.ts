import type { ProseContext, Term } from '../model.js';
import { lazily } from './facts.js';
import { BUYER, LIKELY } from './input.js';
import type { Word } from './pair.js';
import { seedOf } from './people.js';
import { NONE, type Portrait } from './portrait.js';
import { isPlaceBy, type MentionRows, SHOWS, THEME } from './rows.js';

/**
 * What the mentions of one word show by themselves, wherever they stand: summed up once for all pairs in which the word
 * stands, and for all versions of a document in which its mentions say the same.
 */
export interface SideSums {
  /** Up to `tills`: how many of the mentions that are no part of a compound act, gesture, stand by a screen, buy and so on. */
  readonly acting: number;
  readonly gestures: number;
  readonly screens: number;
  readonly buys: number;
  readonly managed: number;
  readonly tills: number;
  /** How many of them are free to be anybody, see {@link isFree}. */
  readonly free: number;
  /** The share of them that stands among administrators. */
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
  /** The mentions in a sentence of the block with a number. */
  inSentence(block: number, sentence: number): readonly Portrait[];
  /** The mentions, no part of a compound, in a row of a table. */
  inRow(table: TableRow): readonly Portrait[];
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

/** A word with its mentions. */
type Summed = Pick<Word, 'term' | 'word' | 'portraits' | 'rows' | 'all' | 'full'>;

const { person: PERSON, full: FULL } = SHOWS;

/** Sums up a word; each sum is made when it is first asked for. */
export const sideSumsOf: (side: Summed) => SideSums = lazily<Summed, SideSums>({
  acting: ({ rows }) => rows.count(FULL | SHOWS.acts),
  gestures: ({ rows }) => rows.count(FULL | SHOWS.gesture),
  screens: ({ rows }) => rows.count(FULL | SHOWS.screen),
  buys: ({ rows }) => rows.count(FULL | SHOWS.buys),
  managed: ({ rows }) => rows.count(FULL | SHOWS.managed),
  tills: ({ rows }) => rows.count(FULL | SHOWS.till),
  free: ({ rows }) => freeIn(rows),
  administration: ({ rows, full }) => (full.length === 0 ? 0 : administrationIn(rows) / full.length),
  likely: ({ rows, full }) => means(rows, full.length),
  rows: ({ rows, all }) => (all.length === 0 ? 0 : rows.count(PERSON | SHOWS.row) / all.length),
  isUnlike: ({ rows }) => rows.count(PERSON | SHOWS.unlike) > 0,
  deeds: ({ rows }) => rows.those(FULL | SHOWS.deeds).map(({ deeds }) => deeds),
  lemmas: ({ rows }) => wordsOf(rows.those(FULL | SHOWS.deeds), ({ deeds }) => deeds),
  possessions: ({ rows }) => wordsOf(rows.those(PERSON | SHOWS.possessions), ({ possessions }) => possessions),
  modifiers: ({ rows }) => wordsOf(rows.those(PERSON | SHOWS.names), ({ names }) => names),
  places: ({ rows, full }) => placesOf(rows, full),
  isProgram: ({ term, portraits, all }) => isProgram(term, portraits, all),
});

/** Finds in which blocks the mentions of a word stand. */
export const sideFactsOf: (side: Summed) => SideFacts = lazily<Summed, SideFacts>({
  acting: ({ rows }) => rows.those(FULL | SHOWS.acts),
  gesturing: ({ rows }) => rows.those(FULL | SHOWS.gesture),
  stories: ({ rows }) => rows.those(PERSON | SHOWS.story),
  labels: ({ rows }) => rows.those(PERSON | SHOWS.label),
  steps: ({ full }) => full.filter(({ prose }) => prose.context.step !== undefined),
  listed: ({ full }) =>
    full.filter(({ article, mention, prose }) => article && !mention.mention.plural && prose.context.list?.ordered),
  inSentence: ({ all }) => sentencesOf(all),
  isInSteps: ({ rows }) => rows.count(SHOWS.step) > 0,
  inRow: ({ full }) => rowsOf(full),
  isIn: ({ word }) => headingsWith(word),
});

/** Nothing beside a mention says that it is staff, or everybody, or somebody's record. */
function freeIn({ flags, themes }: MentionRows): number {
  const taken = THEME.nonFunctional | THEME.underAdministration | THEME.administration;
  let free = 0;
  flags.forEach((shown, at) => {
    if ((shown & (FULL | SOMEBODY_ELSE)) === FULL && ((themes[at] ?? 0) & taken) === 0) free++;
  });
  return free;
}

/** Staff, everybody, whom somebody manages. */
const SOMEBODY_ELSE = SHOWS.other | SHOWS.managed;

function administrationIn({ themes }: MentionRows): number {
  let held = 0;
  for (const theme of themes) if ((theme & (THEME.underAdministration | THEME.administration)) !== 0) held++;
  return held;
}

/** Column by column, in one variable: hundreds of mentions are summed up with each letter that is typed. */
function means({ likely }: MentionRows, count: number): readonly number[] {
  return Array.from({ length: LIKELY }, (_, column) => {
    let sum = 0;
    // Mentions without a score have rows of zeros, which add nothing.
    for (let at = column; at < likely.length; at += LIKELY) sum += likely[at] ?? 0;
    return count === 0 ? 0 : sum / count;
  });
}

/** Each word that is told of some mentions, in the order in which they are first told. */
function wordsOf(of: readonly Portrait[], told: (one: Portrait) => readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const one of of) for (const word of told(one)) words.add(word);
  return words;
}

/** The places that name the actor of a word, and those of a name (“Acme users”) by themselves. */
function placesOf(rows: MentionRows, full: readonly Portrait[]): readonly PlaceSums[] {
  // Their indices among all mentions, for each that is no part of a compound.
  const indices: number[] = [];
  // Staff, records and the like are left out here, not when places are chosen: once the others have been changed, what
  // was left would be a second finding.
  const places: number[] = [];
  const { flags, themes } = rows;
  flags.forEach((shown, at) => {
    if ((shown & FULL) === 0) return;
    if (isPlaceBy(shown, themes[at] ?? 0)) places.push(indices.length);
    indices.push(at);
  });
  return places.length === 0 ? [] : [places, ...namedOf(places, full)].map((set) => placeSumsOf(set, indices, rows));
}

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

function placeSumsOf(
  places: readonly number[],
  indices: readonly number[],
  { flags, themes, likely }: MentionRows,
): PlaceSums {
  let [row, screen, acts, label, buyer, tills, staffLines, story] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const place of places) {
    const at = indices[place] ?? -1;
    const shown = flags[at] ?? 0;
    if ((shown & SHOWS.row) !== 0) row++;
    if ((shown & SHOWS.screen) !== 0) screen++;
    if ((shown & SHOWS.acts) !== 0) acts++;
    if ((shown & SHOWS.label) !== 0) label++;
    if ((shown & (SHOWS.till | SHOWS.buys)) !== 0) tills++;
    if (((themes[at] ?? 0) & THEME.staff) !== 0) staffLines++;
    if ((shown & SHOWS.story) !== 0) story++;
    buyer += likely[LIKELY * at + BUYER] ?? 0;
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
 * The mentions of a word by block and sentence. Every mention of one word is looked for beside every other word: by its
 * block, since nearly all that are asked for have none.
 */
function sentencesOf(all: readonly Portrait[]): SideFacts['inSentence'] {
  const byBlock = new Map<number, Portrait[]>();
  for (const one of all) {
    const known = byBlock.get(one.block);
    if (known === undefined) byBlock.set(one.block, [one]);
    else known.push(one);
  }
  return (block, sentence) => byBlock.get(block)?.filter(({ mention }) => mention.sentence === sentence) ?? NONE;
}

/** A row of a table, by the number of the table and its own. */
export type TableRow = Pick<NonNullable<ProseContext['table']>, 'id' | 'row'>;

function rowsOf(full: readonly Portrait[]): SideFacts['inRow'] {
  const byRow = new Map<string, Portrait[]>();
  const keyOf = ({ id, row }: TableRow): string => `${id}:${row}`;
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
