import * as z from 'zod';

/** What a tool is told of a configuration. */
export const configuration = z
  .string()
  .max(200_000)
  .optional()
  .describe('the text of a distinguo.yml; without it the built-in glossary and rules apply');

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
