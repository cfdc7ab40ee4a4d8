import type { CellPlace, Evidence, Finding, Problem, Span } from '../../engine/index.js';
import { type FileReport, flattenFixes, type ParagraphPlace } from '../report.js';
import { TextLines } from '../text-lines.js';
import type { ReportFormat } from './format.js';
import { harmlessJson } from './json-text.js';

/** A report, piece by piece: what stands before the files, each file, and what stands behind them. */
export const jsonReport = {
  begin: '{"files":[',
  file: (file: object, isFirst: boolean) => (isFirst ? '\n' : ',\n') + harmlessJson(file),
  end: (summary: object, notices: readonly object[]) =>
    `\n],"notices":${harmlessJson(notices)},"summary":${harmlessJson(summary)}}\n`,
};

/** One JSON object for the whole run: `files`, each with its `findings` and `problems`, the `notices`, and a `summary`. */
export function jsonFormat(): ReportFormat {
  let first = true;
  return {
    begin: () => jsonReport.begin,
    file(report) {
      const text = jsonReport.file(fileJson(report), first);
      first = false;
      return text;
    },
    end: jsonReport.end,
  };
}

/** Where things stand in what has no lines that people see. */
type Places = { [Key in 'paragraphs' | 'cellAt']: FileReport[Key] | undefined };

/** One file of the report. */
export function fileJson({ path, text, paragraphs, cellAt, findings, problems, fixed }: FileReport): object {
  const lines = new TextLines(text);
  return {
    path,
    findings: findings.map((finding) => findingJson(finding, lines, { paragraphs, cellAt })),
    problems: problems.map((problem) => ({
      ...problemJson(problem, lines),
      ...cellJson(cellAt?.(problem.span.start)),
    })),
    ...(fixed > 0 && { fixed }),
  };
}

function findingJson(finding: Finding, lines: TextLines, { paragraphs, cellAt }: Places): object {
  const { rule, severity, message, confidence, certainty, term, role } = finding;
  const { span, replacements } = flattenFixes(finding, lines.text);
  return {
    rule,
    severity,
    certainty,
    message,
    confidence: Math.round(confidence * 1000) / 1000,
    term,
    role,
    range: rangeJson(span, lines),
    ...(paragraphs && { paragraph: placeJson(paragraphs.placeOf(finding.span)) }),
    ...cellJson(cellAt?.(finding.span.start)),
    ...(finding.places && { places: finding.places.map((place) => rangeJson(place, lines)) }),
    replacements,
    evidence: finding.evidence.map((evidence) => evidenceJson(evidence, lines)),
  };
}

function placeJson({ paragraph, region, headings, context }: ParagraphPlace): object {
  return { number: paragraph, ...(region !== undefined && { region }), headings, context };
}

function cellJson(place: CellPlace | undefined): object {
  return place === undefined ? {} : { cell: { number: place.cell, line: place.line } };
}

function evidenceJson({ text, span, role, because }: Evidence, lines: TextLines): object {
  return { text, range: rangeJson(span, lines), role, why: because };
}

function problemJson({ code, severity, message, span }: Problem, lines: TextLines): object {
  return { code, severity, message, range: rangeJson(span, lines) };
}

function rangeJson({ start, end }: Span, lines: TextLines): object {
  return { start: lines.positionOf(start), end: lines.positionOf(end) };
}
