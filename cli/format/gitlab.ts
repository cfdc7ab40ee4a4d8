import { createHash } from 'node:crypto';
import type { Severity } from '../../engine/index.js';
import { reportEntries } from './entries.js';
import type { FormatOptions, ReportFormat } from './format.js';
import { harmlessJson } from './json-text.js';
import { placedMessage } from './paragraph.js';
import { fromRoot } from './run-place.js';

const severities: Readonly<Record<Severity, string>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
};

/** GitLab code quality: an array of issues. */
export function gitlabFormat({ place }: FormatOptions): ReportFormat {
  let first = true;
  return {
    begin: () => '[',
    file(report) {
      const { entries } = reportEntries(report);
      const path = fromRoot(report.path, place);
      return entries
        .map(({ code, severity, message, fingerprint, start, end, place }) => {
          const issue = {
            description: place === undefined ? message : placedMessage(message, place),
            check_name: code,
            // GitLab tells issues apart by it alone, so it must know the file.
            fingerprint: createHash('sha256').update(`${path}\n${fingerprint}`).digest('hex').slice(0, 32),
            severity: severities[severity],
            location: {
              path,
              lines: { begin: start.line, end: end.line },
              positions: {
                begin: { line: start.line, column: start.column },
                end: { line: end.line, column: end.column },
              },
            },
          };
          const text = (first ? '\n' : ',\n') + harmlessJson(issue);
          first = false;
          return text;
        })
        .join('');
    },
    end: () => '\n]\n',
  };
}
