/** Diagnostics of the open documents: pulled by clients that can, pushed to the others. */
import type {
  CancellationToken,
  Diagnostic,
  DocumentDiagnosticReport,
  FullDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { diagnosticsOf } from './diagnostics.js';
import type { Document } from './document.js';
import type { NotReviewed, ReviewedDocument } from './reviews.js';
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
  told: (outcome: ReviewedDocument | NotReviewed) => void,
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
  /** Whether nothing was answered since the document was opened or saved, be it that somebody has typed meanwhile. */
  isOwed(document: Document): boolean;
  /** What holds for the document is answered. */
  answered(document: Document): void;
}

function trackEdits({ documents, notebooks, options }: Session): Edits {
  const pause = typeof options.pause === 'number' ? options.pause : PAUSE;
  const edited = new WeakMap<Document, number>();
  const saved = new WeakMap<Document, number>();
  const owed = new WeakSet<Document>();
  const isSaved = (document: Document) => saved.get(document) === document.version;
  const save = (document: Document) => {
    saved.set(document, document.version);
    owed.add(document);
  };
  documents.onDidOpen(({ document }) => save(document));
  documents.onDidSave(({ document }) => save(document));
  notebooks.onDidSave((cells) => {
    for (const cell of cells) {
      const document = documents.get(cell);
      if (document !== undefined) save(document);
    }
  });
  documents.onDidChangeContent(({ document }) => {
    if (!isSaved(document)) edited.set(document, Date.now());
  });
  return {
    isSaved,
    isOwed: (document) => owed.has(document),
    answered: (document) => void owed.delete(document),
    pause: async (document) => {
      for (;;) {
        const left = (edited.get(document) ?? Number.NEGATIVE_INFINITY) + pause - Date.now();
        if (left <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, left));
      }
    },
  };
}

/** What a client was told of a document, under a name of its own. */
type Reported = FullDocumentDiagnosticReport & { readonly resultId: string };

function pull(
  session: Session,
  edits: Edits,
  told: (outcome: ReviewedDocument | NotReviewed) => void,
): OpenDiagnostics {
  const { connection, documents, reviews, configurations, diagnosticTools } = session;
  const reported = new WeakMap<Document, Reported>();
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

  const reportOf = (outcome: ReviewedDocument | NotReviewed): Reported => {
    const items = diagnosticsOf(diagnosticTools, outcome);
    const made: Reported = { kind: DocumentDiagnosticReportKind.Full, resultId: outcome.resultId, items };
    reported.set(outcome.document, made);
    told(outcome);
    return made;
  };

  const report = async (
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> => {
    const document = documents.get(uri);
    if (document === undefined) return empty;
    // Closed meanwhile, nothing is made or kept of it. It may be open again, as another document of the same name.
    const isGone = () => documents.get(uri) !== document;
    const last = reported.get(document);
    // Whoever types while what was saved is reviewed gets the review of what stands there then, and not that of the save before.
    const isDue = () => edits.isSaved(document) || edits.isOwed(document);
    const waits = last !== undefined && (await configurations.of(uri)).run === 'onSave' && !isDue();
    if (waits && !isGone()) return unchangedOr(last, previous);
    if (!isGone()) await edits.pause(document);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    if (isGone()) return report(uri, previous, token);
    const outcome = await reviews.of(document, token);
    if (isGone()) return report(uri, previous, token);
    edits.answered(document);
    return unchangedOr(last?.resultId === outcome.resultId ? last : reportOf(outcome), previous);
  };

  connection.languages.diagnostics.on(
    guarded(session, 'diagnostics', empty, ({ textDocument, previousResultId }, token) =>
      report(textDocument.uri, previousResultId, token),
    ),
  );
  return {
    refresh: () => {
      if (session.client.workspace?.diagnostics?.refreshSupport)
        session.inBackground(connection.languages.diagnostics.refresh());
    },
  };
}

function unchangedOr(report: Reported, previous: string | undefined): DocumentDiagnosticReport {
  const { resultId } = report;
  return resultId === previous ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId } : report;
}

function push(
  session: Session,
  edits: Edits,
  told: (outcome: ReviewedDocument | NotReviewed) => void,
): OpenDiagnostics {
  const { inBackground, connection, documents, reviews, configurations, diagnosticTools, client } = session;
  const knowsVersions = client.textDocument?.publishDiagnostics?.versionSupport === true;

  const send = async (uri: string, version: number, diagnostics: Diagnostic[]) => {
    // The mistakes of a configuration are shown elsewhere, under the same URI.
    if (configurations.governs(uri)) return;
    await connection.sendDiagnostics({ uri, diagnostics, ...(knowsVersions ? { version } : {}) });
  };

  const latest = new WeakMap<Document, object>();
  const publish = async (document: Document) => {
    const turn = {};
    latest.set(document, turn);
    // Another turn looks after the document, or it is gone.
    const isPast = () => latest.get(document) !== turn || documents.get(document.uri) !== document;
    for (;;) {
      await edits.pause(document);
      if (isPast()) return;
      const { version } = document;
      const outcome = await reviews.of(document);
      if (isPast()) return;
      // Someone typed meanwhile. Their change may have no turn of its own: results that wait for a save are still owed.
      if (document.version !== version) continue;
      await send(document.uri, version, diagnosticsOf(diagnosticTools, outcome));
      told(outcome);
      return;
    }
  };
  const typed = async (document: Document) => {
    const { run } = await configurations.of(document.uri);
    if (run === 'onType' || edits.isSaved(document)) await publish(document);
  };
  documents.onDidChangeContent(({ document }) => inBackground(typed(document)));
  documents.onDidSave(({ document }) => inBackground(publish(document)));
  documents.onDidClose(({ document }) => inBackground(send(document.uri, document.version, [])));
  return {
    refresh: () => {
      for (const document of documents.all()) inBackground(publish(document));
    },
  };
}
