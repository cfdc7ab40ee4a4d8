import type { Finding, LanguageId, Problem, Settings } from '../engine/index.js';
import type { Cache } from './cache.js';
import type { TermUse } from './report.js';

/** What of a review a run needs. */
export interface Reviewed {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly uses: readonly TermUse[];
}

/** Reviews texts of one document. */
export type Reviewer = (text: string) => Reviewed;

/** Loads the engine on its first call; with a cache, only for what is not in it. */
export async function reviewerOf(
  languageId: LanguageId,
  settings: Settings,
  cache: Cache | undefined,
): Promise<Reviewer> {
  const { reviewText } = await import('./judge.js');
  const review: Reviewer = (text) => reviewText(text, languageId, settings);
  return cache === undefined ? review : (text) => cache.remember(text, languageId, settings, () => review(text));
}
