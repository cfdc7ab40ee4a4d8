import { ProseBuilder } from '../../prose/builder.js';
import type { Flat } from '../../prose/flat.js';
import { partitionPoint } from '../../prose/ordered.js';
import type { Inline, InlineMark, InlineToken } from './inline-token.js';

/** The description of an image, as a range of tokens. */
export interface Description {
  /** Index of the first token, and of the one behind the last. */
  readonly first: number;
  readonly until: number;
  /** The marks inside, and around all of it. */
  readonly marks: readonly InlineMark[];
}

/** The prose of a block, and the descriptions of the images in it. */
export interface Emission {
  readonly builder: ProseBuilder;
  readonly images: readonly Description[];
}

/** A description whose marks are being gathered. */
interface Image extends Description {
  readonly marks: InlineMark[];
}

/** Writes out the prose of a block; an image is one opaque. */
export function emit(flat: Flat, inline: Inline): Emission {
  const images: Image[] = [];
  const { tokens, marks } = inline;
  const builder = emitRange(flat, tokens, { first: 0, until: tokens.length, marks }, images);
  if (images.length > 0) for (const mark of marks) holding(images, mark)?.marks.push(mark);
  return { builder, images };
}

/** Writes out the description of an image; images inside it are transparent. */
export function emitDescription(flat: Flat, inline: Inline, description: Description): ProseBuilder {
  return emitRange(flat, inline.tokens, description, undefined);
}

/** The description that a mark stands in, or around. */
function holding(images: readonly Image[], { open, close }: InlineMark): Image | undefined {
  const image = images[partitionPoint(images, ({ first }) => first - 1 <= open) - 1];
  return image && close <= image.until ? image : undefined;
}

function emitRange(
  flat: Flat,
  tokens: readonly InlineToken[],
  range: Description,
  images: Image[] | undefined,
): ProseBuilder {
  const builder = new ProseBuilder(flat);
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = range.first; i < range.until; i++) {
    const token = tokens[i] as InlineToken;
    starts[i] = builder.length;
    if (token.kind === 'image' && images) {
      builder.opaque(token.from, (tokens[token.until] as InlineToken).to);
      images.push({ first: i + 1, until: token.until, marks: [] });
      i = token.until;
    } else {
      emitToken(builder, token);
    }
    ends[i] = builder.length;
  }
  if (images === undefined) {
    // The brackets of a description stand around its tokens.
    ends[range.first - 1] = 0;
    starts[range.until] = builder.length;
  }
  for (const { kind, open, close } of range.marks) {
    const start = ends[open];
    const end = starts[close];
    if (start !== undefined && end !== undefined) builder.mark(kind, start, end);
  }
  return builder;
}

function emitToken(builder: ProseBuilder, token: InlineToken): void {
  const { kind, from, to } = token;
  if (kind === 'text' || kind === 'bracket') builder.verbatim(from, to);
  // What emphasis did not take is text.
  if (kind === 'delimiter') builder.verbatim(from + token.left, to - token.right);
  if (kind === 'replaced') builder.replaced(token.text ?? '', from, to);
  if (kind === 'opaque') builder.opaque(from, to);
}
