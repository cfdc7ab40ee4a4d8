import type { Slot } from '../lexicon/slots.js';
import type { Tagged } from './tagger.js';

export type { Slot };

/** One relation; offsets are prose offsets of the word (or words) that stand in it. */
export interface Relation {
  readonly slot: Slot;
  readonly lemma: string;
  readonly start: number;
  readonly end: number;
}

/** Collects the relations of one mention. */
export interface RelationSink {
  add(slot: Slot, lemma: string, ...words: readonly (Tagged | undefined)[]): void;
}

/** What a sink has caught. */
export interface Collected {
  readonly sink: RelationSink;
  readonly relations: Relation[];
  /** Those that the sentence denies: they say nothing of the mention, and may of another. */
  readonly denied: Relation[];
}

const NONE: ReadonlySet<Tagged> = new Set();

/**
 * A sink and what has fallen into it; the same relation twice counts once.
 *
 * @param denial words that are denied: what begins with one of them is no relation
 */
export function collect(denial: ReadonlySet<Tagged> = NONE): Collected {
  const relations: Relation[] = [];
  const denied: Relation[] = [];
  const seen = new Set<string>();
  const sink: RelationSink = {
    add(slot, lemma, ...words) {
      const key = `${slot}:${lemma}`;
      const there = words.filter((word): word is Tagged => word !== undefined);
      if (seen.has(key) || there.length === 0) return;
      seen.add(key);
      const list = denial.size > 0 && DENIABLE.has(slot) && denial.has(there[0] as Tagged) ? denied : relations;
      list.push({
        slot,
        lemma,
        start: Math.min(...there.map((word) => word.token.start)),
        end: Math.max(...there.map((word) => word.token.end)),
      });
    },
  };
  return { sink, relations, denied };
}

/** What a negation can deny. */
const DENIABLE: ReadonlySet<Slot> = new Set(['subj', 'svo', 'psubj', 'obj', 'by', 'vprep', 'pred']);
