/** “Add to glossary”: a word of a document gets an entry in the configuration. */
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { CodeActionKind, CodeActionTriggerKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { normalTerm, roleNames, termFault } from '../../configuration/index.js';
import type { Span } from '../../engine/index.js';
import { inForm, plainWord, recordOf } from '../../engine/index.js';
import { termOffer } from '../configurationEdits.js';
import { plainLabel, toSpan } from '../convert.js';
import type { Document } from '../document.js';
import type { AddedTerm, AddTermParams, WordAt, WordAtParams } from '../protocol.js';
import { commands } from '../protocol.js';
import type { Session } from '../session.js';
import { fileNameOf, joined } from '../uris.js';
import { personInRole } from '../wording.js';

/** The kind of the action that gives a word an entry. */
export const ADD_TERM = `${CodeActionKind.Refactor}.addToGlossary`;

/** A term of more words than this is a sentence. */
const MOST_WORDS = 4;

/**
 * The action that gives a selected word, or the word at the cursor, an entry: offered where it is asked for, so that
 * no lamp burns at every word. Clients without our commands get one action for each role.
 */
export async function addTermActions(
  session: Session,
  document: Document,
  span: Span,
  { only, triggerKind }: CodeActionContext,
): Promise<CodeAction[]> {
  const isWanted = only?.some((kind) => ADD_TERM === kind || ADD_TERM.startsWith(`${kind}.`));
  const isAsked =
    isWanted ?? (triggerKind === CodeActionTriggerKind.Invoked || (triggerKind === undefined && span.start < span.end));
  const word = isAsked ? termAt(document.getText(), span) : undefined;
  if (word === undefined || (await isKnown(session, document.uri, word))) return [];
  const { t, options, configurations } = session;
  const place = await configurations.place(document.uri);
  if ((place.uri ?? place.folder) === undefined) return [];
  if (options.commands === true) {
    const title = plainLabel(t('Add “{0}” to the glossary…', word));
    const command = { title, command: commands.addToGlossary, arguments: [document.uri, word] };
    return [{ title, kind: ADD_TERM, command }];
  }
  const actions = roleNames.map(async (role): Promise<CodeAction[]> => {
    const added = await termOffer(session, document.uri, entryOf(word), [role]);
    if (added === undefined) return [];
    const title = plainLabel(t('Add “{0}” to the glossary: {1}', word, personInRole(t, role)));
    return [{ title, kind: ADD_TERM, edit: added.edit }];
  });
  return (await Promise.all(actions)).flat();
}

/** The word at a place, and what can be said of it. Null where no term can be. */
export async function wordAt(session: Session, { uri, range }: WordAtParams): Promise<WordAt | null> {
  const { configurations, documents, t } = session;
  const document = documents.get(uri);
  const word = document && termAt(document.getText(), toSpan(document, range));
  if (document === undefined || word === undefined) return null;
  const place = await configurations.place(uri);
  const file = place.uri ?? (place.folder === undefined ? undefined : joined(place.folder, 'distinguo.yml'));
  return {
    word,
    isKnown: await isKnown(session, uri, word),
    ...(file === undefined ? {} : { file: fileNameOf(file) }),
    roles: roleNames.map((role) => ({
      role,
      name: personInRole(t, role),
      description: recordOf(role).wording.description,
    })),
  };
}

/**
 * The edit that gives a word an entry, with a role or with the word to be written instead.
 *
 * @throws ResponseError with a sentence for the person where it cannot be made
 */
export async function addTerm(session: Session, { uri, word, role, use }: AddTermParams): Promise<AddedTerm> {
  const { t } = session;
  const fault = termFault(word) ?? (use === undefined ? undefined : termFault(use));
  if (fault !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, fault);
  const roles = roleNames.filter((name) => name === role);
  if (await isKnown(session, uri, word))
    throw new ResponseError(LSPErrorCodes.RequestFailed, t('“{0}” stands in the glossary already.', word));
  const offer = await termOffer(session, uri, entryOf(word), roles, use);
  if (offer === undefined) {
    const message = t(
      '“{0}” cannot be written to a configuration here: open a folder, and mend its configuration first.',
      word,
    );
    throw new ResponseError(LSPErrorCodes.RequestFailed, message);
  }
  return { configuration: offer.configuration, edit: offer.edit };
}

/** Whether a word has an entry that the team has written. */
async function isKnown({ configurations }: Session, uri: string, word: string): Promise<boolean> {
  const { configuration } = await configurations.loaded(uri);
  const own = configuration.layers.filter(({ origin }) => !origin.startsWith('distinguo:'));
  return own.some(({ data }) =>
    [data, ...(data.overrides ?? [])].some(({ terms }) =>
      [...(terms ?? [])].some(
        ([term, change]) =>
          plainWord(term) === plainWord(word) ||
          (change !== false &&
            [...(change.deprecated ?? []), ...(change.forbidden ?? []), ...(change.admitted ?? [])].some(
              (other) => plainWord(other) === plainWord(word),
            )),
      ),
    ),
  );
}

const entryOf = (word: string) => ({ term: normalTerm(word), ...(/\p{Lu}/u.test(word) && { written: word }) });

/** What is selected, else the word at the cursor, as a glossary writes it; undefined where it is no term. */
function termAt(text: string, { start, end }: Span): string | undefined {
  let from = start;
  let to = end;
  if (start === end) {
    while (from > 0 && /[\p{L}\p{N}\p{M}]/u.test(text[from - 1] as string)) from--;
    while (to < text.length && /[\p{L}\p{N}\p{M}]/u.test(text[to] as string)) to++;
  }
  if (to - from > 100) return undefined;
  const selected = text.slice(from, to).trim().replace(/\s+/g, ' ');
  if (selected.split(' ').length > MOST_WORDS || termFault(selected) !== undefined) return undefined;
  // A capital at the beginning is that of a sentence; others are the word’s own.
  const word = /\p{Lu}/u.test(selected.slice(1)) ? selected : selected.toLowerCase();
  return singularOf(word);
}

/** The word of which this is the regular plural; the word itself where it is none. */
function singularOf(word: string): string {
  const stems = [word.replace(/ies$/, 'y'), word.replace(/(?<=s|x|z|ch|sh)es$/, ''), word.replace(/(?<=[^s])s$/, '')];
  return stems.find((stem) => stem !== word && stem.length > 2 && inForm(stem, 'plural', {}) === word) ?? word;
}
