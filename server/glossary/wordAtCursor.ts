/** What the cursor is on: a word of a glossary, in a document or in the glossary itself. */
import type { CancellationToken } from 'vscode-languageserver';
import type { WrittenWord } from '../../configuration/index.js';
import type { Role, TermEntry } from '../../engine/index.js';
import { occurrencesIn, plainWord } from '../../engine/index.js';
import type { LoadedConfiguration } from '../../workspace/index.js';
import { touches } from '../convert.js';
import type { Document } from '../document.js';
import type { Session } from '../session.js';
import { pathOf } from '../uris.js';
import type { Catalogue, GlossaryFile } from './catalogue.js';
import { proseOf } from './prose.js';

/** A word of a glossary at its place in a configuration file. */
export interface GlossaryPlace {
  readonly file: GlossaryFile;
  readonly word: WrittenWord;
}

/** A word of a glossary on which the cursor is. */
export interface WordAtCursor {
  /** As occurrences know it. */
  readonly word: string;
  /** As its entry writes it. */
  readonly written: string;
  readonly document: Document;
  /** Where it stands in the document; offsets. */
  readonly span: { readonly start: number; readonly end: number };
  /** The files of all configurations that are meant. */
  readonly files: readonly GlossaryFile[];
  /** Where it stands in these, the entries that count most first. */
  readonly places: readonly GlossaryPlace[];
  /** The configurations under which the word is this one. */
  readonly configurations: readonly LoadedConfiguration[];
  /** How it is spelt, where it is the term of an entry. */
  readonly entry: TermEntry | undefined;
  readonly roles: readonly Role[];
}

/** Places that say what a word is. */
const DEFINING: readonly WrittenWord['as'][] = ['term', 'cast', 'deprecated', 'forbidden', 'admitted', 'use'];

/** Whether a place says what a word is, rather than referring to it. */
export const isDefining = ({ word }: GlossaryPlace): boolean => word.as !== 'reference';

/**
 * The word at an offset of an open document; undefined where there is none.
 *
 * @throws ResponseError when the request is cancelled
 */
export async function wordAtCursor(
  session: Session,
  catalogue: Catalogue,
  document: Document,
  offset: number,
  token: CancellationToken,
): Promise<WordAtCursor | undefined> {
  const path = pathOf(document.uri);
  const isGlossary = session.configurations.governs(document.uri);
  const at = isGlossary
    ? writtenAt(catalogue, path, document, offset)
    : await spokenAt(session, catalogue, document, offset);
  if (at === undefined) return undefined;
  const { word } = at;
  const own = isGlossary ? undefined : await session.configurations.loaded(document.uri);
  const all = await catalogue.all(token);
  const defining = own === undefined ? new Set([path]) : new Set(definingFiles(catalogue, own, word));
  const configurations = all.filter(({ configuration: { file, files } }) =>
    defining.size === 0 ? file === own?.configuration.file : files.some((each) => defining.has(each)),
  );
  if (configurations.length === 0) configurations.push(own ?? (await session.configurations.load(document.uri)));
  const files = new Map(configurations.flatMap((one) => catalogue.filesOf(one)).map((file) => [file.path, file]));
  const places = placesOf([...files.values()], word);
  const [first] = places.filter(isDefining);
  const written = first?.file.text.slice(first.word.span.start, first.word.span.end);
  const { termbase } = catalogue.compiled((configurations[0] as LoadedConfiguration).settingsOf('').settings);
  const term = termbase.glossary.terms.find((entry) => plainWord(entry.term) === word);
  return {
    word,
    written: written ?? at.written,
    document,
    span: at.span,
    files: [...files.values()],
    places,
    configurations,
    entry: term,
    roles: term === undefined ? [] : termbase.rolesOf(term.term),
  };
}

interface At extends Pick<WordAtCursor, 'word' | 'written' | 'span'> {}

function writtenAt(catalogue: Catalogue, path: string, document: Document, offset: number): At | undefined {
  const text = document.getText();
  const place = { start: offset, end: offset };
  const found = catalogue.wordsIn(path, text).words.find(({ span }) => touches(span, place));
  return (
    found && { word: plainWord(found.word), written: text.slice(found.span.start, found.span.end), span: found.span }
  );
}

async function spokenAt(
  session: Session,
  catalogue: Catalogue,
  document: Document,
  offset: number,
): Promise<At | undefined> {
  const prose = await proseOf(session, document);
  if (prose === undefined) return undefined;
  const place = { start: offset, end: offset };
  const { termbase } = catalogue.compiled(prose.settings);
  const found = occurrencesIn(prose.source, termbase).findLast(({ mention }) => touches(mention.span, place));
  if (found === undefined) return undefined;
  const { mention, word } = found;
  return { word, written: mention.written ?? mention.term, span: mention.span };
}

/** The files of a configuration that say what a word is. */
function definingFiles(catalogue: Catalogue, loaded: LoadedConfiguration, word: string): readonly string[] {
  return placesOf(catalogue.filesOf(loaded), word)
    .filter(isDefining)
    .map(({ file }) => file.path);
}

function placesOf(files: readonly GlossaryFile[], word: string): readonly GlossaryPlace[] {
  const all = files.flatMap((file) =>
    file.words.filter((each) => plainWord(each.word) === word).map((each): GlossaryPlace => ({ file, word: each })),
  );
  const rank = ({ word: { as } }: GlossaryPlace) => {
    const at = DEFINING.indexOf(as);
    return at < 0 ? DEFINING.length : at;
  };
  return all.toSorted((a, b) => rank(a) - rank(b));
}
