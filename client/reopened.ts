import * as vscode from 'vscode';
import type { BaseLanguageClient, Middleware } from 'vscode-languageclient';
import { DocumentDiagnosticRequest } from 'vscode-languageclient';

/** See {@link watchReopened}. */
export interface Reopened {
  readonly middleware: Pick<Middleware, 'didOpen' | 'didClose' | 'provideDiagnostics'>;
  /** Begins to watch what the client sees of its documents. */
  watch(client: BaseLanguageClient): vscode.Disposable[];
}

/**
 * Asks again for the findings of a document whose last answer is of another
 * opening of it; it would stay without. When a document is closed and opened
 * at once, the client may drop an answer with the first editor, may take the
 * empty answer between the two for that of the next, whose version is the same,
 * and may forget what it asked for the next when the first closes late. So each
 * time that a document opens, closes or is no longer seen begins a new view of
 * it, and an answer counts when it was asked for in the view that is current.
 */
export function watchReopened(): Reopened {
  let views = 0;
  const current = new Map<string, number>();
  const answered = new Map<string, number>();
  const waiting = new Map<string, number>();
  let watched: BaseLanguageClient | undefined;

  const begin = (uri: string) => void current.set(uri, ++views);
  /** Editors show much that nobody asks about. */
  const beginKnown = (uri: string) => (current.has(uri) || waiting.has(uri) ? begin(uri) : undefined);
  const reconcile = (uri: string) => {
    if (!waiting.has(uri) && answered.get(uri) !== current.get(uri) && watched) askAgain(watched, uri);
  };
  // Not before the client has put its answer away, or has asked by itself.
  const soon = (uri: string) => void setTimeout(reconcile, 0, uri);
  /** Of a document that is gone, and of whose answers none is to come. */
  const forgetGone = (uri: string) => {
    if (waiting.has(uri) || find(uri)) return;
    current.delete(uri);
    answered.delete(uri);
  };
  return {
    watch: (client) => {
      watched = client;
      return [client.visibleDocuments.onClose((uris) => [...uris].map(String).forEach(beginKnown))];
    },
    middleware: {
      didOpen: async (document, next) => {
        const uri = document.uri.toString();
        begin(uri);
        await next(document);
        soon(uri);
      },
      didClose: async (document, next) => {
        const uri = document.uri.toString();
        begin(uri);
        await next(document);
        forgetGone(uri);
      },
      provideDiagnostics: async (document, previousResultId, token, next) => {
        const uri = String('uri' in document ? document.uri : document);
        const view = current.get(uri);
        waiting.set(uri, (waiting.get(uri) ?? 0) + 1);
        try {
          return await next(document, previousResultId, token);
        } finally {
          const others = (waiting.get(uri) ?? 1) - 1;
          if (others === 0) waiting.delete(uri);
          else waiting.set(uri, others);
          if (view === undefined) answered.delete(uri);
          else answered.set(uri, view);
          soon(uri);
          forgetGone(uri);
        }
      },
    },
  };
}

function find(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
}

/** The client offers to ask for all that it shows alone: what is said of the others is known, and “unchanged” is soon said. */
function askAgain(client: BaseLanguageClient, uri: string): void {
  const document = find(uri);
  if (document === undefined || !client.isRunning() || !client.visibleDocuments.isVisible(document)) return;
  const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  provider?.onDidChangeDiagnosticsEmitter.fire();
}
