import type { Role } from '../model.js';
import { compounds, entries, families } from './generated.js';
import { ROLE_CODES } from './role-codes.js';
import { LexiconRows } from './rows.js';
import type { LexiconSlot } from './slots.js';

/** What the lexicon says of one relation. */
export interface LexiconEntry {
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
  entry(slot: LexiconSlot, lemma: string): LexiconEntry | undefined;
  /** The set compounds that end in a head (lemma of one or more words, joined by spaces). */
  compounds(head: string): readonly SetCompound[];
  /** Whether a word stands right before the term in any set compound. */
  leads(word: string): boolean;
  /** Whether a word (or lemma) stands right behind the term in any set compound that the term opens. */
  follows(word: string): boolean;
}

const ROLES: ReadonlyMap<string, Role> = new Map(
  (Object.keys(ROLE_CODES) as Role[]).map((role) => [ROLE_CODES[role], role]),
);

/** How many characters tell of an entry behind its lemma: two for the family, one for the role, one for the weight. */
const TAIL = 4;

function load(): Lexicon {
  const rows = new LexiconRows(entries, TAIL);
  const heads = new Map<string, SetCompound[]>();
  const leading = new Set<string>();
  const following = new Set<string>();
  for (const row of compounds.split('\n')) {
    const [term, head, exclusive, meaning] = row.split('|') as [string, string, string, string];
    heads.set(head, [
      ...(heads.get(head) ?? []),
      { term, exclusive: exclusive === '1', near: /^[01]$/.test(exclusive) ? [] : exclusive.split(','), meaning },
    ]);
    const words = head.split(' ');
    const gap = words.indexOf('_');
    if (gap < 0) following.add(words[0] as string);
    else if (gap > 0) leading.add(words[gap - 1] as string);
  }
  return {
    entry: (slot, lemma) => {
      const tail = rows.tailOf(slot, lemma);
      return tail === undefined ? undefined : entryAt(tail);
    },
    compounds: (head) => heads.get(head) ?? [],
    leads: (word) => leading.has(word),
    follows: (word) => following.has(word),
  };
}

function entryAt(tail: number): LexiconEntry {
  const [family, because] = families[Number.parseInt(entries.slice(tail, tail + 2), 36)] as readonly [string, string];
  const role = ROLES.get(entries[tail + 2] as string) as Role;
  return { role, weight: Number(entries[tail + 3]), because, family };
}

/** The project's lexicon. It is data: read once, never changed. */
export const lexicon: Lexicon = load();
