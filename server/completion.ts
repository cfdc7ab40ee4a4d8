import type { CompletionList } from 'vscode-languageserver';
import { CompletionItemKind } from 'vscode-languageserver';
import { review } from '../rules/index.js';
import { toRange } from './convert.js';
import type { Document } from './document.js';
import type { ReviewedDocument } from './reviews.js';
import type { InterfaceWriting } from './wording.js';
import { definitions, personInRole, sensesOf } from './wording.js';

/** How many letters must be typed: with fewer, too many words begin like a term. */
const MIN_LETTERS = 3;

/** The terms of the glossary that begin like the word before an offset, with their definitions; nothing in code. */
export function completion(writing: InterfaceWriting, reviewed: ReviewedDocument, offset: number): CompletionList {
  const { t, markup } = writing;
  const { document, settings } = reviewed;
  const typed = wordBefore(document, offset);
  const { glossary } = settings.rules;
  const terms = glossary.terms
    .filter(({ use, status }) => use === undefined && status !== 'deprecated' && status !== 'forbidden')
    .map(({ term }) => term)
    .filter((term) => term.toLowerCase().startsWith(typed.toLowerCase()) && term.length > typed.length);
  // “Incomplete” makes the client ask again with the next letter.
  if (!settings.completion || typed.length < MIN_LETTERS) return { isIncomplete: true, items: [] };
  const range = toRange(document, { start: offset - typed.length, end: offset });
  const items = terms
    .filter((term) => isProse(reviewed, offset - typed.length, offset, term))
    .map((term) => ({
      label: cased(term, typed),
      kind: CompletionItemKind.Text,
      detail: sensesOf(glossary, term)
        .map(({ role }) => personInRole(t, role))
        .join(', '),
      documentation: { kind: markup.kind, value: definitions(writing, glossary, term).join('\n\n') },
      textEdit: { range, newText: cased(term, typed) },
      // “~” sorts behind the editor’s own offers, such as a snippet of the same name.
      sortText: `~${term}`,
    }));
  return { isIncomplete: false, items };
}

function wordBefore(document: Document, offset: number): string {
  const before = document.getText().slice(Math.max(0, offset - 40), offset);
  return /(?<![\p{L}\p{N}_-])\p{L}+$/u.exec(before)?.[0] ?? '';
}

/** Whether a term would be read as prose at this place: it is tried. */
function isProse(
  { document, languageId, settings, review: now }: ReviewedDocument,
  start: number,
  end: number,
  term: string,
): boolean {
  const text = document.getText();
  const tried = review({ text: text.slice(0, start) + term + text.slice(end), languageId }, settings.rules, now);
  return tried.mentions.some(({ span }) => span.start === start && span.end === start + term.length);
}

function cased(term: string, typed: string): string {
  const first = typed.charAt(0);
  return first === first.toLowerCase() ? term : term.charAt(0).toUpperCase() + term.slice(1);
}
