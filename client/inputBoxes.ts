import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  State,
  vsdiag,
} from 'vscode-languageclient';

/** What the box is called in which the message of a commit is written. */
export const inputBoxScheme = 'vscode-scm';

/**
 * Shows the findings in input boxes of source control. They are documents, but in no tab and no editor that extensions
 * see, and the client asks for those alone.
 */
export function watchInputBoxes(client: BaseLanguageClient): vscode.Disposable[] {
  const boxes = new InputBoxes(client);
  const ask = ({ textDocument }: { textDocument: vscode.TextDocument }) => void boxes.ask(textDocument);
  return [
    boxes,
    client.getFeature(DidOpenTextDocumentNotification.method).onNotificationSent(ask),
    client.getFeature(DidChangeTextDocumentNotification.method).onNotificationSent(ask),
    client.onDidChangeState(({ newState }) => {
      // Not before the client has told the server of the documents that were open already.
      if (newState === State.Running) setTimeout(() => boxes.askAll(), 0);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => boxes.forget(uri)),
  ];
}

class InputBoxes implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #findings = vscode.languages.createDiagnosticCollection('distinguo-input');
  readonly #asked = new Map<string, vscode.CancellationTokenSource>();
  /** The server says when what holds has changed; one that has restarted says it elsewhere. */
  #changes: { readonly emitter: unknown; readonly listener: vscode.Disposable } | undefined;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  dispose(): void {
    this.#changes?.listener.dispose();
    this.#findings.dispose();
  }

  forget(uri: vscode.Uri): void {
    if (uri.scheme === inputBoxScheme) this.#findings.delete(uri);
  }

  askAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.ask(document);
  }

  /** Asks for the findings of a document, if it is in such a box. */
  async ask(document: vscode.TextDocument): Promise<void> {
    if (document.uri.scheme !== inputBoxScheme || !this.#client.isRunning()) return;
    const key = document.uri.toString();
    this.#asked.get(key)?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#asked.set(key, source);
    try {
      const report = await this.#provider(document)?.provideDiagnostics(document, undefined, source.token);
      if (source.token.isCancellationRequested || document.isClosed) return;
      if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) this.#findings.set(document.uri, report.items);
    } catch (error) {
      // Somebody types, and the next answer is awaited already.
      if (!source.token.isCancellationRequested)
        this.#client.error('The findings of an input box are not known', error, false);
    } finally {
      if (this.#asked.get(key) === source) this.#asked.delete(key);
    }
  }

  #provider(document: vscode.TextDocument) {
    const provider = this.#client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
    const emitter = provider?.onDidChangeDiagnosticsEmitter;
    if (emitter !== undefined && emitter !== this.#changes?.emitter) {
      this.#changes?.listener.dispose();
      this.#changes = { emitter, listener: emitter.event(() => this.askAll()) };
    }
    return provider?.diagnostics;
  }
}
