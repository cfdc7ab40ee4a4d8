import type { Paragraph } from './paragraph.js';
import type { OfficeTables } from './tables.js';

/** A stretch of a paragraph. */
export type Stretch<Owner> = readonly [paragraph: Paragraph<Owner>, start: number, end: number];

/**
 * Decides what is known when all is read: which text is code, and which tables are tables.
 *
 * @param fixed stretches in a font of fixed width
 */
export function settle<Owner>(
  paragraphs: readonly Paragraph<Owner>[],
  tables: OfficeTables,
  fixed: readonly Stretch<Owner>[],
): void {
  const all = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  const inFixed = fixed.reduce((sum, [, start, end]) => sum + end - start, 0);
  // Somebody who writes everything as on a typewriter writes no code.
  if (inFixed * 2 < all) for (const [paragraph, start, end] of fixed) paragraph.mark('opaque', start, end);
  for (const paragraph of paragraphs) {
    const { table, kind } = paragraph;
    if (table !== undefined && tables.isGrid(table.id) && (kind === 'paragraph' || kind === 'item')) {
      paragraph.kind = 'cell';
      paragraph.list = undefined;
    } else paragraph.table = undefined;
  }
}
