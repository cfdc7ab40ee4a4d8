import * as vscode from 'vscode';
import type { BaseLanguageClient, DiagnosticProviderMiddleware } from 'vscode-languageclient';
import { DocumentDiagnosticRequest } from 'vscode-languageclient';

/** See {@link watchReopened}. */
export interface Reopened extends vscode.Disposable {
  readonly middleware: DiagnosticProviderMiddleware;
}

/**
 * Asks again for the findings of a document whose tab was closed and opened
 * while it was asked for them. The client drops that answer with the tab, but
 * does not ask again as long as it waits: the document would stay without.
 */
export function watchReopened(client: () => BaseLanguageClient): Reopened {
  const asked = new Map<string, number>();
  const closed = new Set<string>();
  const tabs = vscode.window.tabGroups.onDidChangeTabs((change) => {
    for (const tab of change.closed) {
      const uri = uriOf(tab);
      if (uri !== undefined && asked.has(uri)) closed.add(uri);
    }
  });
  return {
    dispose: () => tabs.dispose(),
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
          if (closed.delete(uri)) setTimeout(() => askAgain(client(), uri), 0);
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

function uriOf({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined;
}
