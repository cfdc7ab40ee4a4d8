/** Diagnostics of the open documents: pulled by clients that can, pushed to the others. */
import type { CancellationToken, Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics.js';
import type { Document } from './document.js';
import type { NotReviewed, Reviewed } from './reviews.js';
import type { Session } from './session.js';
import { guarded } from './session.js';

/** The pause after typing when the client names none, in milliseconds. */
const PAUSE = 150;

/** What can be asked of the diagnostics of open documents. */
export interface OpenDiagnostics {
  /** Judges every open document again, because what holds for them may have changed. */
  refresh(): void;
}

/** Serves the diagnostics of open documents; `told` hears of everything that was judged. */
export function serveOpenDiagnostics(
  session: Session,
  told: (outcome: Reviewed | NotReviewed) => void,
): OpenDiagnostics {
  const edits = trackEdits(session);
  return session.client.textDocument?.diagnostic ? pull(session, edits, told) : push(session, edits, told);
}

/** What is known of the edits of the open documents. */
interface Edits {
  /** Resolves when nobody has typed in the document for a while. */
  pause(document: Document): Promise<void>;
  /** Whether the document is as it was opened or last saved. */
  isSaved(document: Document): boolean;
}

function trackEdits({ documents, notebooks, options }: Session): Edits {
  const pause = typeof options.pause === 'number' ? options.pause : PAUSE;
  const edited = new Map<string, number>();
  const saved = new Map<string, number>();
  documents.onDidOpen(({ document }) => void saved.set(document.uri, document.version));
  documents.onDidSave(({ document }) => void saved.set(document.uri, document.version));
  notebooks.onDidSave((cells) => {
    for (const cell of cells) saved.set(cell, documents.get(cell)?.version ?? 0);
  });
  documents.onDidChangeContent(({ document }) => {
    if (saved.get(document.uri) !== document.version) edited.set(document.uri, Date.now());
  });
  documents.onDidClose(({ document }) => {
    edited.delete(document.uri);
    saved.delete(document.uri);
  });
  return {
    isSaved: ({ uri, version }) => saved.get(uri) === version,
    pause: async ({ uri }) => {
      for (let left = pause; left > 0; ) {
        left = (edited.get(uri) ?? Number.NEGATIVE_INFINITY) + pause - Date.now();
        if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
  };
}

function pull(session: Session, edits: Edits, told: (outcome: Reviewed | NotReviewed) => void): OpenDiagnostics {
  const { connection, documents, reviews, configurations, diagnosticTools } = session;
  const reported = new Map<string, DocumentDiagnosticReport & { kind: 'full' }>();
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  documents.onDidClose(({ document }) => void reported.delete(document.uri));

  const report = async (
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> => {
    const document = documents.get(uri);
    if (document === undefined) return empty;
    const last = reported.get(uri);
    if (last !== undefined && (await configurations.of(uri)).run === 'onSave' && !edits.isSaved(document)) {
      return unchangedOr(last, previous);
    }
    await edits.pause(document);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    const outcome = await reviews.of(document);
    // It was closed meanwhile: nothing is kept of it. It may be open again, as another document of the same name.
    if (documents.get(uri) !== document) return report(uri, previous, token);
    if (outcome.resultId !== last?.resultId) {
      const items = diagnosticsOf(diagnosticTools, outcome);
      reported.set(uri, { kind: DocumentDiagnosticReportKind.Full, resultId: outcome.resultId, items });
      told(outcome);
    }
    return unchangedOr(reported.get(uri) ?? empty, previous);
  };

  connection.languages.diagnostics.on(
    guarded(session, 'diagnostics', empty, ({ textDocument, previousResultId }, token) =>
      report(textDocument.uri, previousResultId, token),
    ),
  );
  return {
    refresh: () => {
      if (session.client.workspace?.diagnostics?.refreshSupport)
        session.aside(connection.languages.diagnostics.refresh());
    },
  };
}

function unchangedOr(report: DocumentDiagnosticReport, previous: string | undefined): DocumentDiagnosticReport {
  if (previous === undefined || report.resultId !== previous) return report;
  return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous };
}

function push(session: Session, edits: Edits, told: (outcome: Reviewed | NotReviewed) => void): OpenDiagnostics {
  const { aside, connection, documents, reviews, configurations, diagnosticTools, client } = session;
  const knowsVersions = client.textDocument?.publishDiagnostics?.versionSupport === true;

  const send = async (uri: string, version: number, diagnostics: Diagnostic[]) => {
    // The mistakes of a configuration are shown elsewhere, under the same URI.
    if (configurations.governs(uri)) return;
    await connection.sendDiagnostics({ uri, diagnostics, ...(knowsVersions ? { version } : {}) });
  };

  const publish = async (document: Document) => {
    const { version } = document;
    await edits.pause(document);
    // Someone typed meanwhile, and their change has its own turn; or the document is gone.
    if (document.version !== version || documents.get(document.uri) !== document) return;
    const outcome = await reviews.of(document);
    if (document.version !== version || documents.get(document.uri) !== document) return;
    await send(document.uri, version, diagnosticsOf(diagnosticTools, outcome));
    told(outcome);
  };
  const typed = async (document: Document) => {
    const { run } = await configurations.of(document.uri);
    if (run === 'onType' || edits.isSaved(document)) await publish(document);
  };
  documents.onDidChangeContent(({ document }) => aside(typed(document)));
  documents.onDidSave(({ document }) => aside(publish(document)));
  documents.onDidClose(({ document }) => aside(send(document.uri, document.version, [])));
  return {
    refresh: () => {
      for (const document of documents.all()) aside(publish(document));
    },
  };
}
