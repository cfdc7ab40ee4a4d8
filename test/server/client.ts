import path from 'node:path';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  MessageConnection,
  Position,
  PublishDiagnosticsParams,
  Range,
  Registration,
  RegistrationParams,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { modern, type Profile } from './profiles.js';
import { type RunningServer, serveHere, spawned } from './running.js';

export { listening, modern, type Profile } from './profiles.js';

/** A document as the client holds it. */
export interface OpenDocument {
  readonly uri: string;
  readonly text: string;
  readonly version: number;
}

/** A client that speaks to one server. */
export class Client {
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly notified: { method: string; params: unknown }[] = [];
  readonly log: string[] = [];
  /** Of the log, the warnings and errors. */
  readonly complaints: string[] = [];
  /** The kinds of progress that was shown. */
  readonly progress: string[] = [];
  /** What progress said, its titles and messages. */
  readonly saidOfProgress: string[] = [];
  /** What the server asked to be told of. */
  readonly registered: Registration[] = [];
  refreshes = 0;
  readonly #documents = new Map<string, TextDocument>();
  readonly #waiting = new Set<() => void>();

  private constructor(
    readonly running: RunningServer,
    readonly connection: MessageConnection,
    readonly server: InitializeResult,
  ) {}

  /** Starts a server, in this process or by a command line in one of its own, and greets it. */
  static async start(profile: Profile = {}, command?: readonly string[]): Promise<Client> {
    const running = command === undefined ? await serveHere() : spawned(command);
    const connection = createMessageConnection(
      new StreamMessageReader(running.output),
      new StreamMessageWriter(running.input),
    );
    const folders = profile.folders?.map((uri) => ({ uri, name: path.basename(uri) })) ?? null;
    let client: Client | undefined;
    answer(connection, profile, () => client);
    connection.listen();
    const server = await connection.sendRequest<InitializeResult>('initialize', {
      processId: running.watched,
      rootUri: null,
      workspaceFolders: folders,
      capabilities: profile.capabilities ?? modern,
      initializationOptions: profile.options,
    });
    client = new Client(running, connection, server);
    await connection.sendNotification('initialized', {});
    return client;
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<string> {
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  /** Changes the document as a client does, in UTF-16. */
  async edit(uri: string, ...changes: { range: Range; text: string }[]): Promise<void> {
    const before = this.document(uri);
    const version = before.version + 1;
    this.#documents.set(
      uri,
      TextDocument.create(
        uri,
        before.languageId,
        version,
        TextDocument.applyEdits(
          before,
          changes.map(({ range, text }) => ({ range, newText: text })),
        ),
      ),
    );
    await this.change(uri, changes, version);
  }

  /** Replaces the whole text. */
  async rewrite(uri: string, text: string): Promise<void> {
    const { version, languageId } = this.document(uri);
    this.#documents.set(uri, TextDocument.create(uri, languageId, version + 1, text));
    await this.change(uri, [{ text }], version + 1);
  }

  /** Sends a change as it is, without keeping track. */
  async change(uri: string, contentChanges: object[], version: number): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  /** The place of a word in an open document, from its first to behind its last letter. */
  at(uri: string, word: string, nth = 1): Range {
    const document = this.document(uri);
    let start = -1;
    for (let i = 0; i < nth; i++) start = document.getText().indexOf(word, start + 1);
    if (start < 0) throw new Error(`“${word}” is not in ${uri}`);
    return { start: document.positionAt(start), end: document.positionAt(start + word.length) };
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
  }

  /** The diagnostics of an open document, as “word: rule”. */
  async found(uri: string): Promise<string[]> {
    return (await this.diagnostics(uri)).map((diagnostic) => this.shown(uri, diagnostic));
  }

  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? report.items : [];
  }

  shown(uri: string, { range, code }: Diagnostic): string {
    return `${this.document(uri).getText(range)}: ${code}`;
  }

  async actions(uri: string, range: Range, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const context = { diagnostics, ...(only ? { only } : {}) };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context });
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest('codeAction/resolve', action);
  }

  /** The edit of an action, fetched if need be. */
  async editOf(action: CodeAction | undefined): Promise<WorkspaceEdit> {
    if (!action) throw new Error('there is no such action');
    const edit = action.edit ?? (await this.resolve(action)).edit;
    if (!edit) throw new Error(`“${action.title}” has no edit`);
    return edit;
  }

  /** The text of an open document after an edit; fails when the edit is for another version. */
  applied(uri: string, edit: WorkspaceEdit): string {
    const document = this.document(uri);
    const changes = (edit.documentChanges ?? []).filter(
      (change): change is TextDocumentEdit => 'edits' in change && change.textDocument.uri === uri,
    );
    for (const { textDocument } of changes) {
      if (textDocument.version !== document.version)
        throw new Error(`the edit is for version ${textDocument.version}, the document is at ${document.version}`);
    }
    const edits = [...changes.flatMap((change) => change.edits as TextEdit[]), ...(edit.changes?.[uri] ?? [])];
    return TextDocument.applyEdits(document, edits);
  }

  async request<T>(method: string, uri: string, position: Position): Promise<T> {
    return this.connection.sendRequest(method, { textDocument: { uri }, position });
  }

  /** Waits until something holds, looking again at each message from the server. */
  async until<T>(holds: () => T | undefined | false, what: string): Promise<T> {
    const end = Date.now() + 15_000;
    for (;;) {
      const value = holds();
      if (value) return value;
      const left = end - Date.now();
      if (left <= 0) throw new Error(`did not happen: ${what}\n${this.log.join('\n')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, Math.min(left, 200));
        const waiting = this.#waiting;
        waiting.add(done);
        function done() {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        }
      });
    }
  }

  heard(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Says goodbye, unless that is done; resolves with the exit code. */
  async stop(): Promise<number | null> {
    if (!this.running.hasExited()) {
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
    }
    const code = await this.running.exited;
    this.connection.dispose();
    return code;
  }
}

function answer(connection: MessageConnection, profile: Profile, client: () => Client | undefined): void {
  connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) =>
    items.map(({ scopeUri }) => profile.settings?.(scopeUri) ?? {}),
  );
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    client()?.registered.push(...registrations);
    client()?.heard();
    return null;
  });
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onRequest('workspace/inlayHint/refresh', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => {
    const known = client();
    if (known) known.refreshes++;
    known?.heard();
    return null;
  });
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    client()?.published.set(params.uri, params);
    client()?.heard();
  });
  connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    client()?.log.push(message);
    if (type <= 2) client()?.complaints.push(message);
  });
  connection.onNotification((method, params) => {
    client()?.notified.push({ method, params });
    client()?.heard();
  });
  connection.onUnhandledProgress(({ value }) => {
    const { kind, title, message } = value as { kind: string; title?: string; message?: string };
    client()?.progress.push(kind);
    client()?.saidOfProgress.push(...[title, message].filter((text) => text !== undefined));
  });
}
