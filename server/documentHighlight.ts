import type { DocumentHighlight } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { JudgedMention } from '../engine/index.js';
import { toRange } from './convert.js';
import { mentionAt } from './hover.js';
import type { ReviewedDocument } from './reviews.js';

/**
 * Every mention of the actor at an offset, under whatever name: all that the
 * document puts in the same role. Where the role is open, all that use the
 * same word. Null where no word of the glossary is, so that the editor
 * highlights in its own way.
 */
export function documentHighlight({ document, review }: ReviewedDocument, offset: number): DocumentHighlight[] | null {
  const mention = mentionAt(review.mentions, offset);
  if (mention === undefined) return null;
  const actor = actorOf(mention);
  return review.mentions
    .filter((other) => actorOf(other) === actor)
    .map(({ span }) => ({ range: toRange(document, span), kind: DocumentHighlightKind.Text }));
}

function actorOf({ term, verdict }: JudgedMention): string {
  return 'role' in verdict ? `role ${verdict.role}` : `term ${term}`;
}
