import type { Finding, Severity, Span } from '../../engine/index.js';
import { fingerprintOf } from '../fingerprint.js';
import { type FileReport, type FlatFixes, flattenFixes, type ParagraphPlace } from '../report.js';
import { type Position, TextLines } from '../text-lines.js';
import { cellText } from './paragraph.js';

/** A finding or a problem, as the formats for other programs need it. */
export interface ReportEntry {
  /** The rule, or the code of a problem. */
  readonly code: string;
  readonly severity: Severity;
  /** One line; of a notebook, it says first in which cell. */
  readonly message: string;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
  /** Where it stands in an office document, whose lines are paragraphs. */
  readonly place?: ParagraphPlace;
  /** Stays when lines move; equal ones in one file are numbered, so that no two are alike. */
  readonly fingerprint: string;
  readonly finding?: Finding;
  readonly fixes: FlatFixes;
}

/** All that is said of a file, in source order. A byte order mark does not count in columns and offsets. */
export function reportEntries(report: FileReport): {
  readonly entries: readonly ReportEntry[];
  readonly lines: TextLines;
} {
  const { text, findings, problems, paragraphs } = report;
  const lines = new TextLines(text, true);
  const seen = new Map<string, number>();
  const entries = [
    ...findings.map((finding) => ({ ...finding, code: finding.rule as string, finding })),
    ...problems.map((problem) => ({ ...problem, finding: undefined })),
  ]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ code, severity, message, span, finding }) => {
      const cell = report.cellAt?.(span.start);
      const print = fingerprintOf(text, { code, span });
      const count = (seen.get(print) ?? 0) + 1;
      seen.set(print, count);
      return {
        code,
        severity,
        message: `${cell === undefined ? '' : `In ${cellText(cell)}: `}${message.replace(/\s+/g, ' ')}`,
        span,
        start: lines.positionOf(span.start),
        end: lines.positionOf(span.end),
        ...(paragraphs !== undefined && { place: paragraphs.placeOf(span) }),
        fingerprint: `${print}:${count}`,
        ...(finding !== undefined && { finding }),
        fixes: finding === undefined ? { span, replacements: [] } : flattenFixes(finding, text),
      };
    });
  return { entries, lines };
}
