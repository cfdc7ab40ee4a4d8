import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Replacement } from '../../engine/index.js';
import { toRange } from '../convert.js';
import type { Document } from '../document.js';
import type { Translate } from '../messages.js';
import type { Session } from '../session.js';
import { keyOf } from '../uris.js';

/** What an edit is about, so that it can be looked at by itself. */
export type EditGroup = 'glossary' | 'documents' | 'phrases' | 'steps';

/** An edit of one document. */
export interface GroupedEdit extends Replacement {
  readonly group: EditGroup;
}

/** Edits of one document, and the version that they are for: null for one that is not open. */
export interface DocumentEdits {
  readonly document: Document;
  readonly version: number | null;
  readonly edits: readonly GroupedEdit[];
}

/**
 * The edits as one, grouped for the preview of a client that has one; without one, what must be confirmed is left out.
 *
 * @throws ResponseError when an open document has changed since its edits were made
 */
export function toGroupedEdit({ client, t }: Session, all: readonly DocumentEdits[]): WorkspaceEdit {
  const support = client.workspace?.workspaceEdit;
  const annotated = support?.changeAnnotationSupport !== undefined && support.documentChanges === true;
  const isMade = ({ group }: GroupedEdit) => annotated || (group !== 'phrases' && group !== 'steps');
  const changes = merged(all).flatMap(({ document, version, edits }): TextDocumentEdit[] => {
    const made = edits.filter(isMade);
    if (made.length === 0) return [];
    if (version !== null && version !== document.version)
      throw new ResponseError(LSPErrorCodes.ContentModified, `${document.uri} has changed.`);
    const written = made.map(({ span, text, group }): TextEdit | AnnotatedTextEdit => ({
      range: toRange(document, span),
      newText: text,
      ...(annotated ? { annotationId: group } : {}),
    }));
    return [{ textDocument: { uri: document.uri, version }, edits: written }];
  });
  if (!support?.documentChanges)
    return {
      changes: Object.fromEntries(changes.map(({ textDocument: { uri }, edits }) => [uri, edits as TextEdit[]])),
    };
  if (!annotated) return { documentChanges: changes };
  const used = new Set(all.flatMap(({ edits }) => edits.map(({ group }) => group)));
  const annotations = Object.entries(annotationsIn(t)).filter(([group]) => used.has(group as EditGroup));
  return { documentChanges: changes, changeAnnotations: Object.fromEntries(annotations) };
}

/** What is sure is ticked in the preview; what must be confirmed is not, and opens the preview by itself. */
function annotationsIn(t: Translate): Readonly<Record<EditGroup, ChangeAnnotation>> {
  return {
    glossary: { label: t('Glossary') },
    documents: { label: t('Documents') },
    phrases: {
      label: t('Set phrases, names and quotations'),
      description: t('The word may mean something else here.'),
      needsConfirmation: true,
    },
    steps: {
      label: t('Steps of Gherkin'),
      description: t('Step definitions match them letter by letter.'),
      needsConfirmation: true,
    },
  };
}

/** Each document once, with its edits in source order; of two that overlap, the first. */
function merged(all: readonly DocumentEdits[]): readonly DocumentEdits[] {
  const byKey = new Map<string, DocumentEdits>();
  for (const one of all) {
    const key = keyOf(one.document.uri);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? one : { ...known, edits: [...known.edits, ...one.edits] });
  }
  return [...byKey.values()].map((one) => ({ ...one, edits: apart(one.edits) }));
}

function apart(edits: readonly GroupedEdit[]): readonly GroupedEdit[] {
  let end = 0;
  return edits
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      const isFree = span.start >= end;
      if (isFree) end = span.end;
      return isFree;
    });
}
