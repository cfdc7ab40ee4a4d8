import type { Slot } from '../lexicon/slots.js';
import type { Tagged } from './tag.js';

export type { Slot };

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
