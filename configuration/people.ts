import type { WordPair } from '../engine/cast/document-cast.js';
import type { Testimony } from '../engine/cast/testimony.js';
import type { Role, SourceDocument, Term } from '../engine/model.js';
import { type Compiled, compileWith } from '../engine/review.js';
import { deeds } from './casts.js';
import { recommendedSettings } from './defaults.js';
import { actorsOfStories, kindsOfUsers } from './stories.js';

/** A line that tells what somebody does. */
export interface TellingLine {
  /** As it was given with the document. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
  /** The line, shortened where it is long. */
  readonly text: string;
  /** “*pays* is what a buyer does”. */
  readonly because: string;
}

/** What a document says that a word means. */
export interface ToldMeaning {
  /** As it was given with the document. */
  readonly path: string;
  /** As it stands there, shortened where it is long. */
  readonly text: string;
  /** Of which roles it tells. */
  readonly roles: readonly Role[];
}

/** A word for people, and what documents tell of it. */
export interface PersonWord {
  readonly term: Term;
  readonly mentions: number;
  /** In how many documents it stands. */
  readonly documents: number;
  /** In how many sentences it does what a role does. */
  readonly roles: ReadonlyMap<Role, number>;
  /** How often they are somebody's, by the word for whose they are. */
  readonly owners: ReadonlyMap<Term, number>;
  /** How often it is the actor of a story, or is listed as one. */
  readonly named: number;
  /** In how many documents its meaning is said. */
  readonly defined: number;
  /** Where documents say what it means, the first that tells of a role; else the first. */
  readonly meaning?: ToldMeaning;
  /** The most telling ones, three at most. */
  readonly lines: readonly TellingLine[];
}

/** How two words for people stand to each other, in all documents. */
export interface PersonPair {
  readonly words: readonly [Term, Term];
  /** In how many documents they seem to be one person. */
  readonly one: number;
  /** In how many documents they are told apart. */
  readonly apart: number;
  /** In how many documents the one covers the other (“users: customers and guests”). */
  readonly covering: number;
  /** In how many documents nothing tells. */
  readonly open: number;
  /** Why they seem to be one, or two, strongest first. */
  readonly reasons: readonly string[];
  /** The word that should stay where they are one. */
  readonly keep: Term;
}

const deedOf = new Map(Object.entries(deeds).map(([deed, role]) => [role, deed]));

/** What a word does, and in how many sentences; the commonest first. */
export const deedsIn = ({ roles }: Pick<PersonWord, 'roles'>): readonly (readonly [deed: string, times: number])[] =>
  [...roles]
    .flatMap(([role, times]) => {
      const deed = deedOf.get(role);
      return deed === undefined ? [] : [[deed, times] as const];
    })
    .sort(([, a], [, b]) => b - a);

const LINES = 3;
const LONGEST = 160;
const LONGEST_MEANING = 400;

interface Gathered {
  mentions: number;
  documents: number;
  named: number;
  defined: number;
  meaning?: ToldMeaning;
  readonly roles: Map<Role, number>;
  readonly owners: Map<Term, number>;
  lines: readonly WeighedLine[];
}

interface WeighedLine extends TellingLine {
  readonly role: Role;
  readonly weight: number;
}

interface Joined {
  readonly words: readonly [Term, Term];
  one: number;
  apart: number;
  covering: number;
  open: number;
  /** Of the document that tells most. */
  confidence: number;
  reasons: readonly string[];
  keep: Term;
}

/** The people of many documents: those are read one by one, and nothing of them is kept but what is told here. */
export class PeopleOfDocuments {
  readonly #compiled: Compiled = compileWith([], recommendedSettings);
  readonly #words = new Map<Term, Gathered>();
  readonly #pairs = new Map<string, Joined>();
  readonly #actors = new Map<string, number>();
  readonly #kinds = new Set<string>();

  /**
   * Reads a document. Never throws because of what it holds.
   *
   * @param path by which its lines are told
   */
  add(path: string, document: SourceDocument): void {
    const { words, programs, pairs } = this.#compiled.cast(document);
    const actors = new Map<Term, number>();
    for (const actor of actorsOfStories(document.text)) count(actors, actor, 1);
    for (const [actor, times] of actors) count(this.#actors, actor, times);
    for (const kind of kindsOfUsers(document.text)) this.#kinds.add(kind);
    for (const { term, places, listed, isDefined, meaning, testimony, owners } of [...words, ...programs]) {
      const known = this.#gathered(term);
      known.mentions += places.length;
      known.documents += 1;
      known.named += listed + (actors.get(term) ?? 0);
      if (isDefined) known.defined += 1;
      if (meaning !== undefined && (known.meaning === undefined || known.meaning.roles.length < meaning.roles.length))
        known.meaning = { path, text: shortened(meaning.text, LONGEST_MEANING), roles: meaning.roles };
      for (const { role } of testimony) count(known.roles, role, 1);
      for (const [owner, times] of owners) count(known.owners, owner, times);
      known.lines = strongest([...known.lines, ...testimony.map((one) => lineOf(one, path, document.text))]);
    }
    for (const pair of pairs) this.#join(pair);
  }

  /** The commonest first. */
  get words(): readonly PersonWord[] {
    return [...this.#words]
      .map(([term, { lines, ...gathered }]) => ({
        term,
        ...gathered,
        lines: mostTelling(lines).map(({ weight: _, role: __, ...line }) => line),
      }))
      .sort((a, b) => b.mentions - a.mentions || (a.term < b.term ? -1 : 1));
  }

  /** Actors of stories, also by words that are no usual ones for people (“salon owner”), and how many stories each has. */
  get actors(): ReadonlyMap<string, number> {
    return this.#actors;
  }

  /** Whom a document lists as kinds of users (“user roles: customers, staff”). */
  get kinds(): ReadonlySet<string> {
    return this.#kinds;
  }

  /** In the order of their words. */
  get pairs(): readonly PersonPair[] {
    return [...this.#pairs.values()].map(({ confidence: _, ...pair }) => pair);
  }

  #gathered(term: Term): Gathered {
    const known = this.#words.get(term) ?? {
      mentions: 0,
      documents: 0,
      named: 0,
      defined: 0,
      roles: new Map(),
      owners: new Map(),
      lines: [],
    };
    this.#words.set(term, known);
    return known;
  }

  #join(pair: WordPair): void {
    const { words, relationship, isToldApart, standing, keep } = pair;
    const key = words.join('\n');
    const known = this.#pairs.get(key) ?? {
      words,
      one: 0,
      apart: 0,
      covering: 0,
      open: 0,
      confidence: -1,
      reasons: [],
      keep,
    };
    this.#pairs.set(key, known);
    const isOne = standing === 'told';
    if (isOne) known.one += 1;
    else if (relationship === 'one covers the other') known.covering += 1;
    else if (isToldApart) known.apart += 1;
    else known.open += 1;
    const confidence = isOne ? pair.confidence : 0;
    if (confidence > known.confidence)
      Object.assign(known, { confidence, reasons: reasonsOf(pair, isOne).slice(0, 2), keep });
  }
}

/** What speaks for one actor, or against it, strongest first. */
const reasonsOf = ({ facts }: WordPair, forOne: boolean): readonly string[] =>
  facts.filter(({ moved }) => moved !== undefined && moved > 0 === forOne).map(({ text }) => text);

const count = <Key>(counts: Map<Key, number>, key: Key, times: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + times);
};

/** So many of each role: which of them are told is known in the end. */
function strongest(lines: readonly WeighedLine[]): readonly WeighedLine[] {
  const sorted = [...lines].sort((a, b) => b.weight - a.weight).filter(isNew);
  return sorted.filter(({ role }, at) => sorted.slice(0, at).filter((other) => other.role === role).length < LINES);
}

/** The strongest of each role, and then the strongest of all. */
function mostTelling(lines: readonly WeighedLine[]): readonly WeighedLine[] {
  const first = lines.filter(({ role }, at) => lines.findIndex((other) => other.role === role) === at);
  return [...first, ...lines.filter((line) => !first.includes(line))].slice(0, LINES);
}

/** A line is told once, and the same words once. */
const isNew = ({ path, line, text }: TellingLine, at: number, all: readonly TellingLine[]): boolean =>
  all.findIndex((other) => (other.path === path && other.line === line) || other.text === text) === at;

/** In one line. */
function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function lineOf({ role, span, weight, because }: Testimony, path: string, text: string): WeighedLine {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.end);
  const whole = text.slice(start, end < 0 ? undefined : end);
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < span.start; at = text.indexOf('\n', at + 1)) line += 1;
  return {
    path,
    line,
    column: span.start - start + 1,
    text: shortened(whole, LONGEST),
    because,
    role,
    weight,
  };
}
