/** Where a term is defined, and where it is used. */
import type { CancellationToken, Location, LocationLink, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Span } from '../../engine/index.js';
import { toRange } from '../convert.js';
import { closedDocument } from '../document.js';
import type { Session } from '../session.js';
import type { Catalogue, GlossaryFile } from './catalogue.js';
import { placesInProse } from './prose.js';
import { type GlossaryPlace, isDefining, type WordAtCursor } from './wordAtCursor.js';

/** Where the glossary of the team says what the word is: the entries, else where it is to be written instead of another. */
export function definitionLocations(session: Session, subject: WordAtCursor): Location[] | LocationLink[] {
  const defining = subject.places.filter(isDefining);
  const entries = defining.filter(({ word: { as } }) => as !== 'use');
  const places = entries.length > 0 ? entries : defining;
  if (!session.client.textDocument?.definition?.linkSupport)
    return places.map(({ file, word }) => locationOf(session, file, word.span));
  const originSelectionRange = toRange(subject.document, subject.span);
  return places.map(({ file, word }) => {
    const document = documentOf(session, file);
    return {
      originSelectionRange,
      targetUri: file.uri,
      targetRange: toRange(document, word.entry?.span ?? word.span),
      targetSelectionRange: toRange(document, word.span),
    };
  });
}

/**
 * Everywhere a term stands: in the glossary, and in the prose of all documents for which it holds.
 *
 * @param withEntries whether the entries themselves count
 * @throws ResponseError when the request is cancelled
 */
export async function references(
  session: Session,
  catalogue: Catalogue,
  subject: WordAtCursor,
  withEntries: boolean,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<Location[]> {
  const isWanted = ({ word: { as } }: GlossaryPlace) => withEntries || (as !== 'term' && as !== 'cast');
  const found = subject.places.filter(isWanted).map(({ file, word }) => locationOf(session, file, word.span));
  progress.begin(session.t('Distinguo looks for “{0}”', subject.written), undefined, undefined, true);
  try {
    for await (const { document, occurrences } of placesInProse(session, catalogue, subject, token, progress))
      for (const { mention } of occurrences) found.push({ uri: document.uri, range: toRange(document, mention.span) });
  } finally {
    progress.done();
  }
  return found;
}

function locationOf(session: Session, file: GlossaryFile, span: Span): Location {
  return { uri: file.uri, range: toRange(documentOf(session, file), span) };
}

const documentOf = ({ encoding }: Session, { uri, text }: GlossaryFile) => closedDocument(uri, text, encoding);
