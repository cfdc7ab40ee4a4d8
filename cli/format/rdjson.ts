import type { Severity, Span } from '../../engine/index.js';
import { TextLines } from '../text-lines.js';
import { reportEntries } from './entries.js';
import type { ReportFormat } from './format.js';
import { harmlessJson } from './json-text.js';
import { placedMessage } from './paragraph.js';

const severities: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  information: 'INFO',
  hint: 'INFO',
};

/** Reviewdog's JSON, with suggestions. Its columns count bytes of UTF-8 from 1, a byte order mark among them. */
export function rdjsonFormat(): ReportFormat {
  let first = true;
  return {
    begin: () => '{"source":{"name":"distinguo"},"diagnostics":[',
    file(report) {
      const lines = new TextLines(report.text);
      return reportEntries(report)
        .entries.map(({ code, severity, message, span, fixes, place }) => {
          const diagnostic = {
            message: place === undefined ? message : placedMessage(message, place),
            location: { path: report.path, ...(place === undefined && { range: byteRange(span, lines) }) },
            severity: severities[severity],
            code: { value: code },
            suggestions: (place === undefined ? fixes.replacements : []).map((text) => ({
              range: byteRange(fixes.span, lines),
              text,
            })),
          };
          const text = (first ? '\n' : ',\n') + harmlessJson(diagnostic);
          first = false;
          return text;
        })
        .join('');
    },
    end: () => '\n]}\n',
  };
}

function byteRange({ start, end }: Span, lines: TextLines) {
  return { start: bytePlace(start, lines), end: bytePlace(end, lines) };
}

function bytePlace(offset: number, lines: TextLines) {
  const { line } = lines.positionOf(offset);
  return { line, column: Buffer.byteLength(lines.text.slice(lines.startOf(line), offset)) + 1 };
}
