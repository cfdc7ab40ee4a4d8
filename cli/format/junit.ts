import type { FileReport, Notice } from '../report.js';
import { type ReportEntry, reportEntries } from './entries.js';
import type { ReportFormat } from './format.js';
import { headingText, paragraphText } from './paragraph.js';
import { attributes, escapedXmlLine } from './xml.js';

/** JUnit XML: a suite for each document, a case for each finding; warnings and errors are failures, the rest passes and is printed. */
export function junitFormat(): ReportFormat {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Distinguo">\n',
    file: suite,
    end: (_, notices) => `${failures(notices.filter(({ kind }) => kind === 'failure'))}</testsuites>\n`,
  };
}

function suite(report: FileReport): string {
  const { path } = report;
  const { entries } = reportEntries(report);
  const failed = entries.filter(fails).length;
  const cases = entries.map((entry) => testCase(path, entry));
  // Without any case, some programs do not list the document at all.
  if (cases.length === 0) cases.push(`    <testcase${attributes({ name: 'terms', classname: path })}/>\n`);
  const counts = { tests: cases.length, failures: failed, errors: 0 };
  return `  <testsuite${attributes({ name: path, ...counts })}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(path: string, entry: ReportEntry): string {
  const { code, severity, message, start, fixes, place: paragraph } = entry;
  const place = `${path}${paragraph === undefined ? `:${start.line}:${start.column}` : `, ${paragraphText(paragraph)}`}`;
  const remedies = fixes.replacements.map((text) => `Write “${text}”.`);
  const around = paragraph === undefined ? [] : [headingText(paragraph), `“${paragraph.context}”`].filter(Boolean);
  const told = [`${place} ${severity} ${code}`, message, ...around, ...remedies].map(escapedXmlLine).join('\n');
  const body = fails(entry)
    ? `<failure${attributes({ type: code, message })}>${told}</failure>`
    : `<system-out>${told}</system-out>`;
  const name =
    paragraph === undefined
      ? `${code} at line ${start.line}, column ${start.column}`
      : `${code} in ${paragraphText(paragraph)}, character ${start.column}`;
  return `    <testcase${attributes({ name, classname: path })}>${body}</testcase>\n`;
}

function failures(notices: readonly Notice[]): string {
  if (notices.length === 0) return '';
  const cases = notices.map(
    ({ message }) =>
      `    <testcase${attributes({ name: message, classname: 'distinguo' })}><error${attributes({ type: 'failure', message })}/></testcase>\n`,
  );
  const counts = { tests: notices.length, failures: 0, errors: notices.length };
  return `  <testsuite${attributes({ name: 'distinguo', ...counts })}>\n${cases.join('')}  </testsuite>\n`;
}

function fails({ severity }: ReportEntry): boolean {
  return severity === 'error' || severity === 'warning';
}
