import type { Edit, Fix, Span } from '../model.js';

/** A stretch of a source, and what stands there instead. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** Makes edits that are in source order and do not overlap. */
export function applyEdits(source: string, edits: readonly Replacement[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { span, text } of edits) {
    pieces.push(source.slice(at, span.start), text);
    at = span.end;
  }
  return pieces.join('') + source.slice(at);
}

/** All that a fix writes, its own place first. */
export const editsOf = (fix: Fix): readonly Edit[] => [fix, ...(fix.others ?? [])];
