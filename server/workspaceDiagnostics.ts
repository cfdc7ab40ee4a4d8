/** Diagnostics of the whole workspace: every document in its folders, open or not. */
import type {
  CancellationToken,
  Diagnostic,
  DiagnosticServerCancellationData,
  WorkDoneProgressReporter,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, LSPErrorCodes, RequestType0, ResponseError } from 'vscode-languageserver';
import type { LanguageId } from '../engine/index.js';
import { documentsBelow, rootOf } from '../workspace/index.js';
import type { ResourceSettings } from './configuration.js';
import { plainLabel } from './convert.js';
import { diagnosticsOf } from './diagnostics.js';
import { closedDocument } from './document.js';
import { workspaceHost } from './host.js';
import type { WorkspaceSummary } from './protocol.js';
import { busy, lintWorkspace } from './protocol.js';
import type { NotReviewed, Reviewed } from './reviews.js';
import type { Session } from './session.js';
import { guarded } from './session.js';
import { joined, keyOf, pathOf, pathWithin } from './uris.js';

/** What the run hears from the rest of the server. */
export interface WorkspaceDiagnostics {
  /** Something that the last run saw may be different now. */
  changed(): void;
}

/** A document of the workspace, open or not. */
interface WorkspaceFile {
  readonly uri: string;
  readonly languageId: LanguageId;
}

interface FileReport {
  readonly uri: string;
  readonly version: number | null;
  readonly resultId: string;
  readonly items: Diagnostic[];
  readonly findings: number;
  readonly skipped: boolean;
  /** What the report was made from: the same text under the same settings needs no other. */
  readonly fingerprint: string;
  readonly settings: ResourceSettings;
}

/** Serves `workspace/diagnostic` and the request for a run. A client that only listens gets the results pushed. */
export function serveWorkspaceDiagnostics(session: Session): WorkspaceDiagnostics {
  const { connection, options } = session;
  const run = new WorkspaceRun(session);
  const pulls = session.client.textDocument?.diagnostic !== undefined;
  const asked = { before: options.lintWorkspaceOnRequest !== true };
  const waiting = new Set<() => void>();
  let stale = true;
  const wake = () => {
    stale = true;
    for (const resume of waiting) resume();
    waiting.clear();
  };

  connection.languages.diagnostics.onWorkspace((params, token, progress) => {
    const answer = async (): Promise<WorkspaceDiagnosticReport> => {
      // There is nothing new to say: the protocol lets the answer wait until there is.
      while (!asked.before || (!stale && params.previousResultIds.length > 0)) await woken(waiting, token);
      stale = false;
      await run.perform(token, progress);
      return run.report(new Map(params.previousResultIds.map(({ uri, value }) => [keyOf(uri), value])));
    };
    const nothing: WorkspaceDiagnosticReport = { items: [] };
    return guarded<undefined, WorkspaceDiagnosticReport, DiagnosticServerCancellationData>(
      session,
      'workspace diagnostics',
      nothing,
      answer,
    )(undefined, token);
  });
  const requested = guarded<undefined, WorkspaceSummary | undefined>(
    session,
    'the run over the workspace',
    undefined,
    async (_, token) => {
      const summary = await withProgress(session, token, (both, progress) => run.perform(both, progress));
      asked.before = true;
      if (pulls) wake();
      else run.publish();
      return summary;
    },
  );
  connection.onRequest(new RequestType0<WorkspaceSummary | undefined, void>(lintWorkspace), (token) =>
    requested(undefined, token),
  );
  return { changed: () => (asked.before ? wake() : undefined) };
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

/** The reports of all documents, kept from run to run. */
class WorkspaceRun {
  #reports = new Map<string, FileReport>();
  #serial = 0;

  constructor(readonly session: Session) {}

  /** Reads what has changed since the last run. */
  async perform(token: CancellationToken, progress: WorkDoneProgressReporter): Promise<WorkspaceSummary> {
    const { t, folders } = this.session;
    const outermost = folders.filter(({ uri }) => !folders.some((other) => pathWithin(other.uri, uri) !== undefined));
    progress.begin(t('Distinguo reads the workspace'), undefined, undefined, true);
    const reports = new Map<string, FileReport>();
    try {
      for (const { uri: folder } of outermost) {
        for await (const file of this.#documentsIn(folder)) {
          if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
          if (reports.size % 20 === 0) {
            const name = plainLabel(pathWithin(folder, file.uri) ?? file.uri);
            progress.report(t('{0} documents, now {1}', reports.size, name));
            await new Promise((resolve) => setTimeout(resolve, 0)); // What the writer types comes first.
          }
          const report = await this.#reportOf(file);
          if (report !== undefined) reports.set(keyOf(file.uri), report);
        }
      }
    } finally {
      progress.done();
    }
    for (const [key, gone] of this.#reports) {
      if (!reports.has(key) && gone.items.length > 0) reports.set(key, this.#withoutItems(gone));
    }
    this.#reports = reports;
    return this.#summary();
  }

  /** What the client does not know yet. */
  report(known: ReadonlyMap<string, string>): WorkspaceDiagnosticReport {
    const items = [...this.#reports].map(
      ([key, { uri, version, resultId, items }]): WorkspaceDocumentDiagnosticReport =>
        known.get(key) === resultId
          ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
          : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items },
    );
    return { items };
  }

  /** Sends all that is known of documents that are not open: the open ones are looked after elsewhere. */
  publish(): void {
    const open = new Set(this.session.documents.all().map(({ uri }) => keyOf(uri)));
    for (const [key, { uri, items }] of this.#reports) {
      if (!open.has(key)) this.session.aside(this.session.connection.sendDiagnostics({ uri, diagnostics: items }));
    }
  }

  /** The documents of a workspace folder, by URIs that begin as the client writes that of the folder. */
  async *#documentsIn(folder: string): AsyncGenerator<WorkspaceFile> {
    const { folders, host } = this.session;
    const files = workspaceHost(host);
    const path = pathOf(folder);
    const workspaces = folders.map(({ uri }) => pathOf(uri));
    const documents = documentsBelow(files, path, { root: await rootOf(files, path, workspaces) });
    for await (const { path: document, languageId } of documents) {
      const names = document.slice(path.length).split('/').filter(Boolean);
      yield { uri: names.reduce(joined, folder), languageId };
    }
  }

  async #reportOf({ uri, languageId }: WorkspaceFile): Promise<FileReport | undefined> {
    const { documents, configurations, encoding, host, reviews } = this.session;
    const key = keyOf(uri);
    const open = documents.all().find((document) => keyOf(document.uri) === key);
    const text = open?.getText() ?? (await host.readFile(uri));
    if (text === undefined) return undefined;
    const settings = await configurations.of(open?.uri ?? uri);
    const last = this.#reports.get(key);
    const version = open?.version ?? null;
    const fingerprint = fingerprintOf(text);
    if (last?.fingerprint === fingerprint && last.settings === settings && last.version === version) return last;
    const outcome = open ? await reviews.of(open) : await reviews.once(closedDocument(uri, text, encoding), languageId);
    return this.#made(outcome, fingerprint, version);
  }

  #made(outcome: Reviewed | NotReviewed, fingerprint: string, version: number | null): FileReport {
    const findings = 'review' in outcome ? outcome.review.findings.length : 0;
    return {
      uri: outcome.document.uri,
      version,
      resultId: `workspace ${++this.#serial}`,
      items: diagnosticsOf(this.session.diagnosticTools, outcome),
      findings,
      skipped: 'reason' in outcome && outcome.reason === 'too long',
      fingerprint,
      settings: outcome.settings,
    };
  }

  #withoutItems(report: FileReport): FileReport {
    return { ...report, resultId: `workspace ${++this.#serial}`, items: [], findings: 0, fingerprint: '' };
  }

  #summary(): WorkspaceSummary {
    const reports = [...this.#reports.values()];
    return {
      files: reports.length,
      findings: reports.reduce((sum, { findings }) => sum + findings, 0),
      skipped: reports.filter(({ skipped }) => skipped).length,
    };
  }
}

/** A hash of a text: kept instead of the text, to see whether it has changed. */
function fingerprintOf(text: string): string {
  let hash = 0;
  let other = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = (Math.imul(hash, 31) + unit) | 0;
    other = Math.imul(other ^ unit, 0x01000193);
  }
  return `${text.length} ${hash} ${other}`;
}

/** Runs something long with progress in the client's window, and with a token that either side can cancel. */
async function withProgress<T>(
  { aside, connection, client, options }: Session,
  token: CancellationToken,
  work: (token: CancellationToken, progress: WorkDoneProgressReporter) => Promise<T>,
): Promise<T> {
  const tell = (value: boolean) =>
    options.status ? aside(connection.sendNotification(busy, { busy: value })) : undefined;
  const silent: WorkDoneProgressReporter = { begin: () => {}, report: () => {}, done: () => {} };
  const shown = client.window?.workDoneProgress ? await connection.window.createWorkDoneProgress() : undefined;
  const both: CancellationToken = {
    get isCancellationRequested() {
      return token.isCancellationRequested || shown?.token.isCancellationRequested === true;
    },
    onCancellationRequested: token.onCancellationRequested,
  };
  tell(true);
  try {
    return await work(both, shown ?? silent);
  } finally {
    tell(false);
  }
}
