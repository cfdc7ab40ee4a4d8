/** Tells the client what is known of each open document, so that it can be shown beside it. */
import { plainLabel } from './convert.js';
import type { DocumentStatus } from './protocol.js';
import { status } from './protocol.js';
import type { NotReviewed, ReviewedDocument } from './reviews.js';
import { MAX_LENGTH } from './reviews.js';
import type { Session } from './session.js';
import { findingsCounted } from './wording.js';

/** Sends the status of a document that was judged, when it is not what was sent last. */
export function serveStatus({
  inBackground,
  connection,
  documents,
  options,
  t,
}: Session): (outcome: ReviewedDocument | NotReviewed) => void {
  if (options.status !== true) return () => {};
  const sent = new Map<string, string>();
  documents.onDidClose(({ document }) => void sent.delete(document.uri));
  return (outcome) => {
    const current = statusOf(t, outcome);
    const written = JSON.stringify(current);
    if (sent.get(current.uri) === written) return;
    sent.set(current.uri, written);
    inBackground(connection.sendNotification(status, current));
  };
}

function statusOf(t: Session['t'], outcome: ReviewedDocument | NotReviewed): DocumentStatus {
  const { document, settings } = outcome;
  const { configuration, broken } = settings;
  const findings = 'review' in outcome ? outcome.review.findings.length : 0;
  const base = { uri: document.uri, findings, ...(configuration === undefined ? {} : { configuration }) };
  if (broken)
    return {
      ...base,
      state: 'broken',
      message: plainLabel(t('The configuration has mistakes. {0}', broken.message)),
      cause: broken,
    };
  if ('review' in outcome) return { ...base, state: 'ready', message: findingsCounted(t, findings) };
  if (outcome.reason === 'too long') {
    return { ...base, state: 'limited', message: t('Not checked: longer than {0} characters', MAX_LENGTH) };
  }
  const reasons = {
    disabled: t('Switched off by the setting “distinguo.enable”'),
    ignored: t('Not checked: ignored by the configuration or by .distinguoignore'),
    'unknown language': t('Not checked: not a kind of document that is read'),
    // Its status is gone with it.
    closed: '',
  };
  return { ...base, state: 'off', message: reasons[outcome.reason] };
}
