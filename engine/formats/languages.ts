// What is known of the formats without their readers: the command line asks before it loads the engine.

import type { LanguageId } from '../model.js';
import { isAmong } from './among.js';
import { languages } from './languages.generated.js';

/** Every kind of document that can be read. */
export const languageIds = Object.keys(languages) as readonly LanguageId[];

/** The kinds of document all of whose files are read, and those of which only some are. */
const whole = languageIds.filter((id) => languages[id].among === undefined && !languages[id].optIn);
const picked = languageIds.filter((id) => languages[id].among !== undefined);

/** Those of them that are files of text. */
export const textLanguageIds = languageIds.filter((id) => languages[id].packages === undefined);

/** Where two have one ending, that stands which is read without being asked for. */
const byExtension = new Map(
  [...languageIds]
    .sort((a, b) => Number(languages[b].optIn ?? false) - Number(languages[a].optIn ?? false))
    .flatMap((id) => languages[id].extensions.map((extension) => [extension, id])),
);
const byPackage = new Map(languageIds.flatMap((id) => (languages[id].packages ?? []).map((ending) => [ending, id])));
const byEditorId = new Map(whole.flatMap((id) => languages[id].editorIds.map((editorId) => [editorId, id])));

/** The kind of document a path names by its ending and its folders, or undefined for one that is not read. */
export function languageOf(path: string): LanguageId | undefined {
  const id = languageByEnding(path);
  if (id === undefined || languages[id].optIn) return undefined;
  const { among } = languages[id];
  return among === undefined || isAmong(path, among) ? id : undefined;
}

/**
 * The kind of document that a file is read as where editors open it.
 *
 * @param set what a configuration says: a kind, or that it is not read
 */
export function languageAs(path: string, set: LanguageId | false | undefined): LanguageId | undefined {
  const id = fileAs(path, set);
  return id !== undefined && languages[id].cells ? undefined : id;
}

/** As {@link languageAs}, for a program that opens packages, too, and has no editor that would open cells. */
export function openedAs(path: string, set: LanguageId | false | undefined): LanguageId | undefined {
  return packagedLanguageOf(path) === undefined || set === false ? fileAs(path, set) : packagedLanguageOf(path);
}

function fileAs(path: string, set: LanguageId | false | undefined): LanguageId | undefined {
  if (set === undefined) return languageOf(path);
  return set === false || isNeverRead(path) ? undefined : set;
}

/** The kind of document that files with this ending can be, though perhaps not this one. */
export function languageByEnding(path: string): LanguageId | undefined {
  return byExtension.get(endingOf(path));
}

/** The kind of document that a path names by its ending where it lies in a package, which is no text and must be opened first. */
export function packagedLanguageOf(path: string): LanguageId | undefined {
  return byPackage.get(endingOf(path));
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

/** Globs of the files that may be read where editors open them: not all that they match are. */
export function documentGlobs(): readonly string[] {
  const open = whole.filter((id) => !languages[id].cells);
  return [`**/*.{${open.flatMap((id) => languages[id].extensions).join()}}`, ...picked.flatMap(globsOf)];
}

function globsOf(id: LanguageId): readonly string[] {
  const { extensions, among } = languages[id];
  const ending = extensions.length === 1 ? extensions[0] : `{${extensions}}`;
  const { folders, names } = among ?? {};
  if (folders === undefined && names === undefined) return [`**/*.${ending}`];
  return [
    ...(folders === undefined ? [] : [`**/{${folders}}/**/*.${ending}`]),
    ...(names === undefined ? [] : [`**/*{${names}}*.${ending}`]),
  ];
}

/** All of which only some files are read, in few words. */
const CATALOGUES = 'catalogues of texts (--list-formats lists them)';

/** The kinds of document that are read, as messages list them: “HTML (.html), plain text (.txt) and catalogues of texts”. */
export function languagesInWords(): string {
  return inWords(whole.map((id) => `${languages[id].name} (${usualEndings(id).join(', ')})`).concat(CATALOGUES), 'and');
}

/** How the names of files of text usually end: “.html, .md or .txt”. */
export function extensionsInWords(): string {
  return inWords(
    whole.filter((id) => textLanguageIds.includes(id)).map((id) => `.${languages[id].extensions[0]}`),
    'or',
  );
}

/** Of packages all, since each is of another program. */
function usualEndings(id: LanguageId): readonly string[] {
  const { extensions, packages = [] } = languages[id];
  return [...extensions.slice(0, 1), ...packages].map((extension) => `.${extension}`);
}

/** Without the dot. */
function endingOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

function inWords(items: readonly string[], conjunction: string): string {
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}
