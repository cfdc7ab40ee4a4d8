import type { Span } from '../../engine/model.js';
import type { MarkedDocument, ReaderMark } from './marked.js';

/** What readers think of a finding: by the rules of the drafts' scorer. */
export type Usefulness = 'useful' | 'fair' | 'wrong';

/** The numbered mentions that places touch. */
export const touchedBy = ({ mentions }: MarkedDocument, places: readonly Span[]): readonly number[] =>
  mentions.filter(({ at, w }) => places.some(({ start, end }) => at < end && at + w.length > start)).map(({ n }) => n);

/** A finding serves when at least half of its places are marked, by two readers or by one who is sure. */
export function usefulness(marked: MarkedDocument, places: readonly Span[]): Usefulness {
  const states = statesOf(marked);
  const touched = touchedBy(marked, places);
  const known = touched.filter((n) => states.has(n));
  if (2 * known.length < touched.length) return 'wrong';
  if (known.some((n) => states.get(n) === 'useful')) return 'useful';
  return known.length > 0 ? 'fair' : 'wrong';
}

function statesOf({ marks }: MarkedDocument): ReadonlyMap<number, 'useful' | 'fair'> {
  const states = new Map<number, 'useful' | 'fair'>();
  for (const mark of marks) states.set(mark.n, isSure(mark) ? 'useful' : (states.get(mark.n) ?? 'fair'));
  for (const { with: other, by } of marks)
    if (other !== undefined && !states.has(other)) states.set(other, isByTwo(by) ? 'useful' : 'fair');
  return states;
}

/** Both readers set the mark. */
export const isByTwo = (by: Readonly<Record<string, unknown>>): boolean => by.a !== undefined && by.b !== undefined;

/** Both readers set the mark, or one is sure of it. */
export const isSure = ({ by }: ReaderMark): boolean => isByTwo(by) || Object.values(by).includes('sure');
