/** Serves what can be asked of a term: in the documents that use it, and in the glossary that defines it. */
import type {
  CancellationToken,
  Definition,
  Location,
  LocationLink,
  Position,
  PrepareRenameResult,
  RenameParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { toRange } from '../convert.js';
import type { WorkspaceLinks } from '../ledHeadings.js';
import { withProgress } from '../longWork.js';
import type {
  AddedTerm,
  AddTermParams,
  AnsweredProposal,
  CastProposal,
  Explanation,
  FileParams,
  ProposalAnswers,
  WordAt,
  WordAtParams,
} from '../protocol.js';
import * as protocol from '../protocol.js';
import type { Session } from '../session.js';
import { guarded } from '../session.js';
import { addTerm, wordAt } from './addTerm.js';
import { Catalogue } from './catalogue.js';
import { definitionLocations, references } from './find.js';
import { overviews, pageOf } from './overview.js';
import { answerProposal, proposeCast } from './proposal.js';
import { rename } from './rename.js';
import { documentSymbols, workspaceSymbols } from './symbols.js';
import { type WordAtCursor, wordAtCursor } from './wordAtCursor.js';

interface Asked {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Serves definition, references, rename and symbols; returns what they are answered from. */
export function serveGlossary(session: Session, links: WorkspaceLinks): Catalogue {
  const { connection, documents, configurations } = session;
  const catalogue = new Catalogue(session);

  /** Edits are for the text as it was when they were asked for. */
  const at = async ({ textDocument: { uri }, position }: Asked, token: CancellationToken) => {
    const document = documents.get(uri);
    if (document === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `${uri} is not open.`);
    const { version } = document;
    const subject = await wordAtCursor(session, catalogue, document, document.offsetAt(position), token);
    if (document.version !== version)
      throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
    return subject;
  };
  connection.onDefinition(
    guarded(session, 'definition', null, async (asked: Asked, token): Promise<Definition | LocationLink[] | null> => {
      const subject = await at(asked, token);
      return subject === undefined ? null : definitionLocations(session, subject);
    }),
  );
  connection.onReferences(({ context, ...asked }, token, progress) =>
    guarded(session, 'references', null, async (): Promise<Location[] | null> => {
      const subject = await at(asked, token);
      if (subject === undefined) return null;
      return references(session, catalogue, subject, context.includeDeclaration, token, progress);
    })(undefined, token),
  );
  connection.onPrepareRename(
    guarded(session, 'rename', null, async (asked: Asked, token): Promise<PrepareRenameResult | null> => {
      const subject = await at(asked, token);
      return subject === undefined
        ? null
        : { range: toRange(subject.document, subject.span), placeholder: subject.written };
    }),
  );
  connection.onDocumentSymbol(
    guarded(session, 'symbols', null, ({ textDocument: { uri } }: Pick<Asked, 'textDocument'>) => {
      const document = documents.get(uri);
      return document && configurations.governs(uri) ? documentSymbols(catalogue, document) : null;
    }),
  );
  connection.onWorkspaceSymbol(
    guarded(session, 'symbols of the workspace', null, ({ query }: { query: string }, token) =>
      workspaceSymbols(session, catalogue, query, token),
    ),
  );
  serveRename(session, catalogue, links, at);
  servePeople(session, catalogue);
  return catalogue;
}

function serveRename(
  session: Session,
  catalogue: Catalogue,
  links: WorkspaceLinks,
  at: (asked: Asked, token: CancellationToken) => Promise<WordAtCursor | undefined>,
): void {
  session.connection.onRenameRequest((params: RenameParams, token, progress) =>
    guarded(session, 'rename', null, async (): Promise<WorkspaceEdit | null> => {
      const subject = await at(params, token);
      return subject === undefined
        ? null
        : rename({ session, catalogue, links }, subject, params.newName, token, progress);
    })(undefined, token),
  );
}

/** What our extension asks for: the glossary to be looked at, and an entry for a word. */
function servePeople(session: Session, catalogue: Catalogue): void {
  const { connection } = session;
  connection.onRequest(
    protocol.glossary,
    guarded(session, 'glossary', [], (_: unknown, token) => overviews(session, catalogue, token)),
  );
  connection.onRequest(
    protocol.glossaryPage,
    guarded(
      session,
      'page of the glossary',
      null,
      async (_: unknown, token): Promise<Explanation | null> => ({
        markdown: pageOf(session, await overviews(session, catalogue, token)),
      }),
    ),
  );
  connection.onRequest<WordAt | ResponseError<void> | null, void>(
    protocol.wordAt,
    guarded<WordAtParams, WordAt | null>(session, 'word', null, (params) => wordAt(session, params)),
  );
  connection.onRequest(
    protocol.addTerm,
    guarded<AddTermParams, AddedTerm | null>(session, 'entry', null, (params) => addTerm(session, params)),
  );
  connection.onRequest(
    protocol.proposal,
    guarded<FileParams, CastProposal | null>(session, 'proposal', null, (params, token) =>
      withProgress(session, token, (both, progress) => proposeCast(session, params, both, progress)),
    ),
  );
  connection.onRequest(
    protocol.answerProposal,
    guarded<ProposalAnswers, AnsweredProposal | null>(session, 'answers', null, (answers) =>
      answerProposal(session, answers),
    ),
  );
}
