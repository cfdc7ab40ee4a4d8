import type { Role } from '../model.js';
import { compounds, families } from './generated.js';

/** What the lexicon says of one relation. */
export interface Entry {
  readonly role: Role;
  /** 1 leans, 2 is clear, 3 is decisive. */
  readonly weight: number;
  /** The explanation, with `{words}` for the words on the page. */
  readonly because: string;
  readonly family: string;
}

/** A compound whose first word is fixed: “user interface”. */
export interface SetCompound {
  readonly term: string;
  /** Another word of the glossary before this head is nearly always a mistake. */
  readonly exclusive: boolean;
  /** … or only where one of these words stands in the same sentence. */
  readonly near: readonly string[];
  readonly meaning: string;
}

/** The lexicon, ready for look-up. */
export interface Lexicon {
  /** What a relation `slot:lemma` testifies to. */
  entry(slot: string, lemma: string): Entry | undefined;
  /** The set compounds that end in a head (lemma of one or more words, joined by spaces). */
  compounds(head: string): readonly SetCompound[];
}

const ROLES: Readonly<Record<string, Role>> = { b: 'buyer', o: 'operator', k: 'consumer', c: 'client', p: 'program' };

function load(): Lexicon {
  const entries = new Map<string, Entry>();
  for (const [family, because, rows] of families) {
    for (const row of rows.split(' ')) {
      const match = /^(.+)([bokcp])([123])$/.exec(row);
      if (match === null) continue;
      const [, key, role, weight] = match as unknown as [string, string, string, string];
      entries.set(key, { role: ROLES[role] as Role, weight: Number(weight), because, family });
    }
  }
  const heads = new Map<string, SetCompound[]>();
  for (const row of compounds.split('\n')) {
    const [term, head, exclusive, meaning] = row.split('|') as [string, string, string, string];
    heads.set(head, [
      ...(heads.get(head) ?? []),
      { term, exclusive: exclusive === '1', near: /^[01]$/.test(exclusive) ? [] : exclusive.split(','), meaning },
    ]);
  }
  return { entry: (slot, lemma) => entries.get(`${slot}:${lemma}`), compounds: (head) => heads.get(head) ?? [] };
}

/** The project's lexicon. It is data: read once, never changed. */
export const lexicon: Lexicon = load();
