/** Another word for a term, in the glossary and in all documents. */
import type { CancellationToken, WorkDoneProgressReporter, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification } from 'vscode-languageserver';
import { normalTerm, termFault } from '../../configuration/index.js';
import type { Renaming, SourceDocument, TermEntry } from '../../engine/index.js';
import { applyEdits, plainWord, renamedAnchors, rewritten } from '../../engine/index.js';
import { termOffer } from '../configurationEdits.js';
import { inHeadings, type LedByDocuments, leftBehind, type WorkspaceLinks } from '../ledHeadings.js';
import type { Session } from '../session.js';
import type { Catalogue } from './catalogue.js';
import { glossaryEdits } from './glossaryEdits.js';
import type { DocumentEdits, GroupedEdit } from './groupedEdits.js';
import { toGroupedEdit } from './groupedEdits.js';
import type { RenamedHeadings } from './headings.js';
import { linkEdits } from './headings.js';
import type { ProsePlaces } from './prose.js';
import { placesInProse } from './prose.js';
import { isDefining, type WordAtCursor } from './wordAtCursor.js';

/** What a rename asks. */
interface Renames {
  readonly session: Session;
  readonly catalogue: Catalogue;
  readonly links: WorkspaceLinks;
}

/**
 * Writes another word for a term: in the glossary, and wherever documents name it, in the same form. What may mean
 * something else is an edit that the writer must confirm; a client that cannot ask leaves it out.
 *
 * @throws ResponseError when the word cannot be one, stands in the glossary already, or nobody waits any more
 */
export async function rename(
  { session, catalogue, links }: Renames,
  subject: WordAtCursor,
  newName: string,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<WorkspaceEdit> {
  const name = newName.trim().replace(/\s+/g, ' ');
  const fault = whyNot(session, subject, name);
  if (fault !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, fault);
  const word = entryFor(subject, name);
  const all: DocumentEdits[] = [...glossaryEdits(session, catalogue, subject, word)];
  const headings: RenamedHeadings[] = [];
  let left = 0;
  progress.begin(session.t('Distinguo looks for “{0}”', subject.written), undefined, undefined, true);
  try {
    for await (const places of placesInProse(session, catalogue, subject, token, progress)) {
      const { edits, anchors, held } = await proseEdits(places, word, () => links.led(token));
      left += held + places.occurrences.filter(({ mention }) => !rewritten(places.source.text, mention, word)).length;
      all.push({ document: places.document, version: places.version, edits });
      if (anchors.size > 0) headings.push({ uri: places.document.uri, anchors });
    }
    all.push(...(await linkEdits(session, headings, token)));
  } finally {
    progress.done();
  }
  if (left > 0)
    warn(
      session,
      session.t(
        '“{0}” was left as it is in {1} places, where no other word can be written safely.',
        subject.written,
        left,
      ),
    );
  const edit = toGroupedEdit(session, all);
  const added = subject.places.some(isDefining)
    ? undefined
    : await termOffer(session, subject.document.uri, word, subject.roles);
  return added === undefined ? edit : joinedEdits(edit, added.edit);
}

/** As a notification: nobody waits for an answer, and a client need not know how to ask. */
function warn({ inBackground, connection }: Session, message: string): void {
  inBackground(connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }));
}

/** Why a term cannot be written so, as a sentence; undefined when it can. */
export function whyNot({ t }: Session, { files, places, word }: WordAtCursor, name: string): string | undefined {
  const fault = termFault(name);
  if (fault !== undefined) return fault;
  const foreign = foreignFile(places);
  if (foreign !== undefined) return t('{0} is not edited: it belongs to an installed package.', foreign);
  const isTaken = (other: string) => plainWord(other) === plainWord(name) && plainWord(other) !== word;
  const taken = files.find(({ words }) => words.some(({ as, word: other }) => as !== 'reference' && isTaken(other)));
  return taken && t('“{0}” stands in the glossary already: {1}', name, taken.path);
}

/** The path of a file that says what a word is, and is none of the team's own. */
function foreignFile(places: WordAtCursor['places']): string | undefined {
  return places.find(({ file: { path } }) => path.includes('/node_modules/'))?.file.path;
}

/** The word as an entry: with its own capitals, where the term had some or where it brings some. */
function entryFor({ entry }: WordAtCursor, name: string): TermEntry {
  const { isExact, partOfSpeech } = entry ?? {};
  const hasCapitals = /\p{Lu}/u.test(name.slice(1));
  return {
    term: normalTerm(name),
    deprecated: [],
    ...((isExact || hasCapitals) && { written: name }),
    ...(isExact && { isExact }),
    ...(partOfSpeech && { partOfSpeech }),
  };
}

/** What is written in one document. */
interface ProseEdits {
  /** The words, and the links of the document to its own headings. */
  readonly edits: readonly GroupedEdit[];
  /** The anchors of its headings that change. */
  readonly anchors: ReadonlyMap<string, string>;
  /** How many words stay, since something finds their heading by them. */
  readonly held: number;
}

async function proseEdits(
  { source, occurrences }: ProsePlaces,
  word: TermEntry,
  led: () => Promise<LedByDocuments>,
): Promise<ProseEdits> {
  const all: GroupedEdit[] = [];
  for (const { mention, doubt } of occurrences) {
    const fix = rewritten(source.text, mention, word);
    if (fix === undefined || fix.span.start < (all.at(-1)?.span.end ?? 0)) continue;
    const group = fix.bound ? 'steps' : doubt === undefined ? 'documents' : 'phrases';
    all.push({ span: fix.span, text: fix.text, group });
  }
  const held = await foundByWords(source, all, led);
  const edits = all.filter((edit) => !held.has(edit));
  if (!source.text.includes('#')) return { edits, anchors: new Map(), held: held.size };
  const sure = edits.filter(({ group }) => group === 'documents');
  const { links, anchors } = renamedAnchors(source, applyEdits(source.text, sure));
  const own = links.map((link): GroupedEdit => ({ ...link, group: 'documents' }));
  return { edits: [...edits, ...own], anchors, held: held.size };
}

/** The edits in headings that something finds by their words; links to anchors are written anew instead. */
async function foundByWords(
  source: SourceDocument,
  edits: readonly GroupedEdit[],
  led: () => Promise<LedByDocuments>,
): Promise<ReadonlySet<GroupedEdit>> {
  const alone = (edit: GroupedEdit) => [edit];
  const inside = inHeadings(source, edits, alone);
  if (inside.length === 0) return new Set();
  const found = await led();
  const isLed = ({ names }: Renaming) => [...names].some((name) => found.toName(name));
  return leftBehind(source, inside, alone, isLed);
}

function joinedEdits(one: WorkspaceEdit, other: WorkspaceEdit): WorkspaceEdit {
  return { ...one, documentChanges: [...(other.documentChanges ?? []), ...(one.documentChanges ?? [])] };
}
