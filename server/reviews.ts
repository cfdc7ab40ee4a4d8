import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { recommendedSettings } from '../configuration/index.js';
import type { LanguageId, Review } from '../engine/index.js';
import { languageAs, languageNamed } from '../engine/index.js';
import { review, reviewing } from '../rules/index.js';
import { written } from './commitMessage.js';
import type { ResourceSettings, ServerConfigurations } from './configuration.js';
import type { Document } from './document.js';
import { isCell } from './notebooks.js';
import { Turns } from './turns.js';

/** Longer documents are not read, and that is said. UTF-16 code units. */
export const MAX_LENGTH = 4_000_000;

/** A document, what holds for it, and what was found in this version of it. */
export interface ReviewedDocument {
  readonly document: Document;
  readonly languageId: LanguageId;
  readonly settings: ResourceSettings;
  readonly review: Review;
  /** Different whenever the review may be. */
  readonly resultId: string;
}

/** Why a document has no review. */
export interface NotReviewed {
  readonly document: Document;
  readonly settings: ResourceSettings;
  readonly reason: 'disabled' | 'ignored' | 'too long' | 'unknown language' | 'closed';
  readonly resultId: string;
}

/**
 * The reviews of the open documents. Each is made once for a version and a configuration, and reuses the one before; that
 * of a long document in turns, and no further when it has changed or is closed.
 */
export interface Reviews {
  /**
   * Of an open document as it is when the review is there.
   *
   * @throws ResponseError when the request is cancelled for which it is made; it is made all the same, for the next
   */
  of(document: Document, token?: CancellationToken): Promise<ReviewedDocument | NotReviewed>;
  /**
   * Of an open document, for a request that names places in it.
   *
   * @throws ResponseError when the document is not open, or when it has changed since the
   *   request came in: its places would be wrong.
   */
  at(uri: string, token: CancellationToken): Promise<ReviewedDocument | undefined>;
  /**
   * Of a document that is not open. Nothing is kept.
   *
   * @throws ResponseError when the request is cancelled
   */
  once(document: Document, languageId: LanguageId, token?: CancellationToken): Promise<ReviewedDocument | NotReviewed>;
}

/** Which of our languages a document is in: by what is set, by what the client calls it, and by its name. */
function languageFor({ uri, languageId }: Document, { languages, format }: ResourceSettings): LanguageId | undefined {
  // a notebook is read cell by cell, whatever its file is called
  if (format !== undefined && !(isCell(uri) && format === 'notebook')) return languageAs(uri, format);
  const set = Object.hasOwn(languages, languageId) ? languages[languageId] : undefined;
  if (set !== undefined) return set;
  const named = languageNamed(languageId);
  // An editor without support for a language calls its files plain text.
  if (named !== undefined && named !== 'plaintext') return named;
  return languageAs(uri, undefined) ?? named;
}

/** Reviews a short text, so that the engine builds its tables now and not in the first review of a document. */
export function prepareReviews(): void {
  review({ text: 'Each customer clicks the button; the user pays.', languageId: 'markdown' }, recommendedSettings);
}

/** A review that is being made. */
interface Run {
  readonly version: number;
  readonly settings: ResourceSettings;
  /** Undefined when it was left, since the document has changed, or what holds for it, or it is closed. */
  readonly outcome: Promise<ReviewedDocument | NotReviewed | undefined>;
}

/** Keeps the reviews of the documents that are open. */
export function reviewsOf(documents: TextDocuments<Document>, configurations: ServerConfigurations): Reviews {
  const kept = new WeakMap<Document, { version: number; outcome: ReviewedDocument | NotReviewed }>();
  const runs = new WeakMap<Document, Run>();
  const turns = new Turns();
  let serial = 0;

  const judge = async (
    document: Document,
    settings: ResourceSettings,
    isWanted: () => boolean,
    known?: LanguageId,
    previous?: Review,
  ): Promise<ReviewedDocument | NotReviewed | undefined> => {
    const languageId = known ?? languageFor(document, settings);
    const resultId = String(++serial);
    const text = document.getText();
    const unread = (reason: NotReviewed['reason']): NotReviewed => ({ document, settings, reason, resultId });
    if (!settings.enable) return unread('disabled');
    if (settings.ignored) return unread('ignored');
    if (languageId === undefined) return unread('unknown language');
    if (text.length > MAX_LENGTH) return unread('too long');
    const source = { text: written(document.languageId, text), languageId };
    const made = await turns.do(reviewing(source, settings.rules, previous), isWanted);
    return made && { document, languageId, settings, review: made, resultId };
  };

  const begun = (document: Document, settings: ResourceSettings): Run => {
    const { version } = document;
    const last = kept.get(document);
    const reusable = last !== undefined && 'review' in last.outcome && last.outcome.settings.rules === settings.rules;
    const isWanted = () =>
      document.version === version && runs.get(document)?.settings === settings && isOpen(documents, document);
    const made = async () => {
      const before = reusable ? (last.outcome as ReviewedDocument).review : undefined;
      const outcome = await judge(document, settings, isWanted, undefined, before);
      if (outcome !== undefined && isWanted()) kept.set(document, { version, outcome });
      return outcome;
    };
    return { version, settings, outcome: made() };
  };

  /** As it is now, and by what holds for it now; undefined when one of these changes before it is made. */
  const current = async (document: Document): Promise<ReviewedDocument | NotReviewed | undefined> => {
    const settings = await configurations.of(document.uri);
    if (!isOpen(documents, document)) return { document, settings, reason: 'closed', resultId: String(++serial) };
    const { version } = document;
    const last = kept.get(document);
    if (last?.version === version && last.outcome.settings === settings) return last.outcome;
    let run = runs.get(document);
    if (run?.version !== version || run.settings !== settings) {
      run = begun(document, settings);
      runs.set(document, run);
    }
    return run.outcome;
  };

  const of: Reviews['of'] = async (document, token) => {
    for (;;) {
      const outcome = await unlessCancelled(current(document), token);
      if (outcome !== undefined) return outcome;
    }
  };

  return {
    of,
    at: async (uri, token) => {
      const document = documents.get(uri);
      if (document === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `${uri} is not open.`);
      const { version } = document;
      for (;;) {
        const outcome = await unlessCancelled(current(document), token);
        if (token.isCancellationRequested) throw cancelled();
        if (document.version !== version)
          throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
        if (outcome !== undefined) return 'review' in outcome ? outcome : undefined;
      }
    },
    once: async (document, languageId, token) => {
      const settings = await configurations.of(document.uri);
      const outcome = await judge(document, settings, () => token?.isCancellationRequested !== true, languageId);
      if (outcome === undefined) throw cancelled();
      return outcome;
    },
  };
}

const isOpen = (documents: TextDocuments<Document>, document: Document): boolean =>
  documents.get(document.uri) === document;

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');

/** Waits for a result as long as the request is not cancelled for which it is made. */
function unlessCancelled<Result>(result: Promise<Result>, token: CancellationToken | undefined): Promise<Result> {
  if (token === undefined) return result;
  return new Promise((resolve, reject) => {
    const listening = token.onCancellationRequested(() => reject(cancelled()));
    result.then(resolve, reject).finally(() => listening.dispose());
  });
}
