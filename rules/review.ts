import type { Review, Settings, SourceDocument } from '../engine/model.js';
import { type Compiled, compiledOf, compileWith } from '../engine/review.js';
import type { Steps } from '../engine/steps.js';
import { rules } from './rules.generated.js';

/** Makes settings ready to review documents by all rules, once for all documents to which they apply. */
export const compile = (settings: Settings): Compiled => compileWith(rules, settings);

/**
 * Reviews a document by all rules: finds its mentions, judges who is meant, and honours exceptions and directives.
 * For many documents, {@link compile} once.
 *
 * Pure: the same arguments give the same review, and `previous` changes only
 * how fast it comes. Never throws because of what a document holds.
 *
 * @param document the text and what kind of document it is
 * @param settings glossary, severities and exceptions that apply to it
 * @param previous an earlier review of the same document, to reuse what an edit did not touch
 */
export function review(document: SourceDocument, settings: Settings, previous?: Review): Review {
  return compiledFor(settings, previous).review(document, previous);
}

/** The same step by step, for whoever has something else to do meanwhile: a long document takes seconds. */
export function reviewing(document: SourceDocument, settings: Settings, previous?: Review): Steps<Review> {
  return compiledFor(settings, previous).reviewing(document, previous);
}

function compiledFor(settings: Settings, previous: Review | undefined): Compiled {
  const before = previous && compiledOf(previous);
  return before?.settings === settings ? before : compile(settings);
}
