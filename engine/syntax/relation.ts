import type { Tagged } from './tag.js';

/**
 * How a mention stands to another word of its sentence.
 *
 * `subj` it does that (also in relative clauses, under “want to”, “can”, “let …”), `psubj` that is done to it,
 * `obj` somebody does that to it, `by` it is the agent, `svo` verb_noun of which it is the subject, `poss` what
 * is its own (“X’s N”, “N of X”, “their N”), `comp` what it is the first part of (“X N”), `mod` what stands before it,
 * `nprep`, `vprep`, `aprep` the noun, verb or adjective with a preposition before it, `coord` what it is joined
 * with, `pred` what it is said to be, `owner` whose it is (“your”, “the merchant’s”), `post` the preposition and noun
 * behind it (“of the app”), `oposs` what is done to something of its (“charge the user’s card”).
 */
export type Slot =
  | 'subj'
  | 'psubj'
  | 'obj'
  | 'by'
  | 'svo'
  | 'poss'
  | 'comp'
  | 'mod'
  | 'nprep'
  | 'vprep'
  | 'aprep'
  | 'coord'
  | 'pred'
  | 'owner'
  | 'post'
  | 'oposs';

/** One relation; offsets are prose offsets of the word (or words) that stand in it. */
export interface Relation {
  readonly slot: Slot;
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
}

/** Collects the relations of one mention. */
export interface Sink {
  add(slot: Slot, lemma: string, ...words: readonly (Tagged | undefined)[]): void;
}

/** A sink and what has fallen into it; the same relation twice counts once. */
export function collect(): { readonly sink: Sink; readonly relations: Relation[] } {
  const relations: Relation[] = [];
  const seen = new Set<string>();
  const sink: Sink = {
    add(slot, lemma, ...words) {
      const key = `${slot}:${lemma}`;
      const there = words.filter((word): word is Tagged => word !== undefined);
      if (seen.has(key) || there.length === 0) return;
      seen.add(key);
      relations.push({
        slot,
        lemma,
        start: Math.min(...there.map((word) => word.token.start)),
        end: Math.max(...there.map((word) => word.token.end)),
      });
    },
  };
  return { sink, relations };
}
