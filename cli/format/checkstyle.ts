import { reportEntries } from './entries.js';
import type { ReportFormat } from './format.js';
import { placedMessage } from './paragraph.js';
import { attributes } from './xml.js';

/** Checkstyle XML. */
export function checkstyleFormat(): ReportFormat {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n',
    file(report) {
      const errors = reportEntries(report).entries.map(({ start, severity, message: said, code, place }) => {
        const level = severity === 'error' || severity === 'warning' ? severity : 'info';
        const message = place === undefined ? said : placedMessage(said, place);
        const where = { line: start.line, column: start.column };
        return `    <error${attributes({ ...where, severity: level, message, source: `distinguo.${code}` })}/>\n`;
      });
      return `  <file${attributes({ name: report.path })}>\n${errors.join('')}  </file>\n`;
    },
    end: () => '</checkstyle>\n',
  };
}
