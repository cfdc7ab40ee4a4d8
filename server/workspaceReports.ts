/** What is known of every document in the workspace folders, open or not. */
import type { CancellationToken, Diagnostic, WorkDoneProgressReporter } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ResourceSettings } from './configuration.js';
import { plainLabel } from './convert.js';
import { diagnosticsOf } from './diagnostics.js';
import { closedDocument } from './document.js';
import type { WorkspaceSummary } from './protocol.js';
import type { NotReviewed, ReviewedDocument } from './reviews.js';
import type { Session } from './session.js';
import { keyOf, pathWithin } from './uris.js';
import { summed } from './wording.js';
import type { WorkspaceFile } from './workspaceFiles.js';
import { outermostFolders, workspaceDocumentsIn } from './workspaceFiles.js';

/** The diagnostics of one document, and what they were made from. */
export interface FileDiagnostics {
  readonly file: WorkspaceFile;
  readonly uri: string;
  readonly version: number | null;
  /** Different whenever the diagnostics may be. */
  readonly resultId: string;
  readonly items: Diagnostic[];
  readonly findings: number;
  readonly skipped: boolean;
  /** The same text under the same settings needs no other report. */
  readonly fingerprint: string;
  readonly settings: ResourceSettings | undefined;
}

/** The reports of all documents, kept from run to run. What has not changed is not read again. */
export class WorkspaceReports {
  #reports = new Map<string, FileDiagnostics>();
  /** The keys of the files that may have changed since the last run. */
  #doubtful: Set<string> | 'all' = 'all';
  #serial = 0;

  constructor(readonly session: Session) {}

  /** The reports by the key of their URI. One whose document is gone is empty. */
  get all(): ReadonlyMap<string, FileDiagnostics> {
    return this.#reports;
  }

  /** Something holds no longer: all that is known, or what is known of one file or folder. */
  doubt(uri?: string): void {
    if (uri === undefined) this.#doubtful = 'all';
    else if (this.#doubtful !== 'all' && this.#isInside(uri)) this.#doubtful.add(keyOf(uri));
  }

  /** Reads what may have changed; the folders are listed again only when there may be other files in them. */
  async update(token: CancellationToken, progress: WorkDoneProgressReporter): Promise<void> {
    const doubtful = this.#doubtful;
    this.#doubtful = new Set();
    try {
      if (doubtful !== 'all' && [...doubtful].every((key) => this.#reports.has(key)))
        await this.#renew(doubtful, token);
      else await this.#list(doubtful, token, progress);
    } catch (error) {
      this.#doubtful = 'all';
      throw error;
    }
  }

  /** What the last run has read. */
  summary(): WorkspaceSummary {
    const reports = [...this.#reports.values()].filter(({ settings }) => settings !== undefined);
    const counts = {
      files: reports.length,
      findings: reports.reduce((sum, { findings }) => sum + findings, 0),
      skipped: reports.filter(({ skipped }) => skipped).length,
    };
    return { ...counts, message: summed(this.session.t, counts) };
  }

  #isInside(uri: string): boolean {
    return this.session.folders.some((folder) => pathWithin(folder.uri, uri) !== undefined);
  }

  async #renew(keys: ReadonlySet<string>, token: CancellationToken): Promise<void> {
    for (const key of keys) {
      const known = this.#reports.get(key);
      if (known !== undefined) this.#reports.set(key, (await this.#reportOf(known.file, token)) ?? this.#empty(known));
    }
  }

  async #list(
    doubtful: ReadonlySet<string> | 'all',
    token: CancellationToken,
    progress: WorkDoneProgressReporter,
  ): Promise<void> {
    const { t } = this.session;
    const reports = new Map<string, FileDiagnostics>();
    progress.begin(t('Distinguo reads the workspace'), undefined, undefined, true);
    try {
      for (const folder of outermostFolders(this.session)) {
        for await (const file of workspaceDocumentsIn(this.session, folder)) {
          if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
          if (reports.size % 20 === 0) {
            const name = plainLabel(pathWithin(folder, file.uri) ?? file.uri);
            progress.report(t('{0} documents, now {1}', reports.size, name));
            await new Promise((resolve) => setTimeout(resolve, 0)); // What the writer types comes first.
          }
          const key = keyOf(file.uri);
          const known = doubtful === 'all' || doubtful.has(key) ? undefined : this.#reports.get(key);
          const report = known ?? (await this.#reportOf(file, token));
          if (report !== undefined) reports.set(key, report);
        }
      }
    } finally {
      progress.done();
    }
    for (const [key, gone] of this.#reports) {
      if (!reports.has(key) && gone.items.length > 0) reports.set(key, this.#empty(gone));
    }
    this.#reports = reports;
  }

  async #reportOf(file: WorkspaceFile, token: CancellationToken): Promise<FileDiagnostics | undefined> {
    const { documents, configurations, encoding, host, reviews } = this.session;
    const { uri, languageId } = file;
    const key = keyOf(uri);
    const open = documents.all().find((document) => keyOf(document.uri) === key);
    const text = open?.getText() ?? (await host.readFile(uri));
    if (text === undefined) return undefined;
    const settings = await configurations.of(open?.uri ?? uri);
    const last = this.#reports.get(key);
    const version = open?.version ?? null;
    const fingerprint = fingerprintOf(text);
    if (last?.fingerprint === fingerprint && last.settings === settings && last.version === version) return last;
    const outcome = open
      ? await reviews.of(open, token)
      : await reviews.once(closedDocument(uri, text, encoding), languageId, token);
    // It was open when this began: what counts now is the file.
    if ('reason' in outcome && outcome.reason === 'closed') return this.#reportOf(file, token);
    // Somebody typed meanwhile, and the review is that of what stands there now.
    if (open && open.version !== version) return this.#reportOf(file, token);
    return this.#made(file, outcome, fingerprint, version);
  }

  #made(
    file: WorkspaceFile,
    outcome: ReviewedDocument | NotReviewed,
    fingerprint: string,
    version: number | null,
  ): FileDiagnostics {
    const findings = 'review' in outcome ? outcome.review.findings.length : 0;
    return {
      file,
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

  /** What is said of a document that is gone. */
  #empty(report: FileDiagnostics): FileDiagnostics {
    const resultId = `workspace ${++this.#serial}`;
    return { ...report, version: null, resultId, items: [], findings: 0, fingerprint: '', settings: undefined };
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
