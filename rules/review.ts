import type { Review, Settings, SourceDocument } from '../engine/model.js';
import { reviewWith } from '../engine/review.js';
import { rules } from './catalogue.js';

/**
 * Reviews a document by all rules: finds its mentions, judges who is meant, and honours exceptions and directives.
 *
 * Pure: the same arguments give the same review, and `previous` changes only
 * how fast it comes. Never throws because of what a document holds.
 *
 * @param document the text and what kind of document it is
 * @param settings glossary, severities and exceptions that apply to it
 * @param previous an earlier review of the same document, to reuse what an edit did not touch
 */
export const review = (document: SourceDocument, settings: Settings, previous?: Review): Review =>
  reviewWith(rules, document, settings, previous);
