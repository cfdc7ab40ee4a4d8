import * as vscode from 'vscode';
import type { BaseLanguageClient, DiagnosticProviderMiddleware } from 'vscode-languageclient';
import { DocumentDiagnosticRequest } from 'vscode-languageclient';

/** See {@link watchReopened}. */
export interface Reopened {
  readonly middleware: DiagnosticProviderMiddleware;
  /** Begins to watch what the client sees of its documents. */
  watch(client: BaseLanguageClient): vscode.Disposable;
}

/**
 * Asks again for the findings of a document that was closed and opened while it
 * was asked for them. The client drops that answer with the document, but does
 * not ask again as long as it waits: the document would stay without.
 */
export function watchReopened(): Reopened {
  const asked = new Map<string, number>();
  const closed = new Set<string>();
  let watched: BaseLanguageClient | undefined;
  return {
    watch: (client) => {
      watched = client;
      // Not when the tab is closed: an editor may be seen longer than its tab, and the answer is dropped after that.
      return client.visibleDocuments.onClose((uris) => {
        for (const uri of uris) if (asked.has(String(uri))) closed.add(String(uri));
      });
    },
    middleware: {
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const uri = String('uri' in document ? document.uri : document);
        asked.set(uri, (asked.get(uri) ?? 0) + 1);
        try {
          return await next(document, previousResultId, token);
        } finally {
          const others = (asked.get(uri) ?? 1) - 1;
          if (others === 0) asked.delete(uri);
          else asked.set(uri, others);
          // Not before the client has put this answer away.
          if (closed.delete(uri)) setTimeout(() => watched && askAgain(watched, uri), 0);
        }
      },
    },
  };
}

function askAgain(client: BaseLanguageClient, uri: string): void {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (document === undefined || !client.isRunning()) return;
  const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  provider?.onDidChangeDiagnosticsEmitter.fire();
}
