import type { Connection, InitializeParams, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { documentGlobs } from '../engine/index.js';
import { FIX_ALL } from './codeActions.js';
import { serveConfigurationProblems } from './configurationProblems.js';
import { documentFactory } from './document.js';
import { ADD_TERM } from './glossary/addTerm.js';
import { serveExtendedFiles } from './glossary/extendedFiles.js';
import { serveGlossary } from './glossary/serve.js';
import { serveLanguageFeatures } from './languageFeatures.js';
import { WorkspaceLinks } from './ledHeadings.js';
import { serveRefusals } from './lifecycle.js';
import { notebookSync, serveNotebooks } from './notebooks.js';
import { serveOpenDiagnostics } from './openDiagnostics.js';
import { glossaryChanged } from './protocol.js';
import { prepareReviews } from './reviews.js';
import type { ServerEnvironment, Session } from './session.js';
import { startSession } from './session.js';
import { serveStatus } from './status.js';
import { fileNameOf } from './uris.js';
import { pullsWorkspace, serveWorkspaceDiagnostics } from './workspaceDiagnostics.js';

/** Files whose change on the disk changes what holds for others. */
const WATCHED = ['**/distinguo.{yml,yaml,json}', '**/package.json', '**/.distinguoignore', '**/.gitignore'];

/** Serves one client until it exits. */
export function serve(connection: Connection, surroundings: ServerEnvironment): void {
  let session: Session | undefined;
  const documents = new TextDocuments(documentFactory(() => session?.encoding ?? 'utf-16'));
  documents.listen(connection);
  const notebooks = serveNotebooks(connection, documents);
  serveRefusals(connection);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    session = startSession(connection, documents, notebooks, params, surroundings);
    serveSession(session);
    return {
      capabilities: { ...capabilitiesFor(session), positionEncoding: session.encoding },
      serverInfo: { name: 'distinguo', version: VERSION },
    };
  });
  connection.onInitialized(() => {
    if (session === undefined) return;
    introduce(session);
    watch(session);
    // Before the first document is opened there is time to build the engine’s tables, which every review needs.
    setTimeout(prepareReviews, 0);
  });
  connection.listen();
}

const VERSION = process.env.DISTINGUO_VERSION ?? 'development';

/** Says what a report of a fault must say: which server this is, what it serves, and which configurations it reads. */
function introduce({ connection, configurations, encoding, folders }: Session): void {
  // In a worker there is no process at all.
  const where = typeof process === 'object' ? `Node ${process.versions.node}` : 'a worker of the browser';
  const served = folders.length === 0 ? 'no folder' : folders.map(({ uri }) => uri).join(', ');
  connection.console.info(`The server of Distinguo ${VERSION} has started in ${where}, for ${served} (${encoding}).`);
  const said = new Map<string, string>();
  configurations.onLoaded(({ configuration: { file, files, problems } }) => {
    if (file === undefined) return;
    const from = files.filter((each) => each !== file);
    const others = from.length === 0 ? '' : `, which extends ${from.join(', ')}`;
    const wrong = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const line = `Configuration ${file}${others}: ${wrong}.`;
    // It is read again whenever something changes; what is known need not be said again.
    if (said.get(file) !== line) connection.console.info(line);
    said.set(file, line);
  });
}

function serveSession(session: Session): void {
  const { connection, configurations, documents, notebooks, client } = session;
  documents.onDidClose(({ document }) => configurations.forget(document.uri));
  // What holds for a cell was asked before anybody knew whose it is.
  notebooks.onDidOpen((cells) => {
    for (const cell of cells) configurations.forget(cell);
  });
  const open = serveOpenDiagnostics(session, serveStatus(session));
  const workspace = serveWorkspaceDiagnostics(session);
  const mistakes = serveConfigurationProblems(session);
  const links = new WorkspaceLinks(session);
  serveLanguageFeatures(session, links);
  const glossary = serveGlossary(session, links);
  serveExtendedFiles(session);

  const changed = () => {
    configurations.changed();
    glossary.forget();
    links.changed();
    mistakes.recheck();
    open.refresh();
    workspace.changed();
    if (session.options.glossary) session.inBackground(connection.sendNotification(glossaryChanged));
    if (client.workspace?.inlayHint?.refreshSupport) session.inBackground(connection.languages.inlayHint.refresh());
  };
  // One save in the editor comes as several events.
  const soon = delayed(changed, 100);
  session.settings.onLate(soon);
  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.sent(settings);
    soon();
  });
  documents.onDidChangeContent(({ document }) => (configurations.governs(document.uri) ? soon() : undefined));
  documents.onDidClose(({ document }) => (configurations.governs(document.uri) ? soon() : undefined));
  const filesChanged = (uris: readonly string[]) => {
    links.changed(uris);
    workspace.changed(uris);
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    glossary.forget();
    const uris = changes.map(({ uri }) => uri);
    if (uris.some((uri) => configurations.governs(uri) || fileNameOf(uri).startsWith('.'))) soon();
    else filesChanged(uris);
  });
  // Of a folder that is deleted or renamed, a watcher of files hears nothing.
  connection.workspace.onDidDeleteFiles(({ files }) => filesChanged(files.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files }) =>
    filesChanged(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    const kept = session.folders.filter(({ uri }) => !gone.has(uri));
    session.folders.splice(0, session.folders.length, ...kept, ...added);
    soon();
  });
}

function delayed(act: () => void, milliseconds: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
}

function capabilitiesFor(session: Session): ServerCapabilities {
  const anything = { filters: [{ pattern: { glob: '**' } }] };
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(session.client.textDocument?.diagnostic
      ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: pullsWorkspace(session) } }
      : {}),
    notebookDocumentSync: notebookSync,
    hoverProvider: true,
    completionProvider: { resolveProvider: false },
    documentHighlightProvider: true,
    definitionProvider: true,
    referencesProvider: { workDoneProgress: true },
    renameProvider: { prepareProvider: true, workDoneProgress: true },
    documentSymbolProvider: { label: 'Distinguo' },
    workspaceSymbolProvider: true,
    inlayHintProvider: { resolveProvider: false },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, ADD_TERM], resolveProvider: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didDelete: anything, didRename: anything },
    },
  };
}

/** Asks the client to say when something changes that we do not see by ourselves. */
function watch({ inBackground, connection, client }: Session): void {
  if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
    inBackground(connection.client.register(DidChangeConfigurationNotification.type, { section: 'distinguo' }));
  }
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
    const watchers = [...WATCHED, ...documentGlobs()].map((globPattern) => ({ globPattern }));
    inBackground(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
}
