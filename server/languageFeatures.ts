/** Registers what can be asked of a place in an open document. */
import type { CodeAction } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { ActionData } from './codeActions.js';
import { actionEdit, codeActions } from './codeActions.js';
import { completion } from './completion.js';
import { apartOffer, configurationPlace, exceptionOffer } from './configurationEdits.js';
import { ConfigurationFiles } from './configurationFile/serve.js';
import { toSpan } from './convert.js';
import { documentHighlight } from './documentHighlight.js';
import { castForModels, decide, questionActions, questionFor, reviewForModels } from './forModels.js';
import { addTermActions } from './glossary/addTerm.js';
import { HeldFixes } from './heldFixes.js';
import type { HoverTools } from './hover.js';
import { hover } from './hover.js';
import { inlayHints } from './inlayHints.js';
import type { WorkspaceLinks } from './ledHeadings.js';
import { preferredMarkup } from './markup.js';
import type { ActionTools } from './offer.js';
import type {
  AddedTerm,
  ConfigurationPlace,
  DecideParams,
  DocumentCastSummary,
  DocumentReview,
  FileParams,
  OpenQuestion,
  QuestionParams,
  WhyParams,
} from './protocol.js';
import * as protocol from './protocol.js';
import { configurationOf, why } from './protocol.js';
import type { Session } from './session.js';
import { guarded } from './session.js';
import { whyPage } from './why.js';

/** Serves hover, highlights, hints, completion, code actions, and explanations; in a configuration, what it can say. */
export function serveLanguageFeatures(session: Session, links: WorkspaceLinks): void {
  const { connection, client, options, reviews, t } = session;
  const hovers: HoverTools = {
    t,
    markup: preferredMarkup(client.textDocument?.hover?.contentFormat),
    besideMessages: options.messagesInHover === true,
  };
  const files = new ConfigurationFiles(session);
  const items = { t, markup: preferredMarkup(client.textDocument?.completion?.completionItem?.documentationFormat) };

  connection.onHover(
    guarded(session, 'hover', null, async ({ textDocument, position }, token) => {
      const configuration = files.at(textDocument.uri);
      if (configuration !== undefined) return files.hover(hovers, configuration, position);
      const reviewed = await reviews.at(textDocument.uri, token);
      return reviewed ? hover(hovers, reviewed, reviewed.document.offsetAt(position)) : null;
    }),
  );
  connection.onDocumentHighlight(
    guarded(session, 'highlights', null, async ({ textDocument, position }, token) => {
      const reviewed = await reviews.at(textDocument.uri, token);
      return reviewed ? documentHighlight(reviewed, reviewed.document.offsetAt(position)) : null;
    }),
  );
  connection.languages.inlayHint.on(
    guarded(session, 'inlay hints', [], async ({ textDocument, range }, token) => {
      const reviewed = await reviews.at(textDocument.uri, token);
      return reviewed ? inlayHints(t, reviewed, toSpan(reviewed.document, range)) : [];
    }),
  );
  connection.onCompletion(
    guarded(session, 'completion', null, async ({ textDocument, position }, token) => {
      const configuration = files.at(textDocument.uri);
      if (configuration !== undefined) return files.completion(items, configuration, position);
      const reviewed = await reviews.at(textDocument.uri, token);
      return reviewed ? completion(items, reviewed, reviewed.document.offsetAt(position)) : null;
    }),
  );
  connection.onRequest(
    why,
    guarded(session, 'explanation', null, async (params: WhyParams, token) => {
      const reviewed = await reviews.at(params.uri, token);
      return reviewed?.document.version === params.version ? whyPage(session, reviewed, params) : null;
    }),
  );
  connection.onRequest(
    configurationOf,
    guarded(
      session,
      'configuration',
      null,
      ({ uri }: FileParams): Promise<ConfigurationPlace> => configurationPlace(session, uri),
    ),
  );
  serveCodeActions(session, files, links);
  serveModels(session);
}

function serveModels(session: Session): void {
  const { connection } = session;
  connection.onRequest<DocumentReview | ResponseError<void> | null, void>(
    protocol.review,
    guarded<FileParams, DocumentReview | null>(session, 'review', null, ({ uri }) => reviewForModels(session, uri)),
  );
  connection.onRequest<DocumentCastSummary | ResponseError<void> | null, void>(
    protocol.cast,
    guarded<FileParams, DocumentCastSummary | null>(session, 'cast', null, ({ uri }) => castForModels(session, uri)),
  );
  connection.onRequest<OpenQuestion | ResponseError<void> | null, void>(
    protocol.question,
    guarded<QuestionParams, OpenQuestion | null>(session, 'question', null, (params) => questionFor(session, params)),
  );
  connection.onRequest<AddedTerm | ResponseError<void> | null, void>(
    protocol.decide,
    guarded<DecideParams, AddedTerm | null>(session, 'decision', null, (params) => decide(session, params)),
  );
}

function serveCodeActions(session: Session, files: ConfigurationFiles, links: WorkspaceLinks): void {
  const { connection, client, options, reviews, t } = session;
  const support = client.textDocument?.codeAction;
  const held = new HeldFixes(links);
  const tools: ActionTools = {
    t,
    versioned: client.workspace?.workspaceEdit?.documentChanges === true,
    resolves: support?.dataSupport === true && support.resolveSupport?.properties.includes('edit') === true,
    commands: options.commands === true,
    exception: (reviewed, finding) => exceptionOffer(session, reviewed, finding),
    apart: (reviewed, words) => apartOffer(session, reviewed, words),
  };
  connection.onCodeAction(
    guarded(session, 'code actions', [], async (params, token) => {
      const { textDocument, range, context } = params;
      const configuration = files.at(textDocument.uri);
      if (configuration !== undefined) return files.actions(configuration, params);
      const asked = await reviews.at(textDocument.uri, token);
      if (asked === undefined) return [];
      const reviewed = await held.without(asked, token);
      const span = toSpan(reviewed.document, range);
      const actions = await codeActions(tools, reviewed, span, context);
      // At a finding there is enough to choose from.
      if (actions.length > 0) return actions;
      const questions = await questionActions(session, reviewed, span, context);
      return [...questions, ...(await addTermActions(session, reviewed.document, span, context))];
    }),
  );
  connection.onCodeActionResolve(async (action, token) =>
    guarded(session, 'code action', action, async (asked: CodeAction) => {
      const data: ActionData | undefined = asked.data;
      if (data === undefined) return asked;
      const reviewed = await reviews.at(data.uri, token);
      const isAsItWas = reviewed?.document.version === data.version;
      const edit = isAsItWas ? await actionEdit(tools, await held.without(reviewed, token), data) : undefined;
      // Nothing is better than an edit for a text that is no longer there.
      if (edit === undefined) throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
      return { ...asked, edit };
    })(action, token),
  );
}
