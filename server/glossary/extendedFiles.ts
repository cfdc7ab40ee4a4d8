import type { DocumentFilter } from 'vscode-languageserver';
import {
  BulkRegistration,
  CodeActionKind,
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { isConfigurationName } from '../../workspace/index.js';
import type { Session } from '../session.js';
import { fileNameOf } from '../uris.js';

/**
 * Asks the client for the glossary files that configurations extend: it knows those alone that are called
 * `distinguo.yml`. A client that cannot be asked sends them if its user has told it to.
 */
export function serveExtendedFiles(session: Session): void {
  const { inBackground, client, configurations, connection } = session;
  if (!client.textDocument?.synchronization?.dynamicRegistration) return;
  const known = new Set<string>();
  configurations.onLoaded(({ texts }) => {
    const added = [...texts.keys()].filter(
      (path) => !known.has(path) && !isConfigurationName(fileNameOf(path)) && fileNameOf(path) !== 'package.json',
    );
    for (const path of added) known.add(path);
    if (added.length > 0) inBackground(connection.client.register(registrationFor(session, added.map(filterOf))));
  });
}

/** Everything that is served in a configuration, as far as the client can be asked for it. */
function registrationFor({ client }: Session, documentSelector: DocumentFilter[]): BulkRegistration {
  const { hover, completion, definition, references, rename, documentSymbol, codeAction } = client.textDocument ?? {};
  const registration = BulkRegistration.create();
  const options = { documentSelector };
  registration.add(DidOpenTextDocumentNotification.type, options);
  registration.add(DidChangeTextDocumentNotification.type, { ...options, syncKind: TextDocumentSyncKind.Incremental });
  registration.add(DidCloseTextDocumentNotification.type, options);
  if (hover?.dynamicRegistration) registration.add(HoverRequest.type, options);
  if (completion?.dynamicRegistration) registration.add(CompletionRequest.type, options);
  if (definition?.dynamicRegistration) registration.add(DefinitionRequest.type, options);
  if (references?.dynamicRegistration) registration.add(ReferencesRequest.type, options);
  if (rename?.dynamicRegistration) registration.add(RenameRequest.type, { ...options, prepareProvider: true });
  if (documentSymbol?.dynamicRegistration) registration.add(DocumentSymbolRequest.type, options);
  if (codeAction?.dynamicRegistration)
    registration.add(CodeActionRequest.type, { ...options, codeActionKinds: [CodeActionKind.QuickFix] });
  return registration;
}

/** Brackets and braces mean something in a glob: in the place of each, any one character may stand. */
function filterOf(path: string): DocumentFilter {
  const [whole = '', scheme = 'file'] = /^([a-z][a-z0-9+.-]+):\/\/[^/]*/i.exec(path) ?? [];
  return { scheme, pattern: path.slice(whole.length).replace(/[*?{}[\]]/g, '?') };
}
