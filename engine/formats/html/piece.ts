import { ProseBuilder } from '../../prose/builder.js';
import type { Flat } from '../../prose/flat.js';
import { MARKS } from '../../prose/markup.js';
import type { Range } from '../../prose/opaque.js';
import { emitText, type TextTools } from './text.js';

/** What a block of HTML is made of. Flat offsets; `open` and `close` are tags that set text apart. */
export type HtmlPiece =
  | { readonly kind: 'text' | 'opaque' | 'break'; readonly from: number; readonly to: number }
  | { readonly kind: 'open' | 'close'; readonly name: string };

/** Where a block starts and ends without the white space around it; undefined when it is empty. */
export function trimmed(text: string, pieces: readonly HtmlPiece[]): Range | undefined {
  let from = -1;
  let to = -1;
  for (const piece of pieces) {
    if (piece.kind !== 'text' && piece.kind !== 'opaque') continue;
    let start = piece.from;
    let end = piece.to;
    if (piece.kind === 'text') {
      while (start < end && /\s/.test(text[start] as string)) start++;
      while (end > start && /\s/.test(text[end - 1] as string)) end--;
    }
    if (end === start) continue;
    if (from < 0) from = start;
    to = end;
  }
  return from < 0 ? undefined : { from, to };
}

/** Writes out what lies within a range of a block. */
export function build(flat: Flat, pieces: readonly HtmlPiece[], range: Range, tools: TextTools): ProseBuilder {
  const builder = new ProseBuilder(flat);
  const open: { name: string; at: number }[] = [];
  for (const piece of pieces) {
    if ('name' in piece) {
      if (piece.kind === 'open') open.push({ name: piece.name, at: builder.length });
      else close(builder, open, piece.name);
      continue;
    }
    const start = Math.max(piece.from, range.from);
    const end = Math.min(piece.to, range.to);
    if (end <= start) continue;
    if (piece.kind === 'opaque') builder.opaque(start, end);
    else if (piece.kind === 'break') builder.replaced('\n', start, end);
    else emitText(builder, flat.text, start, end, tools);
  }
  return builder;
}

function close(builder: ProseBuilder, open: { name: string; at: number }[], name: string): void {
  const mark = MARKS[name];
  if (!mark || open.at(-1)?.name !== name) return;
  builder.mark(mark, open.pop()?.at ?? 0, builder.length);
}
