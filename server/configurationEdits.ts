/** Edits of the configuration that the writer asks for. */
import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { decideIn, extendMap, type TextChange } from '../configuration/index.js';
import type { Finding, Role, TermEntry } from '../engine/index.js';
import { isSame } from './configuration.js';
import { toRange } from './convert.js';
import { closedDocument } from './document.js';
import { addException, exceptionFor } from './exception.js';
import type { DecisionOffer } from './offer.js';
import type { ConfigurationPlace } from './protocol.js';
import type { ReviewedDocument } from './reviews.js';
import type { Session } from './session.js';
import { fileNameOf, joined, parentOf, pathWithin } from './uris.js';

/** The edit that adds a finding to the exceptions of the configuration that holds, or that makes one. */
export async function exceptionOffer(
  session: Session,
  reviewed: ReviewedDocument,
  finding: Finding,
): Promise<DecisionOffer | undefined> {
  const uri = session.notebooks.fileOf(reviewed.document.uri);
  return decisionEdit(session, reviewed.document.uri, (known, folder, format) => {
    const file = folder && pathWithin(folder, uri);
    return addException(known, exceptionFor(reviewed, finding, file), format);
  });
}

/**
 * The edit that writes into the configuration that holds: two words name two people, in all documents. Undefined, too,
 * where it has decided something else of the two.
 */
export async function apartOffer(
  session: Session,
  { document }: ReviewedDocument,
  words: readonly [string, string],
): Promise<DecisionOffer | undefined> {
  return decisionEdit(
    session,
    document.uri,
    (known, _folder, format, name) => decideIn(name, known, [{ words, are: 'two actors' }], format).change,
  );
}

/**
 * The edit that gives a word an entry in the configuration that holds for a document, or that makes one. Undefined, too,
 * where the word has an entry there.
 *
 * @param roles what the word promises; what its entry says is `use` where there is none
 */
export async function termOffer(
  session: Session,
  uri: string,
  { term, written }: Pick<TermEntry, 'term' | 'written'>,
  roles: readonly Role[],
  use?: string,
): Promise<DecisionOffer | undefined> {
  const [only, ...more] = roles;
  const said = more.length > 0 ? { roles } : (use ?? only);
  if (said === undefined) return undefined;
  return decisionEdit(session, uri, (known, _folder, format) =>
    extendMap(known, 'terms', { [written ?? term]: said }, format),
  );
}

/**
 * The edit of the configuration that holds for a document, or of a new one; undefined where it cannot be edited.
 *
 * @param change what must change in the text of the configuration in a folder; the text is empty for a new one
 */
export async function decisionEdit(
  session: Session,
  uri: string,
  change: (text: string, folder: string | undefined, format: 'yaml' | 'json', name: string) => TextChange | undefined,
): Promise<DecisionOffer | undefined> {
  const found = await editable(session, uri);
  if (found === undefined) return undefined;
  const { configuration, text } = found;
  const name = fileNameOf(configuration);
  const made = change(text, parentOf(configuration), configurationFormatOf(configuration), name);
  const edit = made && configurationEdit(session, found, [made]);
  return edit && { configuration, edit };
}

/** A configuration that can be edited; one that is not there yet is empty. */
export interface EditableConfiguration {
  readonly configuration: string;
  readonly text: string;
  readonly isThere: boolean;
}

/** The configuration that holds for a file, or would be a new one; undefined where it cannot be edited. */
export async function editable(session: Session, uri: string): Promise<EditableConfiguration | undefined> {
  const { host, configurations, client } = session;
  const place = await configurations.place(uri);
  const configuration = place.uri ?? (place.folder && joined(place.folder, 'distinguo.yml'));
  if (configuration === undefined || !client.workspace?.workspaceEdit?.documentChanges) return undefined;
  // What has mistakes is mended first; what is there and no file (a link to nowhere) is not written through.
  if ((await configurations.of(uri)).broken !== undefined) return undefined;
  if (place.uri === undefined && (await host.isTaken?.(configuration))) return undefined;
  // A manifest is edited by hand: it says much that is none of ours.
  if (fileNameOf(configuration) === 'package.json') return undefined;
  const text = place.uri === undefined ? '' : await host.readFile(configuration);
  return text === undefined ? undefined : { configuration, text, isThere: place.uri !== undefined };
}

/** How a configuration is written, by its name. */
export const configurationFormatOf = (configuration: string): 'yaml' | 'json' =>
  configuration.endsWith('.json') ? 'json' : 'yaml';

/**
 * The edit that changes a configuration, or makes it; undefined for a client that cannot make one.
 *
 * @param changes in source order; none overlaps another
 */
export function configurationEdit(
  session: Session,
  { configuration, text, isThere }: EditableConfiguration,
  changes: readonly TextChange[],
): WorkspaceEdit | undefined {
  if (!isThere) return creation(session, configuration, changes.map((change) => change.text).join(''));
  const { documents, encoding } = session;
  const open = documents.all().find((document) => isSame(document.uri, configuration));
  const document = closedDocument(configuration, text, encoding);
  const edits = changes.map(({ span, text: newText }) => ({ range: toRange(document, span), newText }));
  const textDocument = { uri: open?.uri ?? configuration, version: open?.version ?? null };
  return { documentChanges: [{ textDocument, edits }] };
}

/** Which configuration holds for a file, and where a new one belongs. */
export async function configurationPlace({ configurations, host }: Session, uri: string): Promise<ConfigurationPlace> {
  const { uri: known, folder } = await configurations.place(uri);
  const proposed = folder && joined(folder, 'distinguo.yml');
  const isFree = proposed !== undefined && !(known === undefined && (await host.isTaken?.(proposed)));
  return {
    ...(known === undefined ? {} : { uri: known }),
    ...(isFree ? { proposed } : {}),
    starter: STARTER,
  };
}

const STARTER = `# Which word names which role, and how loud the rules are.
# Without this file the same holds; say only what is different.

# rules:
#   mixed-terms: off

# terms:
#   merchant: buyer

# exceptions:
#   - files: docs/**
#     term: client
#     context: law firm
`;

function creation({ client }: Session, uri: string, text: string): WorkspaceEdit | undefined {
  if (!client.workspace?.workspaceEdit?.resourceOperations?.includes('create')) return undefined;
  const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  const start = { line: 0, character: 0 };
  const fill: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start, end: start }, newText: text }],
  };
  return { documentChanges: [create, fill] };
}
