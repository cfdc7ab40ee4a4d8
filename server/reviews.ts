import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { recommendedSettings } from '../configuration/index.js';
import type { LanguageId, Review } from '../engine/index.js';
import { languageAs, languageNamed } from '../engine/index.js';
import { review } from '../rules/index.js';
import { written } from './commitMessage.js';
import type { ResourceSettings, ServerConfigurations } from './configuration.js';
import type { Document } from './document.js';
import { isCell } from './notebooks.js';

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
  readonly reason: 'disabled' | 'ignored' | 'too long' | 'unknown language';
  readonly resultId: string;
}

/** The reviews of the open documents. Each is made once for a version and a configuration, and reuses the one before. */
export interface Reviews {
  /** Of an open document as it is now. */
  of(document: Document): Promise<ReviewedDocument | NotReviewed>;
  /**
   * Of an open document, for a request that names places in it.
   *
   * @throws ResponseError when the document is not open, or when it has changed since the
   *   request came in: its places would be wrong.
   */
  at(uri: string, token: CancellationToken): Promise<ReviewedDocument | undefined>;
  /** Of a document that is not open. Nothing is kept. */
  once(document: Document, languageId: LanguageId): Promise<ReviewedDocument | NotReviewed>;
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

/** Keeps the reviews of the documents that are open. */
export function reviewsOf(documents: TextDocuments<Document>, configurations: ServerConfigurations): Reviews {
  const kept = new WeakMap<Document, { version: number; outcome: ReviewedDocument | NotReviewed }>();
  let serial = 0;

  const judge = (
    document: Document,
    settings: ResourceSettings,
    known?: LanguageId,
    previous?: Review,
  ): ReviewedDocument | NotReviewed => {
    const languageId = known ?? languageFor(document, settings);
    const resultId = String(++serial);
    const text = document.getText();
    const unread = (reason: NotReviewed['reason']): NotReviewed => ({ document, settings, reason, resultId });
    if (!settings.enable) return unread('disabled');
    if (settings.ignored) return unread('ignored');
    if (languageId === undefined) return unread('unknown language');
    if (text.length > MAX_LENGTH) return unread('too long');
    const source = { text: written(document.languageId, text), languageId };
    return { document, languageId, settings, review: review(source, settings.rules, previous), resultId };
  };

  const of = async (document: Document) => {
    const settings = await configurations.of(document.uri);
    const last = kept.get(document);
    if (last?.version === document.version && last.outcome.settings === settings) return last.outcome;
    const reusable = last !== undefined && 'review' in last.outcome && last.outcome.settings.rules === settings.rules;
    const outcome = judge(
      document,
      settings,
      undefined,
      reusable ? (last.outcome as ReviewedDocument).review : undefined,
    );
    kept.set(document, { version: document.version, outcome });
    return outcome;
  };

  return {
    of,
    at: async (uri, token) => {
      const document = documents.get(uri);
      if (document === undefined) throw new ResponseError(ErrorCodes.InvalidParams, `${uri} is not open.`);
      const { version } = document;
      const outcome = await of(document);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      if (document.version !== version)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed.');
      return 'review' in outcome ? outcome : undefined;
    },
    once: async (document, languageId) => judge(document, await configurations.of(document.uri), languageId),
  };
}
