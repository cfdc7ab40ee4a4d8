// What a line of reStructuredText can be, by itself.
import { cut, type SourceLine } from '../../prose/line.js';

export const isBlank = ({ text }: SourceLine): boolean => text.trim() === '';
/** How far a line is indented; a tab counts as one. */
export const indentOf = ({ text }: SourceLine): number => text.length - text.trimStart().length;

const UNDERLINE = /^([!-/:-@[-`{-~])\1*\s*$/;
const BULLET = /^[-*+•‣⁃](?:[ \t]+|$)/;
const ENUMERATOR =
  /^(?:\((?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,12}|#)\)|(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,12}|#)[.)])(?:[ \t]+|$)/;
const FIELD = /^:(?![\s:`])((?:[^:\\]|\\.|:(?![\s`]))*):(?:[ \t]+|$)/;
const OPTION =
  /^(?:-\w|--\w[\w-]*|\/\w+)(?:[ =][\w<][^ ,]*)?(?:, (?:-\w|--\w[\w-]*|\/\w+)(?:[ =][\w<][^ ,]*)?)*(?: {2,}|$)/;
const EXPLICIT = /^\.\.(?:[ \t]+|$)/;

/** The character that a line is made of, if it may underline a title. */
export const underlineOf = (line: SourceLine | undefined): string | undefined =>
  line === undefined ? undefined : UNDERLINE.exec(line.text)?.[1];

/** How long the mark of an item is, with the blanks behind it; 0 for none. */
export const bulletOf = ({ text }: SourceLine): number => BULLET.exec(text)?.[0].length ?? 0;
export const enumeratorOf = ({ text }: SourceLine): number => ENUMERATOR.exec(text)?.[0].length ?? 0;
export const optionOf = ({ text }: SourceLine): number => OPTION.exec(text)?.[0].length ?? 0;
export const explicitOf = ({ text }: SourceLine): number => EXPLICIT.exec(text)?.[0].length ?? 0;

/** The name of a field, and how long it is with its colons. */
export function fieldOf({ text }: SourceLine): { readonly name: string; readonly length: number } | undefined {
  const found = text.startsWith(':') ? FIELD.exec(text) : null;
  return found ? { name: (found[1] as string).toLowerCase(), length: found[0].length } : undefined;
}

/** Lines without the indentation that all of them have. */
export function dedented(lines: readonly SourceLine[]): SourceLine[] {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (!isBlank(line)) least = Math.min(least, indentOf(line));
  return lines.map((line) => cut(line, Math.min(least, indentOf(line))));
}

/** The index behind the lines from an index on that are blank or indented, without blank ones at the end. */
export function indentedEnd(lines: readonly SourceLine[], from: number, least = 1): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as SourceLine;
    if (isBlank(line)) continue;
    if (indentOf(line) < least) break;
    end = at + 1;
  }
  return end;
}
