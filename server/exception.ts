/** Writes “this word is right here” into a configuration, and leaves the rest of it as it is. */
import { isMap, parseDocument } from 'yaml';
import type { Finding, Span } from '../engine/index.js';
import { mentionOf } from '../engine/index.js';
import type { Reviewed } from './reviews.js';

/** An exception as it stands in the configuration. */
export interface ExceptionEntry {
  readonly files?: string;
  readonly term: string;
  readonly context?: string;
}

/** One replacement in a text. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/** How many words on each side of a mention go into the context of its exception. */
const WORDS_AROUND = 3;

/** The exception that a finding asks for: this word, among these words, in this file. */
export function exceptionFor(reviewed: Reviewed, finding: Finding, file: string | undefined): ExceptionEntry {
  const mention = mentionOf(reviewed.review.mentions, finding);
  const context = mention && wordsAround(mention.prose.text, mention.start, mention.end);
  return {
    ...(file === undefined ? {} : { files: file }),
    term: finding.term,
    ...(context === undefined ? {} : { context }),
  };
}

/**
 * What must change in a configuration so that it holds an exception.
 *
 * @param text the configuration as it is; empty for a new one
 * @returns undefined when the text cannot be understood: nothing is to be written then
 */
export function addException(text: string, entry: ExceptionEntry, format: 'yaml' | 'json'): TextChange | undefined {
  const written = format === 'json' ? inJson(text, entry) : inYaml(text, entry);
  if (written === undefined) return undefined;
  return difference(text, text.includes('\r\n') ? written.replace(/\r?\n/g, '\r\n') : written);
}

function inYaml(text: string, entry: ExceptionEntry): string | undefined {
  const document = parseDocument(text);
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  const known = document.get('exceptions');
  if (known === undefined || known === null) document.set('exceptions', document.createNode([entry]));
  else if (isSequence(known)) known.add(document.createNode(entry));
  else return undefined;
  // A list may stand under its key without indentation; both are kept as they are found.
  const indentSeq = !/^[^\s#%-].*\r?\n-(?!-)/m.test(text);
  return document.toString({ lineWidth: 0, indentSeq });
}

function isSequence(node: unknown): node is { add(value: unknown): void } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items) && !isMap(node);
}

function inJson(text: string, entry: ExceptionEntry): string | undefined {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const known: unknown = 'exceptions' in value ? value.exceptions : [];
    if (!Array.isArray(known)) return undefined;
    const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
    return `${JSON.stringify({ ...value, exceptions: [...known, entry] }, null, indent)}\n`;
  } catch {
    return undefined; // Not JSON: it must be repaired first, and its diagnostics say where.
  }
}

/** The smallest single replacement, in whole lines, that makes `after` of `before`. */
function difference(before: string, after: string): TextChange {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { span: { start, end: before.length - end }, text: after.slice(start, after.length - end) };
}

/** The words around a mention within its line and sentence, as they stand; undefined when there is nothing but the mention. */
function wordsAround(text: string, start: number, end: number): string | undefined {
  const before =
    new RegExp(`(?:[^\\s.!?;:\\uFFFC]+[ \\t]+){0,${WORDS_AROUND}}$`).exec(
      text.slice(Math.max(0, start - 120), start),
    )?.[0] ?? '';
  const after =
    new RegExp(`^(?:['’]s?)?(?:[ \\t]+[^\\s.!?;:\\uFFFC]+){0,${WORDS_AROUND}}`).exec(text.slice(end))?.[0] ?? '';
  const around = `${before}${text.slice(start, end)}${after}`.trim().replace(/(?<![,()“”"])[,()“”"]+$/, '');
  return before === '' && after === '' ? undefined : around;
}
