import type { Hover, MarkupKind } from 'vscode-languageserver';
import type { JudgedMention } from '../engine/index.js';
import { toMarkup, toRange, touches } from './convert.js';
import type { Translate } from './messages.js';
import type { Reviewed } from './reviews.js';
import { definitions, reading } from './wording.js';

/** Which role the sentence gives the word at an offset, why, and what the word means; null where no word of the glossary is. */
export function hover(
  t: Translate,
  { document, settings, review }: Reviewed,
  offset: number,
  kind: MarkupKind,
): Hover | null {
  const mention = mentionAt(review.mentions, offset);
  if (mention === undefined) return null;
  const { glossary } = settings.rules;
  const parts = [reading(t, glossary, mention), '---', ...definitions(t, glossary, mention.term)];
  return { range: toRange(document, mention.span), contents: toMarkup(parts.join('\n\n'), kind) };
}

/** The mention at an offset; of two that touch it, the one that begins there. */
export function mentionAt(mentions: readonly JudgedMention[], offset: number): JudgedMention | undefined {
  const place = { start: offset, end: offset };
  return mentions.findLast(({ span }) => touches(span, place));
}
