import { applyEdits, type Replacement, type Span } from '../engine/index.js';

/** Words of a text, what stands there after all edits, and why. */
export interface AppliedChange extends Replacement {
  /** For people; empty for what merely follows. */
  readonly reason: string;
}

/** An edit of the text in between. */
type Edit = Replacement & { readonly reason?: string };

/** Edits of the text in between that touch, and earlier changes that they touch. */
interface Cluster {
  /** In the text in between. */
  start: number;
  end: number;
  readonly earlier: AppliedChange[];
  readonly edits: Edit[];
}

/**
 * Joins changes and further edits of what came out into changes of the first text.
 *
 * @param changes from the first text to the one in between, in source order
 * @param between the text in between
 * @param edits of it, in source order
 */
export function composed(
  changes: readonly AppliedChange[],
  between: string,
  edits: readonly Edit[],
): readonly AppliedChange[] {
  let by = 0;
  return clustersOf(changes, edits).map(({ start, end, earlier, edits: own }) => {
    const before = by;
    by = earlier.reduce((sum, change) => sum + growthOf(change), by);
    const local = own.map(({ span, text }) => ({ span: moved(span, -start), text }));
    const reasons = new Set([...earlier, ...own].map(({ reason = '' }) => reason).filter((reason) => reason !== ''));
    return {
      span: { start: start - before, end: end - by },
      text: applyEdits(between.slice(start, end), local),
      reason: [...reasons].join(' '),
    };
  });
}

/** Where an offset of the text after edits was before; what an edit wrote stands for all that it replaced. */
export function offsetBefore(offset: number, edits: readonly Replacement[]): number {
  let by = 0;
  for (const { span, text } of edits) {
    if (offset <= span.start + by) break;
    const longer = text.length - (span.end - span.start);
    if (offset < span.end + by + longer) return Math.min(span.end, offset - by);
    by += longer;
  }
  return offset - by;
}

function clustersOf(changes: readonly AppliedChange[], edits: readonly Edit[]): readonly Cluster[] {
  let by = 0;
  const earlier = changes.map((change): Cluster => {
    const start = change.span.start + by;
    by += growthOf(change);
    return { start, end: change.span.end + by, earlier: [change], edits: [] };
  });
  const later = edits.map((edit): Cluster => ({ ...edit.span, earlier: [], edits: [edit] }));
  const clusters: Cluster[] = [];
  for (const next of [...earlier, ...later].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = clusters.at(-1);
    if (last === undefined || next.start >= last.end) {
      clusters.push(next);
      continue;
    }
    last.end = Math.max(last.end, next.end);
    last.earlier.push(...next.earlier);
    last.edits.push(...next.edits);
  }
  return clusters;
}

function growthOf({ span, text }: Replacement): number {
  return text.length - (span.end - span.start);
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
