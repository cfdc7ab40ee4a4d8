import { cut, type SourceLine } from '../../prose/line.js';
import type { CodeComment } from './syntax.js';

/** What stands on each line of a comment, without marks and what lines it up; in order, blank lines as well. */
export function linesOfComment(source: string, comment: CodeComment): readonly SourceLine[] {
  const { kind, textStart, textEnd } = comment;
  const lines = linesBetween(source, textStart, textEnd);
  if (kind === 'line') return lines.map((line) => cut(line, lengthOf(/^[/!#;:]*[ \t]?/, line.text)));
  const [first, ...others] = lines as [SourceLine, ...SourceLine[]];
  const begin = kind === 'block' ? lengthOf(/^[*!]*<?[ \t]*/, first.text) : lengthOf(/^[ \t]*/, first.text);
  return [cut(first, begin), ...undecorated(others)];
}

/** What a line of a comment begins with before its text, up to the indentation of that. */
export function leadOf(source: string, comment: CodeComment, lineStart: number): string {
  const line = linesOfComment(source, comment).find(({ from }) => from >= lineStart);
  if (line === undefined) return '';
  return source.slice(lineStart, line.from) + (/^[ \t]*/.exec(line.text)?.[0] ?? '');
}

/** Lines without the stars that all of them begin with, or without the indentation that they share. */
function undecorated(lines: readonly SourceLine[]): readonly SourceLine[] {
  const written = lines.filter(({ text }) => text.trim() !== '');
  if (written.length > 0 && written.every(({ text }) => /^[ \t]*[*|]/.test(text)))
    return lines.map((line) => cut(line, lengthOf(/^[ \t]*(?:[*|]+(?:[ \t]|$))?/, line.text)));
  const indent = Math.min(...written.map(({ text }) => lengthOf(/^[ \t]*/, text)));
  return lines.map((line) => cut(line, Math.min(indent, line.text.length)));
}

function linesBetween(source: string, start: number, end: number): SourceLine[] {
  const lines: SourceLine[] = [];
  for (let from = start; from <= end; ) {
    const newline = source.indexOf('\n', from);
    const to = newline < 0 || newline > end ? end : newline;
    lines.push(trimmed({ from, to, text: source.slice(from, to) }));
    from = to + 1;
  }
  return lines;
}

function trimmed(line: SourceLine): SourceLine {
  return cut(line, 0, line.text.trimEnd().length);
}

const lengthOf = (pattern: RegExp, text: string): number => pattern.exec(text)?.[0].length ?? 0;
