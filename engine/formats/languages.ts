// What is known of the formats without their readers: the command line asks before it loads the engine.

import type { LanguageId } from '../model.js';
import { isAmong } from './among.js';
import { languages } from './languages.generated.js';

/** Every kind of document that can be read. */
export const languageIds = Object.keys(languages) as readonly LanguageId[];

/** The kinds of document all of whose files are read, and those of which only some are. */
const whole = languageIds.filter((id) => languages[id].among === undefined);
const picked = languageIds.filter((id) => languages[id].among !== undefined);

const byExtension = new Map(languageIds.flatMap((id) => languages[id].extensions.map((extension) => [extension, id])));
const byEditorId = new Map(whole.flatMap((id) => languages[id].editorIds.map((editorId) => [editorId, id])));

/** The kind of document a path names by its ending and its folders, or undefined for one that is not read. */
export function languageOf(path: string): LanguageId | undefined {
  const id = languageByEnding(path);
  const among = id && languages[id].among;
  return among === undefined || isAmong(path, among) ? id : undefined;
}

/**
 * The kind of document that a file is read as.
 *
 * @param set what a configuration says: a kind, or that it is not read
 */
export function languageAs(path: string, set: LanguageId | false | undefined): LanguageId | undefined {
  if (set === undefined) return languageOf(path);
  return set === false || isNeverRead(path) ? undefined : set;
}

/** The kind of document that files with this ending can be, though perhaps not this one. */
export function languageByEnding(path: string): LanguageId | undefined {
  return byExtension.get(/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '');
}

/** The kind of document that an editor means by its name for a language; undefined for one that is not read, or not always. */
export function languageNamed(editorId: string): LanguageId | undefined {
  return byEditorId.get(editorId);
}

/** Whether a file is one that no configuration can have read: `package.json`. */
function isNeverRead(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  return picked.some((id) => languages[id].among?.never?.includes(name));
}

/** Globs of the files that may be read: not all that they match are. */
export const documentGlobs: readonly string[] = [
  `**/*.{${whole.flatMap((id) => languages[id].extensions).join()}}`,
  ...picked.flatMap((id) => languages[id].globs ?? []),
];

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
    whole.map((id) => `.${languages[id].extensions[0]}`),
    'or',
  );
}

function inWords(items: readonly string[], conjunction: string): string {
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}
