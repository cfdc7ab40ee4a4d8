import * as vscode from 'vscode';
import type { BaseLanguageClient, DiagnosticProviderMiddleware } from 'vscode-languageclient';
import { DidOpenTextDocumentNotification, DocumentDiagnosticRequest } from 'vscode-languageclient';

/** See {@link watchReopened}. */
export interface Reopened {
  readonly middleware: DiagnosticProviderMiddleware;
  /** Begins to watch what the client sees of its documents. */
  watch(client: BaseLanguageClient): vscode.Disposable[];
}

/**
 * Asks again for the findings of a document that was closed and opened while it
 * was asked for them; it would stay without. The client drops that answer with
 * the document, but does not ask again as long as it waits. Or it asks between
 * the two, and takes what is known of a closed document for that of the next,
 * whose version is the same.
 */
export function watchReopened(): Reopened {
  const asked = new Map<string, number>();
  const closed = new Set<string>();
  const missed = new Set<string>();
  let watched: BaseLanguageClient | undefined;
  // Not before the client has put its answer away.
  const soon = (uri: string) => void setTimeout(() => watched && askAgain(watched, uri), 0);
  const answered = (uri: string, wasOpen: boolean) => {
    const others = (asked.get(uri) ?? 1) - 1;
    if (others === 0) asked.delete(uri);
    else asked.set(uri, others);
    if (!wasOpen) missed.add(uri);
    if (closed.delete(uri) || !wasOpen) soon(uri);
  };
  return {
    watch: (client) => {
      watched = client;
      return [
        // Not when the tab is closed: an editor may be seen longer than its tab, and the answer is dropped after that.
        client.visibleDocuments.onClose((uris) => {
          for (const uri of uris) if (asked.has(String(uri))) closed.add(String(uri));
        }),
        client.getFeature(DidOpenTextDocumentNotification.method).onNotificationSent(({ textDocument: { uri } }) => {
          if (missed.delete(String(uri))) soon(String(uri));
        }),
      ];
    },
    middleware: {
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const uri = String('uri' in document ? document.uri : document);
        // Whether any is, not this one: the client goes on with a document of the past, and its answers are as good.
        const wasOpen = find(uri) !== undefined;
        asked.set(uri, (asked.get(uri) ?? 0) + 1);
        try {
          return await next(document, previousResultId, token);
        } finally {
          answered(uri, wasOpen);
        }
      },
    },
  };
}

function find(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
}

function askAgain(client: BaseLanguageClient, uri: string): void {
  const document = find(uri);
  if (document === undefined || !client.isRunning()) return;
  const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  provider?.onDidChangeDiagnosticsEmitter.fire();
}
