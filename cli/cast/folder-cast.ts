import type { DocumentCast, Term, WordPair } from '../../engine/index.js';

/** How often a word for people stands in a document. */
export interface WordCount {
  readonly path: string;
  readonly count: number;
}

/** A word for people in all documents. */
export interface FolderWord {
  readonly term: Term;
  readonly count: number;
  /** The documents that say it most come first. */
  readonly documents: readonly WordCount[];
}

/** How two words for people stand to each other, and in which documents. */
export interface FolderPair {
  readonly words: readonly [Term, Term];
  readonly one: readonly string[];
  readonly apart: readonly string[];
  readonly covering: readonly string[];
}

/** Two words of which some documents say the one and some the other for what seems to be one actor. */
export interface Difference {
  readonly words: readonly [Term, Term];
  /** For each word, the documents that say it and not the other, and tell of the same; those that say it most first. */
  readonly documents: readonly [readonly WordCount[], readonly WordCount[]];
  /** What both do: “add_item”. */
  readonly deeds: readonly Term[];
  /** How many documents call one actor by both. */
  readonly one: number;
}

/** Of so many words, the commonest, every two are compared. */
const COMPARED = 40;

/** So many deeds of a word are remembered, in so many documents each. */
const DEEDS = { each: 1000, documents: 50 } as const;

/** So many deeds must be shared: by two words for those who buy or take part, and where one is the general word. */
const SHARED = { special: 2, general: 4 } as const;

/** What everybody does, and so joins nobody. */
const FAINT = /^(?:have|use|want|need|get|see|make|do|be|go|know|take|give|view|access|provide|receive)_/;

interface Word {
  readonly documents: WordCount[];
  /** Where each is told of, in so many documents at most. */
  readonly deeds: Map<Term, string[]>;
  isGeneral: boolean;
  count: number;
}

interface Pair {
  readonly words: readonly [Term, Term];
  readonly one: string[];
  readonly apart: string[];
  readonly covering: string[];
}

/** The people of many documents, which come one by one: of each no more is kept than its words and how they stand. */
export class FolderCast {
  readonly #words = new Map<Term, Word>();
  readonly #pairs = new Map<string, Pair>();
  #documents = 0;

  /** Documents that name people. */
  get documents(): number {
    return this.#documents;
  }

  add(path: string, { words, pairs }: DocumentCast): void {
    if (words.length > 0) this.#documents += 1;
    for (const { term, places, deeds, kind } of words) {
      const word = this.#wordOf(term);
      word.isGeneral = kind === 'general';
      word.count += places.length;
      word.documents.push({ path, count: places.length });
      for (const deed of deeds) {
        const told = word.deeds.get(deed);
        if (told === undefined && word.deeds.size < DEEDS.each) word.deeds.set(deed, [path]);
        else if (told !== undefined && told.length < DEEDS.documents) told.push(path);
      }
    }
    for (const pair of pairs) this.#listOf(pair)?.push(path);
  }

  /** The commonest first. */
  get words(): readonly FolderWord[] {
    return [...this.#words]
      .map(([term, { count, documents }]) => ({ term, count, documents: byCount(documents) }))
      .sort((one, other) => other.count - one.count || (one.term < other.term ? -1 : 1));
  }

  /** Those of which some document says something; one actor under two names first. */
  get pairs(): readonly FolderPair[] {
    const said = ({ one, apart, covering }: Pair): number => one.length + apart.length + covering.length;
    return [...this.#pairs.values()].sort(
      (one, other) =>
        other.one.length - one.one.length ||
        said(other) - said(one) ||
        (one.words.join() < other.words.join() ? -1 : 1),
    );
  }

  /** Where documents differ in the word for one actor, the surest first. */
  get differences(): readonly Difference[] {
    const common = this.words.slice(0, COMPARED);
    const found = common.flatMap((one, at) => common.slice(at + 1).flatMap((other) => this.#differenceOf(one, other)));
    return found.sort((one, other) => other.one - one.one || other.deeds.length - one.deeds.length);
  }

  #wordOf(term: Term): Word {
    let word = this.#words.get(term);
    if (word === undefined) {
      word = { documents: [], deeds: new Map(), isGeneral: false, count: 0 };
      this.#words.set(term, word);
    }
    return word;
  }

  /** Where a document with such a pair is listed; nowhere where it says nothing of the two. */
  #listOf({ words, relationship, standing }: WordPair): string[] | undefined {
    const isSaid = standing === 'settled' || standing === 'decided';
    const kind = ({ 'one actor': 'one', 'one covers the other': 'covering', 'two actors': 'apart' } as const)[
      relationship as 'one actor'
    ];
    if (kind === undefined || (relationship === 'two actors' && !isSaid)) return undefined;
    const key = keyOf(...words);
    const pair = this.#pairs.get(key) ?? { words, one: [], apart: [], covering: [] };
    this.#pairs.set(key, pair);
    return pair[kind];
  }

  #differenceOf(one: FolderWord, other: FolderWord): readonly Difference[] {
    const pair = this.#pairs.get(keyOf(one.term, other.term));
    if (pair !== undefined && pair.apart.length + pair.covering.length > 0) return [];
    const without = (word: FolderWord, { documents }: FolderWord): readonly WordCount[] => {
      const paths = new Set(documents.map(({ path }) => path));
      return word.documents.filter(({ path }) => !paths.has(path));
    };
    const [first, second] = [this.#wordOf(one.term), this.#wordOf(other.term)];
    const deeds = [...first.deeds.keys()].filter((deed) => second.deeds.has(deed) && !FAINT.test(deed));
    const needed = first.isGeneral || second.isGeneral ? SHARED.general : SHARED.special;
    const called = pair?.one.length ?? 0;
    if (called === 0 && deeds.length < needed) return [];
    const telling = (list: readonly WordCount[], { deeds: told }: Word): readonly WordCount[] => {
      const paths = new Set(deeds.flatMap((deed) => told.get(deed) ?? []));
      return called > 0 ? list : list.filter(({ path }) => paths.has(path));
    };
    const documents = [telling(without(one, other), first), telling(without(other, one), second)] as const;
    return documents.some((list) => list.length === 0)
      ? []
      : [{ words: [one.term, other.term], documents, deeds, one: called }];
  }
}

const keyOf = (one: Term, other: Term): string => [one, other].sort().join('\n');

const byCount = (documents: readonly WordCount[]): readonly WordCount[] =>
  [...documents].sort((one, other) => other.count - one.count || (one.path < other.path ? -1 : 1));
