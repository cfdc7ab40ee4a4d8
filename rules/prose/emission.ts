import { ProseBuilder } from './builder.js';
import type { Flat } from './flat.js';
import type { Inline, InlineToken } from './inline-token.js';

/** The description of an image, as a range of tokens. */
export interface Description {
  /** Index of the first token, and of the one behind the last. */
  readonly first: number;
  readonly until: number;
}

/** The prose of a block, and the descriptions of the images in it. */
export interface Emission {
  readonly builder: ProseBuilder;
  readonly images: readonly Description[];
}

/** Writes out the prose of a block; an image is one opaque. */
export function emit(flat: Flat, inline: Inline): Emission {
  const images: Description[] = [];
  const builder = emitRange(flat, inline, { first: 0, until: inline.tokens.length }, images);
  return { builder, images };
}

/** Writes out the description of an image; images inside it are transparent. */
export function emitDescription(flat: Flat, inline: Inline, description: Description): ProseBuilder {
  return emitRange(flat, inline, description, undefined);
}

function emitRange(flat: Flat, inline: Inline, range: Description, images: Description[] | undefined): ProseBuilder {
  const { tokens, marks } = inline;
  const builder = new ProseBuilder(flat);
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = range.first; i < range.until; i++) {
    const token = tokens[i] as InlineToken;
    starts[i] = builder.length;
    if (token.kind === 'image' && images) {
      builder.opaque(token.from, (tokens[token.until] as InlineToken).to);
      images.push({ first: i + 1, until: token.until });
      i = token.until;
    } else {
      emitToken(builder, token);
    }
    ends[i] = builder.length;
  }
  // The brackets of a description stand around its tokens.
  ends[range.first - 1] = 0;
  starts[range.until] = builder.length;
  for (const { kind, open, close } of marks) {
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
