import * as z from 'zod';
import { type LanguageId, languageAs, type SourceDocument } from '../engine/index.js';

/** What a tool is told of a configuration. */
export const configuration = z
  .string()
  .max(200_000)
  .optional()
  .describe('the text of a distinguo.yml; without it the built-in glossary and rules apply');

/** In UTF-16 code units: what one call may hand over. */
const longestTexts = 2_000_000;

/** The documents that a tool is handed. */
export const documents = z
  .array(
    z.object({
      path: z.string().min(1).max(1000).describe('a name such as docs/a.md, which decides the kind; no file is read'),
      text: z.string().max(longestTexts),
    }),
  )
  .max(500)
  .refine(
    (all) => all.reduce((sum, { text }) => sum + text.length, 0) <= longestTexts,
    'more than 2,000,000 characters',
  )
  .describe('the documents, 2,000,000 characters in all');

/** One of them, ready to be read. */
export const sourceDocumentOf = (
  path: string,
  text: string,
  format: LanguageId | false | undefined,
): SourceDocument => ({
  text,
  languageId: languageAs(path, format) ?? 'markdown',
});

/** Every tool only judges what it is given. */
export const readOnly = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** The reply of a tool. */
export function answer(content: object) {
  return { content: [{ type: 'text' as const, text: JSON.stringify(content, undefined, 2) }] };
}

/** The reply of a tool that could not do what it was asked. */
export function refusal(text: string) {
  return { isError: true, content: [{ type: 'text' as const, text }] };
}
