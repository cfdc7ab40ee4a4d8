// What is known of the formats without their readers: the command line asks before it loads the engine.

import { languages } from '../languages.generated.js';
import type { LanguageId } from '../model.js';

/** Every kind of document that can be read. */
export const languageIds = Object.keys(languages) as readonly LanguageId[];

/** How the files that can be read end: lower case, without the dot. */
export const extensions: readonly string[] = languageIds.flatMap((id) => languages[id].extensions);

const byExtension = new Map(languageIds.flatMap((id) => languages[id].extensions.map((extension) => [extension, id])));
const byEditorId = new Map(languageIds.flatMap((id) => languages[id].editorIds.map((editorId) => [editorId, id])));

/** The kind of document a path names by its extension, or undefined for one that is not read. */
export function languageOf(path: string): LanguageId | undefined {
  return byExtension.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** The kind of document that an editor means by its name for a language, or undefined for one that is not read. */
export function languageNamed(editorId: string): LanguageId | undefined {
  return byEditorId.get(editorId);
}

/** The kinds of document that are read, as messages list them: “HTML (.html), Markdown (.md) and plain text (.txt)”. */
export function languagesInWords(): string {
  return inWords(
    languageIds.map((id) => `${languages[id].name} (.${languages[id].extensions[0]})`),
    'and',
  );
}

/** How the names of files that are read usually end: “.html, .md or .txt”. */
export function extensionsInWords(): string {
  return inWords(
    languageIds.map((id) => `.${languages[id].extensions[0]}`),
    'or',
  );
}

function inWords(items: readonly string[], conjunction: string): string {
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}
