import type { ProseContext, SourceComment } from '../model.js';
import type { Candidate } from './gathering.js';

/** How much further on a block stands: in characters, lists and tables. */
export interface Shift {
  readonly by: number;
  readonly lists: number;
  readonly tables: number;
}

/** Whether two lists of headings are the same. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, i) => text === b[i]));
}

/** A block that stands elsewhere now; under other headings, or behind another number of lists and tables, when `headings` are given. */
export function movedCandidate(
  { prose, signal }: Candidate,
  shift: Shift,
  headings: readonly string[] | undefined,
): Candidate {
  const span = { start: prose.span.start + shift.by, end: prose.span.end + shift.by };
  const context = headings === undefined ? prose.context : surroundings(prose.context, shift, headings);
  return { prose: { ...prose, span, context }, signal };
}

/** A comment that stands elsewhere now. */
export function movedComment(comment: SourceComment, by: number): SourceComment {
  if (by === 0) return comment;
  const { span, text, textStart } = comment;
  return { span: { start: span.start + by, end: span.end + by }, text, textStart: textStart + by };
}

function surroundings(context: ProseContext, { lists, tables }: Shift, headings: readonly string[]): ProseContext {
  const { list, table } = context;
  return {
    ...context,
    headings,
    ...(list && { list: { ...list, id: list.id + lists } }),
    ...(table && { table: { ...table, id: table.id + tables } }),
  };
}

/** Whether a list or table of the surroundings has a number. */
export const isNumbered = ({ list, table }: ProseContext): boolean => list !== undefined || table !== undefined;
