/** Diagnostics of the whole workspace: every document in its folders, open or not. */
import type {
  CancellationToken,
  DiagnosticServerCancellationData,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import {
  CancellationTokenSource,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  RequestType0,
  ResponseError,
} from 'vscode-languageserver';
import type { LongWork } from './longWork.js';
import { silent, withProgress } from './longWork.js';
import type { WorkspaceSummary } from './protocol.js';
import { lintWorkspace } from './protocol.js';
import type { Session } from './session.js';
import { guarded } from './session.js';
import { keyOf } from './uris.js';
import type { FileDiagnostics } from './workspaceReports.js';
import { WorkspaceReports } from './workspaceReports.js';

/** What the run hears from the rest of the server. */
export interface WorkspaceDiagnostics {
  /** What the last run saw may be different now: of these files, or of all. */
  changed(uris?: readonly string[]): void;
}

/**
 * Whether the client asks for the diagnostics of the whole workspace by itself,
 * and so waits for them when a document is closed. The others are sent what a
 * run has found, once somebody has asked for a run.
 */
export function pullsWorkspace({ client, options }: Session): boolean {
  return client.textDocument?.diagnostic !== undefined && options.lintWorkspaceOnRequest !== true;
}

/** Serves the diagnostics of the workspace, and the request for a run. */
export function serveWorkspaceDiagnostics(session: Session): WorkspaceDiagnostics {
  const reports = new WorkspaceReports(session);
  const updates = inTurn((token, progress) => reports.update(token, progress));
  return pullsWorkspace(session) ? pull(session, reports, updates) : push(session, reports, updates);
}

/** Brings the reports up to date. */
type Update = LongWork<void>;

/** One run after the other: each sees what the one before has read. */
function inTurn(update: Update): Update {
  let last: Promise<unknown> = Promise.resolve();
  return (token, progress) => {
    const turn = last.then(() => update(token, progress));
    last = turn.catch(() => undefined);
    return turn;
  };
}

function pull(session: Session, reports: WorkspaceReports, update: Update): WorkspaceDiagnostics {
  const { connection, documents } = session;
  const waiting = new Set<() => void>();
  let stale = true;
  const changed = (uris?: readonly string[]) => {
    if (uris === undefined) reports.doubt();
    for (const uri of uris ?? []) reports.doubt(uri);
    stale = true;
    for (const resume of waiting) resume();
    waiting.clear();
  };
  // The client has forgotten what the report said of it, and waits for another.
  documents.onDidClose(({ document }) => changed([document.uri]));

  const report = async (
    known: ReadonlyMap<string, string>,
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
  ): Promise<WorkspaceDiagnosticReport> => {
    // There is nothing new to say: the protocol lets the answer wait until there is.
    while (!stale && known.size > 0) await woken(waiting, token);
    stale = false;
    try {
      await update(token, progress);
    } catch (error) {
      // Nobody was told: the next who asks is.
      changed([]);
      throw error;
    }
    return { items: [...reports.all.values()].map((each) => itemOf(each, known)) };
  };
  connection.languages.diagnostics.onWorkspace((params, token, progress) => {
    const known = new Map(params.previousResultIds.map(({ uri, value }) => [keyOf(uri), value]));
    const nothing: WorkspaceDiagnosticReport = { items: [] };
    return guarded<undefined, WorkspaceDiagnosticReport, DiagnosticServerCancellationData>(
      session,
      'workspace diagnostics',
      nothing,
      () => report(known, token, progress),
    )(undefined, token);
  });
  serveRun(session, reports, update, () => changed([]));
  return { changed };
}

function itemOf(report: FileDiagnostics, known: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport {
  const { uri, version, resultId, items } = report;
  return known.get(keyOf(uri)) === resultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
}

function woken(waiting: Set<() => void>, token: CancellationToken): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.add(resolve);
    token.onCancellationRequested(() => {
      waiting.delete(resolve);
      reject(new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.'));
    });
  });
}

function push(session: Session, reports: WorkspaceReports, update: Update): WorkspaceDiagnostics {
  const { inBackground, connection, documents } = session;
  const sent = new Map<string, FileDiagnostics>();
  let asked = false;

  /** What the client shows of documents that are not open becomes what is known: the open ones are looked after elsewhere. */
  const publish = () => {
    const open = new Set(documents.all().map(({ uri }) => keyOf(uri)));
    const wanted = new Map([...reports.all].filter(([key, { items }]) => items.length > 0 && !open.has(key)));
    for (const [key, { uri }] of sent) {
      if (!wanted.has(key)) inBackground(connection.sendDiagnostics({ uri, diagnostics: [] }));
      if (!wanted.has(key)) sent.delete(key);
    }
    for (const [key, report] of wanted) {
      if (sent.get(key)?.resultId === report.resultId) continue;
      sent.set(key, report);
      inBackground(connection.sendDiagnostics({ uri: report.uri, diagnostics: report.items }));
    }
  };
  const changed = (uris?: readonly string[]) => {
    if (uris === undefined) reports.doubt();
    for (const uri of uris ?? []) reports.doubt(uri);
    if (asked) inBackground(update(new CancellationTokenSource().token, silent).then(publish));
  };
  documents.onDidOpen(publish);
  documents.onDidClose(({ document }) => changed([document.uri]));
  serveRun(session, reports, update, () => {
    asked = true;
    publish();
  });
  return { changed };
}

function serveRun(session: Session, reports: WorkspaceReports, update: Update, done: () => void): void {
  const run = guarded<undefined, WorkspaceSummary | undefined>(
    session,
    'the run over the workspace',
    undefined,
    async (_, token) => {
      // Somebody wants to know: even of a file whose change nobody has told.
      reports.doubt();
      await withProgress(session, token, update);
      done();
      return reports.summary();
    },
  );
  session.connection.onRequest(new RequestType0<WorkspaceSummary | undefined, void>(lintWorkspace), (token) =>
    run(undefined, token),
  );
}
