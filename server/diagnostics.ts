import type { Diagnostic } from 'vscode-languageserver';
import type { Finding, RuleId } from '../engine/index.js';
import { findingId, toDiagnostic } from './convert.js';
import type { Translate } from './messages.js';
import type { NotReviewed, Reviewed } from './reviews.js';
import { MAX_LENGTH } from './reviews.js';

/** What diagnostics may hold, by what the client can show. */
export interface DiagnosticTools {
  readonly t: Translate;
  readonly relatedInformation: boolean;
  /** Where the page of a rule is, or undefined where the client cannot open one. */
  page(rule: RuleId): string | undefined;
}

/** Everything to be shown of a document: findings, problems of its directives, and that it was not read. */
export function diagnosticsOf(tools: DiagnosticTools, outcome: Reviewed | NotReviewed): Diagnostic[] {
  if (!('review' in outcome)) return outcome.reason === 'too long' ? [tooLong(tools, outcome)] : [];
  const { document, review, settings } = outcome;
  const findings = review.findings.map((finding) => findingDiagnostic(tools, outcome, finding));
  const problems = review.problems.map(({ span, severity, code, message }) =>
    toDiagnostic({ document, span, severity, strongest: settings.strongest, code, message }),
  );
  return [...findings, ...problems];
}

function findingDiagnostic(
  { relatedInformation, page }: DiagnosticTools,
  outcome: Reviewed,
  finding: Finding,
): Diagnostic {
  const { document, settings } = outcome;
  return toDiagnostic({
    document,
    span: finding.span,
    severity: finding.severity,
    strongest: settings.strongest,
    code: finding.rule,
    message: finding.message,
    page: page(finding.rule),
    data: findingId(finding),
    related: relatedInformation ? deciding(finding) : [],
  });
}

/** The deciding words, each place once. */
function deciding({ evidence, role }: Finding): { span: { start: number; end: number }; message: string }[] {
  const places = new Set<string>();
  return evidence.flatMap(({ span, because, role: shown }) => {
    const place = `${span.start}-${span.end}`;
    if (places.has(place) || (role !== undefined && shown !== role)) return [];
    places.add(place);
    return [{ span, message: because }];
  });
}

function tooLong({ t }: DiagnosticTools, { document, settings }: NotReviewed): Diagnostic {
  const text = document.getText();
  const newline = text.search(/\r?\n/);
  return toDiagnostic({
    document,
    span: { start: 0, end: newline === -1 ? Math.min(text.length, 1000) : newline },
    severity: 'information',
    strongest: settings.strongest,
    code: 'too-long',
    message: t(
      'This document is not checked: it has {0} characters, and more than {1} are not read while you type. Split it, or check it on the command line.',
      text.length,
      MAX_LENGTH,
    ),
  });
}
