import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { Occurrence, Settings, SourceDocument } from '../../engine/index.js';
import { inForm, occurrencesIn } from '../../engine/index.js';
import { written } from '../commitMessage.js';
import { plainLabel } from '../convert.js';
import type { Document } from '../document.js';
import { closedDocument } from '../document.js';
import { MAX_LENGTH } from '../reviews.js';
import type { Session } from '../session.js';
import { fileNameOf, keyOf } from '../uris.js';
import type { WorkspaceFile } from '../workspaceFiles.js';
import { outermostFolders, workspaceDocumentsIn } from '../workspaceFiles.js';
import { type Catalogue, paused } from './catalogue.js';
import type { WordAtCursor } from './wordAtCursor.js';

/** A document that is read, and by which settings. */
export interface ProseDocument {
  readonly document: Document;
  readonly source: SourceDocument;
  readonly settings: Settings;
  /** Null for one that is not open. */
  readonly version: number | null;
}

/** Places of a word in one document. */
export interface ProsePlaces extends ProseDocument {
  readonly occurrences: readonly Occurrence[];
}

/** An open document, if it is one that is read. */
export async function proseOf(session: Session, document: Document): Promise<ProseDocument | undefined> {
  const outcome = await session.reviews.of(document);
  if (!('review' in outcome)) return undefined;
  const { languageId, settings } = outcome;
  const source = { text: written(document.languageId, document.getText()), languageId };
  return { document, source, settings: settings.rules, version: document.version };
}

/**
 * Every document of the workspace in which a word stands under the configurations that are meant; open ones as they
 * are in the editor, in a folder or not.
 *
 * @throws ResponseError when the request is cancelled
 */
export async function* placesInProse(
  session: Session,
  catalogue: Catalogue,
  subject: WordAtCursor,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): AsyncGenerator<ProsePlaces> {
  const { configurations } = session;
  const meant = new Set(subject.configurations.map(({ configuration }) => configuration.file));
  const hints = hintsOf(subject);
  let count = 0;
  for await (const { uri, read } of everyDocument(session)) {
    await paused(++count, token);
    if (count % 20 === 0) progress.report(plainLabel(fileNameOf(uri)));
    if (!meant.has((await configurations.loaded(uri)).configuration.file)) continue;
    const prose = await read();
    if (prose === undefined || !mayHold(prose.source.text, hints)) continue;
    const { termbase } = catalogue.compiled(prose.settings);
    const occurrences = occurrencesIn(prose.source, termbase, (word) => word === subject.word);
    if (occurrences.length > 0) yield { ...prose, occurrences };
  }
}

interface Readable {
  readonly uri: string;
  read(): Promise<ProseDocument | undefined>;
}

async function* everyDocument(session: Session): AsyncGenerator<Readable> {
  const { documents, configurations } = session;
  const open = documents.all().filter(({ uri }) => !configurations.governs(uri));
  const keys = new Set(open.map(({ uri }) => keyOf(uri)));
  for (const document of open) yield { uri: document.uri, read: () => proseOf(session, document) };
  for (const folder of outermostFolders(session)) {
    for await (const file of workspaceDocumentsIn(session, folder))
      if (!keys.has(keyOf(file.uri))) yield { uri: file.uri, read: () => closedProse(session, file) };
  }
}

/** A document that is not open, as it is on the disk. */
async function closedProse(
  { configurations, encoding, host }: Session,
  { uri, languageId }: WorkspaceFile,
): Promise<ProseDocument | undefined> {
  const { enable, ignored, rules } = await configurations.of(uri);
  if (!enable || ignored) return undefined;
  const text = await host.readFile(uri);
  if (text === undefined || text.length > MAX_LENGTH) return undefined;
  return {
    document: closedDocument(uri, text, encoding),
    source: { text, languageId },
    settings: rules,
    version: null,
  };
}

/** What a text must hold, in lower case, if the word is in it: the first word of one of its forms. */
function hintsOf({ word, entry }: WordAtCursor): readonly string[] {
  const forms = (['base', 'plural', 'ed', 'ing'] as const).map((form) => inForm(word, form, entry ?? {}));
  const first = forms.flatMap((form) =>
    form === undefined ? [] : [form.toLowerCase().split(/[^\p{L}\p{N}]/u)[0] ?? ''],
  );
  return [...new Set(first)];
}

function mayHold(text: string, hints: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return hints.some((hint) => lower.includes(hint));
}
