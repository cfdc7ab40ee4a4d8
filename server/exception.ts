/** Writes “this word is right here” into a configuration, and leaves the rest of it as it is. */
import { appendToList, type TextChange } from '../configuration/index.js';
import type { Finding } from '../engine/index.js';
import { mentionOf } from '../engine/index.js';
import type { ReviewedDocument } from './reviews.js';

/** An exception as it stands in the configuration. */
export interface ExceptionEntry {
  readonly files?: string;
  readonly term: string;
  readonly context?: string;
}

/** How many words on each side of a mention go into the context of its exception. */
const WORDS_AROUND = 3;

/** The exception that a finding asks for: this word, among these words, in this file. */
export function exceptionFor(reviewed: ReviewedDocument, finding: Finding, file: string | undefined): ExceptionEntry {
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
  return appendToList(text, 'exceptions', [entry], format);
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
