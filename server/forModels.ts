/**
 * What language models in the editor can ask for: a review, the cast of a document, and an open question to give an
 * opinion on. Documents of the workspace and open ones alone are read; nothing is sent from here.
 */
import type { CodeAction, CodeActionContext } from 'vscode-languageserver';
import { CodeActionKind, CodeActionTriggerKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { choicesFor, decidedBy, decideIn } from '../configuration/index.js';
import type { CastQuestion, Span } from '../engine/index.js';
import { languageAs, plainWord } from '../engine/index.js';
import { compile } from '../rules/index.js';
import { decisionEdit } from './configurationEdits.js';
import { plainLabel, touches } from './convert.js';
import { closedDocument } from './document.js';
import type {
  AddedTerm,
  DecideParams,
  DocumentCastSummary,
  DocumentReview,
  OpenQuestion,
  QuestionParams,
} from './protocol.js';
import { commands } from './protocol.js';
import type { ReviewedDocument } from './reviews.js';
import type { Session } from './session.js';
import { fileNameOf, keyOf, pathWithin } from './uris.js';

/** An answer must fit into a context. */
const MOST_FINDINGS = 200;
/** So many questions a document is asked for one that is about a word. */
const MOST_QUESTIONS = 10;

/**
 * The findings of a document, with what to write instead.
 *
 * @throws ResponseError with a sentence where the document is not to be read
 */
export async function reviewForModels(session: Session, uri: string): Promise<DocumentReview> {
  const { document, review } = await reviewedAt(session, uri);
  const findings = review.findings.slice(0, MOST_FINDINGS).map((finding) => {
    const { line, character } = document.positionAt(finding.span.start);
    const [fix] = finding.fixes;
    return {
      line: line + 1,
      column: character + 1,
      text: document.getText().slice(finding.span.start, finding.span.end),
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      ...(fix === undefined ? {} : { fix: { replace: fix.expected, with: fix.text } }),
    };
  });
  const leftOut = review.findings.length - findings.length;
  return { findings, ...(leftOut > 0 ? { leftOut } : {}) };
}

/**
 * The words for people of a document, and how each two of them stand to each other.
 *
 * @throws ResponseError with a sentence where the document is not to be read
 */
export async function castForModels(session: Session, uri: string): Promise<DocumentCastSummary> {
  const reviewed = await reviewedAt(session, uri);
  const { words, pairs } = compile(reviewed.settings.rules).cast(sourceOf(reviewed));
  return {
    words: words.map(({ term, places, deeds }) => ({ word: term, count: places.length, does: deeds.slice(0, 5) })),
    pairs: pairs.map(({ words: two, relationship, facts }) => ({
      words: two,
      relationship,
      because: facts.slice(0, 3).map(({ text }) => text),
    })),
  };
}

/** The question that is open about a word of a document, or about any where none is named; null where there is none. */
export async function questionFor(session: Session, { uri, word }: QuestionParams): Promise<OpenQuestion | null> {
  const reviewed = await reviewedAt(session, uri);
  const questions = compile(reviewed.settings.rules).questions(sourceOf(reviewed), MOST_QUESTIONS);
  const found = questions.find(
    ({ words }) => word === undefined || words.some((each) => plainWord(each) === plainWord(word)),
  );
  return found === undefined ? null : written(found);
}

/**
 * The action that hands an open question about the word at the cursor to a language model: where somebody asks for
 * actions, in a client that can do it. It sends nothing by itself.
 */
export async function questionActions(
  session: Session,
  reviewed: ReviewedDocument,
  span: Span,
  { triggerKind }: CodeActionContext,
): Promise<CodeAction[]> {
  const { options, t } = session;
  if (options.languageModels !== true || triggerKind !== CodeActionTriggerKind.Invoked) return [];
  const mention = reviewed.review.mentions.find((each) => touches(each.span, span));
  if (mention === undefined) return [];
  const { uri } = reviewed.document;
  const question = await questionFor(session, { uri, word: mention.term });
  if (question === null) return [];
  const [one, other] = question.words;
  const title = plainLabel(
    other === undefined
      ? t('Ask a language model who “{0}” is here…', one)
      : t('Ask a language model whether “{0}” and “{1}” are the same here…', one, other),
  );
  const command = { title, command: commands.askLanguageModel, arguments: [uri, mention.term] };
  return [{ title, kind: CodeActionKind.Refactor, command }];
}

/**
 * The edit that keeps an answer to a question as a decision for its document.
 *
 * @throws ResponseError with a sentence where it cannot be kept
 */
export async function decide(session: Session, { uri, words, answer, reason }: DecideParams): Promise<AddedTerm> {
  const said = choicesFor(words).some((choice) => choice.answer === answer) ? decidedBy(words, answer) : undefined;
  const { t, notebooks } = session;
  if (said === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, t('“{0}” decides nothing.', answer));
  const file = notebooks.fileOf(uri);
  const offer = await decisionEdit(session, uri, (known, folder, format, name) => {
    const path = folder === undefined ? undefined : pathWithin(folder, file);
    const decision = { ...said, ...(reason === '' ? {} : { reason }), ...(path === undefined ? {} : { path }) };
    return decideIn(name, known, [decision], format).change;
  });
  if (offer === undefined)
    throw new ResponseError(
      LSPErrorCodes.RequestFailed,
      t('The answer cannot be kept: open a folder, and mend its configuration first.'),
    );
  return offer;
}

const times = (count: number | undefined): string => (count === 1 ? 'once' : `${count} times`);

function written(question: CastQuestion): OpenQuestion {
  const { words, counts, title, passages } = question;
  const [one, other] = words;
  const read = 'told' in question ? question.told : question.facts.slice(0, 6).map(({ text }) => text);
  const about = [
    ...(title === undefined ? [] : [`The document is called “${title}”.`]),
    `It has “${one}” for a person ${times(counts[0])}${other === undefined ? '' : `, and “${other}” ${times(counts[1])}`}.`,
    ...passages.map(({ text, under }) => `- ${[...under, ''].join(' > ')}${text}`),
    ...read.map((text) => `A program that reads it says: ${text}`),
  ];
  return {
    words,
    ask:
      other === undefined
        ? `Who is “${one}” in this document?`
        : `Are “${one}” and “${other}” the same party in this document?`,
    about: about.join('\n'),
    answers: choicesFor(words),
  };
}

const sourceOf = ({ document, languageId }: ReviewedDocument) => ({ text: document.getText(), languageId });

/** The review of a document that is open, or lies in the workspace and is no link out of it. */
async function reviewedAt(session: Session, uri: string): Promise<ReviewedDocument> {
  const { configurations, documents, encoding, folders, host, reviews, t } = session;
  const refuse = (why: string) => new ResponseError(LSPErrorCodes.RequestFailed, why);
  const open = documents.all().find((document) => keyOf(document.uri) === keyOf(uri));
  const outcome = open === undefined ? undefined : await reviews.of(open);
  if (outcome !== undefined && 'review' in outcome) return outcome;
  const unread = refuse(
    t('{0} is not read: it is no document, or left out by the settings or the configuration.', fileNameOf(uri)),
  );
  if (open !== undefined) throw unread;
  const folder = folders.find((each) => pathWithin(each.uri, uri) !== undefined);
  const [real, realFolder] = [await host.realPath?.(uri), folder && (await host.realPath?.(folder.uri))];
  const isInside = real === undefined || realFolder === undefined || pathWithin(realFolder, real) !== undefined;
  if (folder === undefined || !isInside || uri.split('/').some((part) => part === '..'))
    throw refuse(t('{0} does not lie in the workspace.', fileNameOf(uri)));
  const { format } = await configurations.of(uri);
  const languageId = languageAs(uri, format);
  const text = languageId === undefined ? undefined : await host.readFile(uri);
  if (languageId === undefined || text === undefined) throw unread;
  const closed = await reviews.once(closedDocument(uri, text, encoding), languageId);
  if (!('review' in closed)) throw unread;
  return closed;
}
