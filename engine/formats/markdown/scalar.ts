import { ProseBuilder } from '../../prose/builder.js';
import type { Flat } from '../../prose/flat.js';
import { expressionAt } from '../../prose/opaque.js';
import { Absent } from '../../prose/search.js';

/** A scalar value of YAML or TOML. Source offsets, without quotation marks and indicators. */
export interface Scalar {
  readonly style: 'plain' | 'single' | 'double' | 'block';
  readonly start: number;
  readonly end: number;
  /** Start of the line behind it. */
  readonly next: number;
}

const BLOCK = /^[|>][-+\d]*[ \t]*(?:#.*)?\r?$/;
/** What ends a plain scalar that goes on over several lines. */
const NOT_CONTINUED = /^[ \t]*(?:#|-[ \t]|["']?[\w-]+["']?[ \t]*:(?:[ \t]|\r?$))/;

/**
 * Finds where a value stands.
 *
 * @param at source offset behind the key's colon and the space after it
 * @param limit source offset behind the last line that may belong to it
 * @param indent the indentation of its key; what is indented more belongs to it
 */
export function scalarAt(source: string, at: number, limit: number, indent: number): Scalar {
  const lineEnd = endOfLine(source, at, limit);
  const first = source.slice(at, lineEnd);
  if (BLOCK.test(first)) {
    const end = continued(source, lineEnd + 1, limit, indent, () => true);
    return { style: 'block', ...trim(source, Math.min(lineEnd + 1, end), end), next: end };
  }
  const quote = first[0];
  if (quote === '"' || quote === "'") {
    const end = closingQuote(source, at + 1, limit, quote);
    const style = quote === '"' ? 'double' : 'single';
    if (end >= 0) return { style, start: at + 1, end, next: endOfLine(source, end, limit) + 1 };
  }
  if (/^[[{&*!%@`]/.test(first)) return { style: 'plain', start: at, end: at, next: lineEnd + 1 };
  const comment = first.search(/(?:^|[ \t])#/);
  if (comment >= 0) return { style: 'plain', ...trim(source, at, at + comment), next: lineEnd + 1 };
  const end = continued(source, lineEnd + 1, limit, indent, (line) => !NOT_CONTINUED.test(line));
  return { style: 'plain', ...trim(source, at, Math.min(end, limit)), next: Math.max(end, lineEnd + 1) };
}

/** Decodes a value; expressions are opaque. */
export function scalarProse(flat: Flat, style: Scalar['style']): ProseBuilder {
  const builder = new ProseBuilder(flat);
  const { text } = flat;
  const absent = new Absent();
  let done = 0;
  for (const { index } of text.matchAll(/['\\{<$]/g)) {
    if (index < done) continue;
    const escaped = escapeAt(text, index, style);
    const opaque = escaped ? undefined : expressionAt(text, index, absent);
    if (!escaped && !opaque) continue;
    builder.verbatim(done, index);
    done = escaped ? index + escaped.length : (opaque?.to ?? index);
    if (escaped) builder.replaced(escaped.text, index, done);
    else builder.opaque(index, done);
  }
  builder.verbatim(done, text.length);
  return builder;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
  '/': '/',
  ' ': ' ',
};
const CODED = /^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/;

function escapeAt(text: string, at: number, style: Scalar['style']): { text: string; length: number } | undefined {
  if (style === 'single') return text.startsWith("''", at) ? { text: "'", length: 2 } : undefined;
  if (style !== 'double' || text[at] !== '\\') return undefined;
  const coded = CODED.exec(text.slice(at, at + 10));
  if (coded) {
    const code = Number.parseInt(coded[1] ?? coded[2] ?? (coded[3] as string), 16);
    return { text: code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code), length: coded[0].length };
  }
  const plain = ESCAPES[text[at + 1] ?? ''];
  return plain === undefined ? undefined : { text: plain, length: 2 };
}

function closingQuote(source: string, from: number, limit: number, quote: string): number {
  for (let at = from; at < limit; at++) {
    const found = source[at];
    if (found === '\\' && quote === '"') at++;
    else if (found === quote) {
      if (quote === '"' || source[at + 1] !== quote) return at;
      at++;
    }
  }
  return -1;
}

/** Where the lines end that are indented more than their key, or blank, and taken. */
function continued(
  source: string,
  from: number,
  limit: number,
  indent: number,
  takes: (line: string) => boolean,
): number {
  let end = Math.min(from, limit);
  let at = end;
  while (at < limit) {
    const lineEnd = endOfLine(source, at, limit);
    const line = source.slice(at, lineEnd);
    const blank = line.trim() === '';
    const depth = line.search(/[^ \t]/);
    if (!blank && (depth <= indent || !takes(line))) break;
    at = lineEnd + 1;
    if (!blank) end = Math.min(at, limit);
  }
  return end;
}

function endOfLine(source: string, at: number, limit: number): number {
  const newline = source.indexOf('\n', at);
  return newline < 0 || newline > limit ? limit : newline;
}

function trim(source: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(source[start] as string)) start++;
  while (end > start && /\s/.test(source[end - 1] as string)) end--;
  return { start, end };
}
