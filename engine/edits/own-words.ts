import { readProse } from '../formats/index.js';
import type { Prose, SourceDocument, Span } from '../model.js';
import { scanOf } from '../prose/matches.js';
import { toSource } from '../prose/offset.js';
import { escapedInProse } from './escapes.js';
import { bare } from './led.js';

const WORDS = scanOf(/[\p{L}\p{N}]+/u);

/**
 * Puts words that somebody has typed into the place of others: written as the format has it, and tried.
 *
 * @returns undefined where they would change more than the words there: a quotation mark that ends a text, a bar that
 * makes a cell
 */
export function withOwnWords(document: SourceDocument, span: Span, words: string): string | undefined {
  const { text, languageId } = document;
  const before = readProse(document, WORDS).proses;
  const at = before.reduce((best, { span: own }, i) => {
    const length = lengthOf((before[best] as Prose | undefined)?.span);
    return own.start <= span.start && span.end <= own.end && lengthOf(own) < length ? i : best;
  }, -1);
  const prose = before[at];
  if (prose === undefined || (isInYaml(prose, document) && IN_YAML.test(words))) return undefined;
  const written = escapedInProse(words, prose.context, text.slice(span.start, span.end));
  const after = text.slice(0, span.start) + written + text.slice(span.end);
  const now = readProse({ text: after, languageId }, WORDS).proses;
  const isRest = (i: number) => now[i]?.kind === before[i]?.kind && (i === at || now[i]?.text === before[i]?.text);
  if (now.length !== before.length || !before.every((_, i) => isRest(i))) return undefined;
  return bare((now[at] as Prose).text) === bare(expected(prose, span, words)) ? after : undefined;
}

/** What makes something else of a text without quotation marks. */
const IN_YAML = /:(?:\s|$)|\s#|^[-&*!|>%@`"'[\]{},#?]/;

/** Whether a block is a text of YAML, also in front matter, of which no quotation marks are known. */
function isInYaml({ context, span }: Prose, { text, languageId }: SourceDocument): boolean {
  const isInHead = /^\uFEFF?---[ \t]*[\r\n]/.test(text) && !/[\r\n]---[ \t]*[\r\n]/.test(text.slice(0, span.start));
  return context.escapes === undefined && (languageId === 'yaml' || isInHead);
}

const lengthOf = (span: Span | undefined): number =>
  span === undefined ? Number.POSITIVE_INFINITY : span.end - span.start;

/** What a block says when words have taken the place of a stretch of its source. */
function expected(prose: Prose, { start, end }: Span, words: string): string {
  const { text } = prose;
  let from = 0;
  while (from < text.length && toSource(prose, from, from + 1).start < start) from++;
  let to = from;
  while (to < text.length && toSource(prose, to, to + 1).end <= end) to++;
  return text.slice(0, from) + words + text.slice(to);
}
