import type { Role, Term } from '../../engine/index.js';
import type { TermUse } from '../report.js';

/** How often each word names each role. */
export type Counts = ReadonlyMap<Role, ReadonlyMap<Term, number>>;

/** A document and what it calls whom. */
export interface DocumentUse {
  readonly path: string;
  readonly counts: Counts;
}

/** A document that calls a role by a word that is not for it; where no word is, by another than most. */
export interface Drift {
  readonly path: string;
  readonly role: Role;
  /** The other words, and how often each stands for the role here. */
  readonly words: readonly (readonly [Term, number])[];
  /** How often the role is named at all. */
  readonly of: number;
  /** The word that is for the role, or else the one that most documents use. */
  readonly usual: Term;
}

/** How many documents are kept by name at most: those that drift most. */
const mostDocuments = 400;

/** Gathers what all documents call whom, in the memory of a few hundred. */
export class UsageByRole {
  readonly #total = new Map<Role, Map<Term, number>>();
  /** The words that the glossary has for a role, as far as they are used for it. */
  readonly #fitting = new Map<Role, ReadonlySet<Term>>();
  #documents: DocumentUse[] = [];
  /** How many documents name a role at all. */
  size = 0;

  add(path: string, uses: readonly TermUse[]): void {
    const counts = new Map<Role, Map<Term, number>>();
    for (const { term, role, fits, count } of uses) {
      if (role === undefined) continue;
      if (fits) this.#fitting.set(role, new Set([...(this.#fitting.get(role) ?? []), term]));
      put(counts, role, term, count);
      put(this.#total, role, term, count);
    }
    if (counts.size === 0) return;
    this.size += 1;
    this.#documents.push({ path, counts });
    if (this.#documents.length > 2 * mostDocuments) this.#documents = this.documents.slice(0, mostDocuments);
  }

  get total(): Counts {
    return this.#total;
  }

  /** Those that drift most come first. */
  get documents(): readonly DocumentUse[] {
    const amount = new Map(
      this.#documents.map((document) => [
        document,
        this.#driftOf(document).reduce((sum, { words }) => sum + sumOf(words), 0),
      ]),
    );
    return [...this.#documents].sort(
      (a, b) => (amount.get(b) ?? 0) - (amount.get(a) ?? 0) || (a.path < b.path ? -1 : 1),
    );
  }

  /** Most striking first. */
  get drifts(): readonly Drift[] {
    return this.documents.flatMap((document) => this.#driftOf(document));
  }

  #driftOf({ path, counts }: DocumentUse): readonly Drift[] {
    return [...counts].flatMap(([role, words]) => {
      const total = this.#total.get(role) ?? words;
      const fitting = this.#fitting.get(role) ?? new Set([mostOf(total)]);
      const usual = mostOf(new Map([...total].filter(([word]) => fitting.has(word))));
      const others = [...words].filter(([word]) => !fitting.has(word)).sort((a, b) => b[1] - a[1]);
      return others.length === 0 ? [] : [{ path, role, words: others, of: sumOf(words), usual }];
    });
  }
}

export function mostOf(words: ReadonlyMap<Term, number>): Term {
  return [...words].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0] as const)[0];
}

export function sumOf(words: Iterable<readonly [Term, number]>): number {
  return [...words].reduce((sum, [, count]) => sum + count, 0);
}

function put(counts: Map<Role, Map<Term, number>>, role: Role, term: Term, count: number): void {
  const words = counts.get(role) ?? new Map<Term, number>();
  words.set(term, (words.get(term) ?? 0) + count);
  counts.set(role, words);
}
