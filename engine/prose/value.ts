import type { ProseContext, ProseKind } from '../model.js';
import { ProseBuilder } from './builder.js';
import { type Flat, flatSlice } from './flat.js';
import type { Gathering } from './gathering.js';
import { type MessagePiece, type MessageSyntax, readMessage } from './message.js';
import type { Transcript } from './transcript.js';

/** How the values of a catalogue are taken. */
export interface ValueForm {
  readonly syntax?: MessageSyntax;
  /** What a rewrite must be written with. */
  readonly escapes?: ProseContext['escapes'];
  /** What else is known of where the value stands. */
  readonly context?: Partial<ProseContext>;
  readonly kind?: ProseKind;
}

/** Takes the texts of a catalogue: messages, written with escapes. */
export class Values {
  readonly #gathering: Gathering;
  readonly #flat: Flat;

  constructor(source: string, gathering: Gathering) {
    this.#gathering = gathering;
    this.#flat = flatSlice(source, 0, source.length);
  }

  /** Takes a value. Each form of a plural is a block. */
  take(value: Transcript, form: ValueForm): void {
    const { blocks, doubled } = readMessage(value.text, form.syntax ?? {});
    for (const pieces of blocks) this.#block(value, trimmed(value.text, pieces), form, doubled);
  }

  #block(value: Transcript, pieces: readonly MessagePiece[], form: ValueForm, doubled: boolean): void {
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined) return;
    const span = value.sourceOf(first.from, last.to);
    if (!this.#gathering.within(span)) return;
    const { escapes, context, kind = 'paragraph' } = form;
    this.#gathering.add(built(this.#flat, value, pieces), kind, span, {
      headings: [],
      ...context,
      ...(escapes && { escapes }),
      ...(doubled && { doubled: true }),
    });
  }
}

function built(flat: Flat, value: Transcript, pieces: readonly MessagePiece[]): ProseBuilder {
  const builder = new ProseBuilder(flat);
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (const { kind, from, to, text, mark } of pieces) {
    if (kind === 'text') value.emit(builder, from, to);
    else if (kind === 'open' && mark) open.push({ mark, at: builder.length });
    else if (kind === 'close' && mark && open.at(-1)?.mark === mark)
      builder.mark(mark, open.pop()?.at ?? 0, builder.length);
    else if (kind === 'opaque' || text) {
      const { start, end } = value.sourceOf(from, to);
      if (kind === 'opaque') builder.opaque(start, end);
      else builder.replaced(text as string, start, end);
    }
  }
  return builder;
}

/** The pieces of a block without the white space and the tags around them. */
function trimmed(text: string, pieces: readonly MessagePiece[]): readonly MessagePiece[] {
  let from = 0;
  let to = pieces.length;
  while (from < to && isBlank(text, pieces[from] as MessagePiece)) from++;
  while (to > from && isBlank(text, pieces[to - 1] as MessagePiece)) to--;
  const kept = pieces.slice(from, to);
  const [first, last] = [kept[0], kept.at(-1)];
  if (first?.kind === 'text') {
    const blank = first.to - first.from - text.slice(first.from, first.to).trimStart().length;
    kept[0] = { ...first, from: first.from + blank };
  }
  if (last?.kind === 'text') {
    const { from: start } = kept.at(-1) as MessagePiece;
    kept[kept.length - 1] = { ...last, from: start, to: last.from + text.slice(last.from, last.to).trimEnd().length };
  }
  return kept;
}

const isBlank = (text: string, { kind, from, to, text: stands = '' }: MessagePiece): boolean =>
  (kind === 'text' && text.slice(from, to).trim() === '') || (kind === 'replaced' && stands.trim() === '');
