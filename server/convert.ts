/**
 * The only place where offsets become positions and our words become those of
 * the protocol.
 */
import type { Diagnostic, Position, Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Edit, Finding, Problem, Severity, Span } from '../engine/index.js';
import type { Document } from './document.js';

/** The name under which everything is shown. */
export const SOURCE = 'Distinguo';

/** A stretch of the document as the client counts it. */
export function toRange(document: Document, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** A range of the client as offsets. */
export function toSpan(document: Document, range: Range): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Whether a place is in a stretch, its end included: a cursor behind a word is still at it. */
export function touches(span: Span, place: Span): boolean {
  return span.start <= place.end && place.start <= span.end;
}

/** What names a finding among those of one version of a document. */
export function findingId(finding: Finding): string {
  return `${finding.rule}@${finding.span.start}-${finding.span.end}`;
}

/** Our severities in the order of the protocol, the strongest first. */
const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The severity of the protocol, no stronger than `strongest`. */
function toSeverity(severity: Severity, strongest: Severity = 'error'): DiagnosticSeverity {
  return Math.max(severities[severity], severities[strongest]) as DiagnosticSeverity;
}

/** A finding or problem as the client shows it. */
export interface Shown {
  readonly document: Document;
  readonly span: Span;
  readonly severity: Severity;
  readonly strongest: Severity;
  readonly code: string;
  readonly message: string;
  /** Where the page of the rule is. */
  readonly page?: string | undefined;
  readonly data?: string;
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
}

/** A diagnostic. Positions and links are made here and nowhere else. */
export function toDiagnostic(shown: Shown): Diagnostic {
  const { document, page, related = [] } = shown;
  return {
    range: toRange(document, shown.span),
    severity: toSeverity(shown.severity, shown.strongest),
    source: SOURCE,
    code: shown.code,
    message: shown.message,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(shown.data === undefined ? {} : { data: shown.data }),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map(({ span, message }) => ({
            location: { uri: document.uri, range: toRange(document, span) },
            message,
          })),
        }),
  };
}

/** A fix as an edit, or undefined when the document no longer says what was judged. */
export function toTextEdit(document: Document, fix: Edit): TextEdit | undefined {
  if (document.getText().slice(fix.span.start, fix.span.end) !== fix.expected) return undefined;
  return { range: toRange(document, fix.span), newText: fix.text };
}

/** An insertion. */
export function toInsertion(document: Document, offset: number, newText: string): TextEdit {
  const position: Position = document.positionAt(offset);
  return { range: { start: position, end: position }, newText };
}

/** Edits of one open document that hold for this version of it alone, as far as the client can be told. */
export function toWorkspaceEdit(document: Document, edits: TextEdit[], versioned: boolean): WorkspaceEdit {
  if (!versioned) return { changes: { [document.uri]: edits } };
  const change: TextDocumentEdit = { textDocument: { uri: document.uri, version: document.version }, edits };
  return { documentChanges: [change] };
}

/**
 * Text for a place where an editor draws icons and makes links (titles, labels,
 * the status bar): it shows the same, and `$(icon)` and `[words](command:…)` are
 * nothing but words.
 */
export function plainLabel(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\$(?=\()|\](?=\()/g, '$&\u200b');
}

/** Problems of a file of its own: a configuration. */
export function diagnosticsOfProblems(document: Document, problems: readonly Problem[]): Diagnostic[] {
  return problems.map(({ span, severity, code, message }) =>
    toDiagnostic({ document, span, severity, strongest: 'error', code, message }),
  );
}
