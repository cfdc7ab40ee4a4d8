import { type FoundMention, foundMentionAt } from './found-mention.js';

/** A mention to learn the calibrators from. */
export interface MentionRow {
  readonly source: Source;
  /** Repository or document: rows of one are judged by calibrators that were learned from others. */
  readonly group: string;
  readonly measures: readonly number[];
  readonly wrong: boolean;
  /** As its author wrote it; else the word was exchanged. */
  readonly isNatural: boolean;
  /** Other words of its document were exchanged, too. */
  readonly isMixed: boolean;
}

/**
 * Where a row is from: labelled mentions of public repositories that others
 * labelled (`held`), or we (`public`); drafts in which we marked what is wrong
 * (`drafts`); documents of ours with words exchanged at random (`own`).
 */
export type Source = 'held' | 'public' | 'drafts' | 'own';

/** The row of the mention at a place; none if the engine finds no mention or has no suspicion there. */
export function rowAt(
  places: readonly FoundMention[],
  { start, end }: { readonly start: number; readonly end: number },
  rest: Omit<MentionRow, 'measures'>,
): readonly MentionRow[] {
  const measures = foundMentionAt(places, start, end)?.measures;
  return measures === undefined ? [] : [{ ...rest, measures }];
}
