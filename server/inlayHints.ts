import type { InlayHint } from 'vscode-languageserver';
import type { Span } from '../engine/index.js';
import { plainLabel, touches } from './convert.js';
import type { Translate } from './messages.js';
import type { Reviewed } from './reviews.js';
import { roleName, termFor } from './wording.js';

/** Behind each mention in a stretch: the role that the sentence gives it. Nothing unless the writer has asked for it. */
export function inlayHints(t: Translate, { document, settings, review }: Reviewed, range: Span): InlayHint[] {
  if (!settings.inlayHints) return [];
  return review.mentions.flatMap(({ span, verdict, possessive = '' }) => {
    if (!('role' in verdict) || !touches(span, range)) return [];
    const role = plainLabel(termFor(settings.rules.glossary, verdict.role) ?? roleName(t, verdict.role));
    return {
      position: document.positionAt(span.end + possessive.length),
      label: verdict.kind === 'clear' ? `= ${role}` : `≈ ${role}`,
      tooltip: roleName(t, verdict.role),
      paddingLeft: true,
    };
  });
}
