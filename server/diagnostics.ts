import type { Diagnostic } from 'vscode-languageserver';
import type { Finding, RuleId, Severity, Span } from '../engine/index.js';
import { findingId, toDiagnostic } from './convert.js';
import type { Document } from './document.js';
import type { Translate } from './messages.js';
import type { NotReviewed, ReviewedDocument } from './reviews.js';
import { MAX_LENGTH } from './reviews.js';
import { clearest } from './wording.js';

/** What diagnostics may hold, by what the client can show. */
export interface DiagnosticTools {
  readonly t: Translate;
  readonly relatedInformation: boolean;
  /** Where the page of a rule is, or undefined where the client cannot open one. */
  page(rule: RuleId): string | undefined;
}

/** Everything to be shown of a document: findings, problems of its directives, and what was not read or is not shown. */
export function diagnosticsOf(tools: DiagnosticTools, outcome: ReviewedDocument | NotReviewed): Diagnostic[] {
  if (!('review' in outcome)) return outcome.reason === 'too long' ? [tooLong(tools, outcome)] : [];
  const { document, review, settings } = outcome;
  const shown = foremost(review.findings, settings.maxFindings);
  const findings = shown.map((finding) => findingDiagnostic(tools, outcome, finding));
  const places = shown.flatMap((finding) => placeDiagnostics(tools, outcome, finding));
  const problems = review.problems.map(({ span, severity, code, message }) =>
    toDiagnostic({ document, span, severity, strongest: settings.strongest, code, message }),
  );
  const rest = shown.length < review.findings.length ? [tooMany(tools, outcome, shown.length)] : [];
  return [...rest, ...findings, ...places, ...problems];
}

const loudness: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The loudest findings, and of equally loud ones the first, in the order of the document. */
function foremost(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const loudest = findings.toSorted((a, b) => loudness[a.severity] - loudness[b.severity]).slice(0, most);
  const chosen = new Set(loudest);
  return findings.filter((finding) => chosen.has(finding));
}

function findingDiagnostic(tools: DiagnosticTools, outcome: ReviewedDocument, finding: Finding): Diagnostic {
  const { document, settings } = outcome;
  return toDiagnostic({
    document,
    span: finding.span,
    severity: finding.severity,
    strongest: settings.strongest,
    code: finding.rule,
    message: finding.message,
    page: tools.page(finding.rule),
    data: findingId(finding),
    related: tools.relatedInformation ? [...deciding(tools, finding), ...elsewhere(tools, finding)] : [],
  });
}

/** So many of the other places of a decision are linked, and so many underlined. */
const mostPlaces = 20;
const mostUnderlined = 200;

const elsewhere = ({ t }: DiagnosticTools, { places = [] }: Finding): { span: Span; message: string }[] =>
  places.slice(0, mostPlaces).map((span) => ({ span, message: t('The same decision holds here') }));

/** The other places of a decision are underlined lightly, and do not count: it is one finding. */
function placeDiagnostics(tools: DiagnosticTools, outcome: ReviewedDocument, finding: Finding): Diagnostic[] {
  const { document, settings } = outcome;
  return (finding.places ?? []).slice(0, mostUnderlined).map((span) =>
    toDiagnostic({
      document,
      span,
      severity: 'hint',
      strongest: settings.strongest,
      code: finding.rule,
      message: finding.message,
      page: tools.page(finding.rule),
      data: findingId(finding),
      related: [],
    }),
  );
}

/** Where the words are that decide most. What they say stands in the message. */
function deciding({ t }: DiagnosticTools, { evidence, role }: Finding): { span: Span; message: string }[] {
  return clearest(evidence, role).map(({ span, text }) => ({ span, message: t('“{0}”', text) }));
}

function tooMany({ t }: DiagnosticTools, { document, review, settings }: ReviewedDocument, shown: number): Diagnostic {
  return toDiagnostic({
    document,
    span: firstLine(document),
    severity: 'information',
    strongest: settings.strongest,
    code: 'too-many',
    message: t(
      '{0} of {1} findings in this document are shown. The setting “distinguo.maxFindings” says how many there may be.',
      shown,
      review.findings.length,
    ),
  });
}

function tooLong({ t }: DiagnosticTools, { document, settings }: NotReviewed): Diagnostic {
  return toDiagnostic({
    document,
    span: firstLine(document),
    severity: 'information',
    strongest: settings.strongest,
    code: 'too-long',
    message: t(
      'This document is not checked: it has {0} characters, and more than {1} are not read while you type. Split it, or check it on the command line.',
      document.getText().length,
      MAX_LENGTH,
    ),
  });
}

/** Where something is said of the document as a whole. */
function firstLine(document: Document): Span {
  const text = document.getText();
  const newline = text.search(/\r?\n/);
  return { start: 0, end: newline === -1 ? Math.min(text.length, 1000) : newline };
}
