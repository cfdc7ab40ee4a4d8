import type { InlayHint } from 'vscode-languageserver';
import { mentionOf, type Span } from '../engine/index.js';
import { plainLabel, touches } from './convert.js';
import type { Translate } from './messages.js';
import type { ReviewedDocument } from './reviews.js';
import { personInRole } from './wording.js';

/**
 * Behind each word in a stretch that names somebody in another role: what the
 * glossary calls them, with a question mark where that is only likely. Nothing
 * unless the writer has asked for it.
 */
export function inlayHints(t: Translate, { document, settings, review }: ReviewedDocument, range: Span): InlayHint[] {
  if (!settings.inlayHints) return [];
  return review.findings.flatMap((finding) => {
    const { span, role, certainty, fixes } = finding;
    if (role === undefined || !touches(span, range)) return [];
    const { possessive = '' } = mentionOf(review.mentions, finding) ?? {};
    const term = plainLabel(fixes[0]?.term ?? review.wordFor(role) ?? personInRole(t, role));
    const who = personInRole(t, role);
    return {
      position: document.positionAt(span.end + possessive.length),
      label: certainty === 'clear' ? `→ ${term}` : `→ ${term}?`,
      tooltip:
        certainty === 'clear'
          ? t('The sentence speaks of {0}: “{1}”', who, term)
          : t('The sentence probably speaks of {0}: “{1}”', who, term),
      paddingLeft: true,
    };
  });
}
