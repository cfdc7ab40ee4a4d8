import { type CastPair, judgePair } from '../../engine/cast/judged-pair.js';
import type { CastModel } from '../../engine/cast/weights.js';
import type { Span } from '../../engine/model.js';
import type { MarkedDocument } from './marked.js';
import type { PairRow } from './rows.js';
import { isByTwo, touchedBy, type Usefulness, usefulness } from './usefulness.js';

/** One finding of the cast in a marked document. */
export interface Alarm {
  readonly row: PairRow;
  readonly pair: CastPair;
  readonly places: readonly Span[];
  readonly usefulness: Usefulness;
  /** The first fix writes the word that a reader would write. */
  readonly right: boolean;
}

/** The findings of the pairs that are spoken of, the surest of a document first; no place is in two of them. */
export function alarmsOf(
  rows: readonly PairRow[],
  modelOf: (row: PairRow) => CastModel,
  speaks: Speaks,
): readonly Alarm[] {
  const taken = new Map<MarkedDocument, Set<number>>();
  return rows
    .map((row) => ({ row, pair: judgePair(row.read, modelOf(row)) }))
    .filter(({ pair, row }) => speaks(pair, row))
    .sort((one, other) => other.pair.confidence - one.pair.confidence)
    .flatMap(({ row, pair }): readonly Alarm[] => {
      const used = taken.get(row.marked) ?? new Set<number>();
      taken.set(row.marked, used);
      const places = pair.places.map((one) => pair.change.where.spanOf(one)).filter(({ start }) => !used.has(start));
      for (const { start } of places) used.add(start);
      if (places.length === 0) return [];
      const touched = touchedBy(row.marked, places);
      const wanted = row.marked.marks.filter(({ n }) => touched.includes(n)).map(({ right }) => right.toLowerCase());
      return [
        {
          row,
          pair,
          places,
          usefulness: usefulness(row.marked, places),
          right: wanted.some((word) => word.replace(/s$/, '').includes(pair.keep.term)),
        },
      ];
    });
}

/** Whether a pair is spoken of. */
export type Speaks = (pair: CastPair, row: PairRow) => boolean;

/** What findings are worth in marked documents. */
export interface AlarmCounts {
  readonly useful: number;
  readonly fair: number;
  readonly wrong: number;
  readonly right: number;
  readonly found: number;
  readonly marks: number;
  readonly quiet: number;
  readonly clean: number;
}

/** Counts findings and marks as the drafts' scorer does. */
export function countAlarms(documents: readonly MarkedDocument[], alarms: readonly Alarm[]): AlarmCounts {
  const of = (what: Usefulness): number => alarms.filter(({ usefulness }) => usefulness === what).length;
  let found = 0;
  let marks = 0;
  let quiet = 0;
  let clean = 0;
  for (const marked of documents) {
    const own = alarms.filter(({ row }) => row.marked === marked);
    const touched = new Set(own.flatMap(({ places }) => touchedBy(marked, places)));
    for (const { n, with: other, by } of marked.marks) {
      if (!isByTwo(by)) continue;
      marks++;
      if (touched.has(n) || (other !== undefined && touched.has(other))) found++;
    }
    if (marked.marks.length > 0) continue;
    clean++;
    if (own.length === 0) quiet++;
  }
  const right = alarms.filter((alarm) => alarm.right && alarm.usefulness !== 'wrong').length;
  return { useful: of('useful'), fair: of('fair'), wrong: of('wrong'), right, found, marks, quiet, clean };
}
