import { pairsOf } from '../../engine/cast/cast-facts.js';
import { type ReadPair, readPair } from '../../engine/cast/judged-pair.js';
import type { Pair } from '../../engine/cast/pair.js';
import type { PlaceSet } from '../../engine/cast/place-sets.js';
import { castInputOf } from '../../engine/cast/reading.js';
import { singular } from '../../engine/syntax/lemma.js';
import { recommendedGlossary } from '../../engine/termbase/recommended.js';
import { termbaseOf } from '../../engine/termbase/termbase.js';
import type { MarkedDocument, ReaderMark } from './marked.js';
import { touchedBy, usefulness } from './usefulness.js';

/** A pair of words of a marked document. */
export interface PairRow {
  readonly marked: MarkedDocument;
  readonly read: ReadPair;
  /** The marks that join the two words. */
  readonly marks: readonly ReaderMark[];
  /** How well each set of places would serve the readers, from 0 to 1. */
  readonly targets: readonly number[];
  /** Customer and user. */
  readonly isCommon: boolean;
}

/** Every pair of every document. */
export function rowsOf(documents: readonly MarkedDocument[]): readonly PairRow[] {
  const termbase = termbaseOf(recommendedGlossary);
  return documents.flatMap((marked) => {
    const input = castInputOf(marked.document, termbase);
    return input === undefined ? [] : pairsOf(input).map((pair) => rowOf(marked, pair));
  });
}

function rowOf(marked: MarkedDocument, pair: Pair): PairRow {
  const wordAt = new Map(marked.mentions.map(({ n, w }) => [n, lemmaOf(w)]));
  const terms = [pair.a.term, pair.b.term];
  const marks = marked.marks.filter(
    ({ kind, n, right }) =>
      kind === 'names' &&
      terms.includes(wordAt.get(n) ?? '') &&
      terms.includes(lemmaOf(right)) &&
      wordAt.get(n) !== lemmaOf(right),
  );
  const read = readPair(pair);
  const targets = marks.length === 0 ? [] : read.sets.map((set) => targetOf(marked, set));
  return { marked, read, marks, targets, isCommon: pair.a.term === 'customer' && pair.b.term === 'user' };
}

const lemmaOf = (word: string): string => singular(word.toLowerCase().replace(/-/g, ' '));

/** A set that only meets the other name of a marked mention serves, but tells to change the wrong word. */
const OTHER_NAME = 0.3;

function targetOf(marked: MarkedDocument, { places, change }: PlaceSet): number {
  const spans = places.map((one) => change.where.spanOf(one));
  const verdict = usefulness(marked, spans);
  if (verdict === 'wrong') return 0;
  const touched = touchedBy(marked, spans);
  const isRightWord = marked.marks.some(({ n }) => touched.includes(n));
  return (verdict === 'useful' ? 1 : 0.75) * (isRightWord ? 1 : OTHER_NAME);
}
