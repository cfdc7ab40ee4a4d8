import type { LanguageId, Prose, SourceComment, SourceDocument } from '../model.js';

/** What a document holds for judgement. */
export interface Reading {
  /** Blocks that hold a wanted word, in source order, and every heading and title (wanted or not). */
  readonly proses: readonly Prose[];
  /** Comments that hold `distinguo-`, in source order. */
  readonly comments: readonly SourceComment[];
  /** What the next reading of the same document can reuse; opaque. */
  readonly state: unknown;
}

/**
 * Reads the prose of a document.
 *
 * @param document the source
 * @param wanted matches (without state: no `g` or `y` flag) a source slice that may hold a mention
 * @param previous an earlier reading of the same document, to reuse what an edit did not touch
 */
export declare function read(document: SourceDocument, wanted: RegExp, previous?: Reading): Reading;

/** The kind of document a path names by its extension, or undefined for one that is not read. */
export declare function languageOf(path: string): LanguageId | undefined;
