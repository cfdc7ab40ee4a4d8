import { diffWordsWithSpace } from 'diff';

/** Words to be written in the place of others. */
export interface OfficeChange {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
  /** Why, for people. */
  readonly reason: string;
}

/** A stretch of text that is written anew. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What of a text changes, word for word. */
export function hunksOf(text: string, { span, text: after }: Pick<OfficeChange, 'span' | 'text'>): readonly Hunk[] {
  const hunks: { start: number; end: number; text: string }[] = [];
  let at = span.start;
  for (const { value, added, removed } of diffWordsWithSpace(text.slice(span.start, span.end), after)) {
    const last = hunks.at(-1);
    const joins = last !== undefined && last.end === at && (added || removed);
    if (removed) {
      if (joins) last.end = at + value.length;
      else hunks.push({ start: at, end: at + value.length, text: '' });
    } else if (added) {
      if (joins) last.text += value;
      else hunks.push({ start: at, end: at, text: value });
    }
    if (!added) at += value.length;
  }
  return hunks;
}

/** A stretch of a part that is written anew. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It is not needed where another takes its place away. */
  readonly isMinor?: true;
}

/** Makes splices; those that are not minor stand apart from one another. */
export function withSplices(xml: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text, isMinor } of splices.toSorted(inOrder)) {
    if (isMinor && from < at) continue;
    pieces.push(xml.slice(at, from), text);
    at = to;
  }
  return pieces.join('') + xml.slice(at);
}

function inOrder(a: Splice, b: Splice): number {
  return a.from - b.from || Number(a.isMinor ?? false) - Number(b.isMinor ?? false) || a.to - b.to;
}
