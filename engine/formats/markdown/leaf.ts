import type { ProseContext } from '../../model.js';
import type { Range } from '../../prose/opaque.js';

/** A block that may hold prose. Offsets are those of the parsed text. */
export interface Leaf {
  readonly kind: 'text' | 'heading' | 'cell' | 'directive' | 'html' | 'fence';
  readonly start: number;
  readonly end: number;
  /** The inline content: without the marks of a heading. */
  readonly from: number;
  readonly to: number;
  /** Quote marks inside, flat pairs. */
  readonly marks: readonly number[];
  /** 1 to 6 for a heading. */
  readonly level: number;
  /** First block of a list item (may start with a task marker) or block quote (an alert marker). */
  readonly leads: 'item' | 'quote' | undefined;
  readonly context: Omit<ProseContext, 'headings'>;
  /** The header cell above. */
  readonly header?: Range | undefined;
}

/** The same leaf where it stands after an edit before it: `by` characters, lists and tables further on. */
export function movedLeaf(leaf: Leaf, by: number, lists: number, tables: number): Leaf {
  const { kind, start, end, from, to, marks, level, leads, context, header } = leaf;
  return {
    kind,
    start: start + by,
    end: end + by,
    from: from + by,
    to: to + by,
    marks: marks.length === 0 ? marks : marks.map((offset) => offset + by),
    level,
    leads,
    context: lists === 0 && tables === 0 ? context : renumbered(context, lists, tables),
    ...(header && { header: { from: header.from + by, to: header.to + by } }),
  };
}

function renumbered(context: Leaf['context'], lists: number, tables: number): Leaf['context'] {
  const { list, table } = context;
  return {
    ...context,
    ...(list && { list: { ...list, id: list.id + lists } }),
    ...(table && { table: { ...table, id: table.id + tables } }),
  };
}
