import type { ProseContext, SourceComment } from '../model.js';
import type { Draft } from './draft.js';

/** Whether two blocks outside tables have the same surroundings, headings aside. */
export function sameContext(a: Omit<ProseContext, 'headings'>, b: Omit<ProseContext, 'headings'>): boolean {
  if (a === b) return true;
  return (
    a.quoted === b.quoted &&
    a.list?.id === b.list?.id &&
    a.list?.item === b.list?.item &&
    a.list?.ordered === b.list?.ordered
  );
}

/** Whether two lists of headings are the same. */
export function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((text, i) => text === b[i]));
}

/** A block that stands elsewhere now, perhaps under other headings. */
export function moved(draft: Draft, by: number, context: ProseContext | undefined): Draft {
  if (by === 0 && !context) return draft;
  const { prose, signal } = draft;
  const span = { start: prose.span.start + by, end: prose.span.end + by };
  const attribute = prose.context.attribute;
  const surroundings = context && attribute !== undefined ? { ...context, attribute } : (context ?? prose.context);
  return { prose: { ...prose, span, context: surroundings }, signal };
}

/** A comment that stands elsewhere now. */
export function movedComment(comment: SourceComment, by: number): SourceComment {
  if (by === 0) return comment;
  const { span, text, textStart } = comment;
  return { span: { start: span.start + by, end: span.end + by }, text, textStart: textStart + by };
}
