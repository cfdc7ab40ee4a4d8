import { leadingPath, oneLine } from '../terminal.js';
import { reportEntries } from './entries.js';
import type { ReportFormat } from './format.js';
import { paragraphText } from './paragraph.js';

/** One line each, as compilers write them: `a.md:3:6: warning: message [rule]`. */
export function compactFormat(): ReportFormat {
  return {
    begin: () => '',
    file: (report) =>
      reportEntries(report)
        .entries.map(({ start, severity, message, code, place, fixes: { replacements } }) => {
          const [first] = replacements;
          const remedy = first === undefined ? '' : ` (write “${oneLine(first)}”)`;
          const where = place === undefined ? `:${start.line}:${start.column}` : `, ${oneLine(paragraphText(place))}`;
          return `${leadingPath(report.path)}${where}: ${severity}: ${oneLine(message)}${remedy} [${code}]\n`;
        })
        .join(''),
    end: () => '',
  };
}
