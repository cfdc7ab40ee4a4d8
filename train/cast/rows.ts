import type { Pair, Side } from '../../engine/cast/pair.js';
import { factsOf, pairsOf } from '../../engine/cast/cast-facts.js';
import { castInputOf } from '../../engine/cast/reading.js';
import { placesOf, sideFacts } from '../../engine/cast/side.js';
import { singular } from '../../engine/syntax/lemma.js';
import { recommendedGlossary } from '../../engine/termbase/recommended.js';
import type { Mark, Marked } from './marked.js';
import { usefulness } from './usefulness.js';

/** A pair of words of a marked document. */
export interface Row {
  readonly marked: Marked;
  readonly pair: Pair;
  readonly facts: Readonly<Record<string, number>>;
  readonly side: Readonly<Record<string, number>>;
  /** One of the words is the general word, the other not. */
  readonly isGeneral: boolean;
  /** The marks that join the two words. */
  readonly marks: readonly Mark[];
  /** How many marks say that the second word should change, less those for the first. */
  readonly lean: number;
}

/** Every pair of every document. */
export function rowsOf(documents: readonly Marked[]): readonly Row[] {
  return documents.flatMap((marked) => {
    const input = castInputOf(marked.document, recommendedGlossary);
    return input === undefined ? [] : pairsOf(input).map((pair) => rowOf(marked, pair));
  });
}

function rowOf(marked: Marked, pair: Pair): Row {
  const wordAt = new Map(marked.mentions.map(({ n, w }) => [n, lemmaOf(w)]));
  const terms = [pair.a.term, pair.b.term];
  const marks = marked.marks.filter(
    ({ kind, n, right }) =>
      kind === 'names' && terms.includes(wordAt.get(n) ?? '') && terms.includes(lemmaOf(right)) && wordAt.get(n) !== lemmaOf(right),
  );
  const lean = marks.reduce((sum, { n }) => sum + (wordAt.get(n) === pair.b.term ? 1 : -1), 0);
  return {
    marked,
    pair,
    facts: factsOf(pair),
    side: sideFacts(pair),
    isGeneral: pair.b.kind === 'general' && pair.a.kind !== 'general',
    marks,
    lean,
  };
}

const lemmaOf = (word: string): string => singular(word.toLowerCase().replace(/-/g, ' '));

/** How well the places of a side would serve readers, as a target to learn: 1 useful, 0 never marked. */
export function targetOf({ marked, marks }: Row, side: Side): number {
  if (marks.length === 0) return 0;
  const verdict = usefulness(
    marked,
    placesOf(side).map(({ mention }) => mention.mention.span),
  );
  return verdict === 'useful' ? 1 : verdict === 'fair' ? 0.75 : 0.25;
}
