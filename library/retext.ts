import { recommendedSettings } from '../configuration/index.js';
import { languageOf } from '../engine/index.js';
import type { Finding, LanguageId, Settings, Severity } from '../engine/model.js';
import { review } from '../rules/index.js';

/** How the plugin judges. */
export interface RetextOptions {
  /** Glossary, severities and exceptions; those that are built in when absent. */
  readonly settings?: Settings;
  /** The kind of document; when absent, the extension of the file decides, and Markdown is assumed without one. */
  readonly languageId?: LanguageId;
}

/** A place in a file as unist has it: lines and columns from 1, offsets from 0 in UTF-16 code units. */
interface Point {
  line: number;
  column: number;
  offset: number;
}

/** Whatever tree the pipeline has. */
interface Node {
  type: string;
}

/** What of a vfile message is filled in. */
interface Message {
  actual?: string | null | undefined;
  expected?: string[] | null | undefined;
  fatal?: boolean | null | undefined;
  note?: string | null | undefined;
}

/** What of a vfile is used. */
interface File {
  path?: string | null | undefined;
  message(reason: string, options: { ruleId: string; source: string; place: { start: Point; end: Point } }): Message;
  toString(): string;
}

/**
 * A unified plugin that says in the messages of a file who is meant where a word
 * says another: `unified().use(retextEnglish).use(retextDistinguo)`.
 *
 * It reads the text of the file and not the tree that it is handed, so that all
 * places are exact whatever pipeline it runs in. Each message has the rule as
 * `ruleId`, `distinguo` as `source`, what stands there as `actual`, what may stand
 * there as `expected` (best first) and the reasons as `note`; `fatal` is `true` for
 * errors, `false` for warnings, and `null` for what is merely likely.
 */
export function retextDistinguo({
  settings = recommendedSettings,
  languageId,
}: RetextOptions = {}): (tree: Node, file: File) => undefined {
  return (_, file) => {
    const text = String(file);
    const kind = languageId ?? languageOf(file.path ?? '') ?? 'markdown';
    const { findings, problems } = review({ text, languageId: kind }, settings);
    const points = pointsIn(text);
    for (const finding of findings) report(finding, text, file, points);
    for (const { code, message, severity, span } of problems) {
      const place = { start: points(span.start), end: points(span.end) };
      const told = file.message(message, { ruleId: code, source: 'distinguo', place });
      told.fatal = fatalOf(severity);
    }
  };
}

export default retextDistinguo;

function report(finding: Finding, text: string, file: File, points: (offset: number) => Point): void {
  // what changes other places alone is no text for this one
  const fixes = finding.fixes.filter((fix) => fix.text !== fix.expected);
  const spans = [finding.span, ...fixes.map(({ span }) => span)];
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const place = { start: points(start), end: points(end) };
  const told = file.message(finding.message, { ruleId: finding.rule, source: 'distinguo', place });
  told.actual = text.slice(start, end);
  const texts = fixes.map((fix) => text.slice(start, fix.span.start) + fix.text + text.slice(fix.span.end, end));
  told.expected = [...new Set(texts)];
  told.fatal = fatalOf(finding.severity);
  const reasons = [...new Set(finding.evidence.map(({ because }) => because))];
  if (reasons.length > 0) told.note = reasons.join('\n');
}

function fatalOf(severity: Severity): boolean | null {
  if (severity === 'error') return true;
  return severity === 'warning' ? false : null;
}

/** Lines end with LF, CRLF or CR. */
function pointsIn(text: string): (offset: number) => Point {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  return (offset) => {
    const after = starts.findIndex((start) => start > offset);
    const line = after < 0 ? starts.length : after;
    return { line, column: offset - (starts[line - 1] ?? 0) + 1, offset };
  };
}
