import type { Finding, LanguageId, Problem, Settings } from '../engine/index.js';
import type { TermUse } from './report.js';

/** What of a review a run needs. */
export interface ReviewForRun {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly uses: readonly TermUse[];
}

/** Knows what was found in texts before. */
export interface Remembers {
  /** What was found in the text before, or what `review` finds now. */
  remember(text: string, languageId: LanguageId, settings: Settings, review: () => ReviewForRun): ReviewForRun;
  /** What was found in the text before, where that can be told without reviewing it. */
  known?(text: string, languageId: LanguageId, settings: Settings): ReviewForRun | undefined;
  /** Forgets what nobody has asked for in a long time. */
  prune(): void;
}

/** Reviews texts of one document. */
export type Reviewer = (text: string) => ReviewForRun;

/**
 * Loads the engine, unless it is known what there is to find in the one text that will be asked about.
 *
 * @param fixes whether fixes are made by what is found: then a document that has any is judged anew, since somebody else
 * may have written what the cache says
 * @param only the one text
 */
export async function reviewerOf(
  languageId: LanguageId,
  settings: Settings,
  cache: Remembers | undefined,
  fixes = false,
  only?: string,
): Promise<Reviewer> {
  const known = only === undefined || fixes ? undefined : cache?.known?.(only, languageId, settings);
  if (known !== undefined) return () => known;
  const { reviewerIn } = await import('./judge.js');
  const review = reviewerIn(languageId, settings);
  if (cache === undefined) return review;
  return (text) => {
    const known = cache.remember(text, languageId, settings, () => review(text));
    return fixes && known.findings.some((finding) => finding.fixes.length > 0) ? review(text) : known;
  };
}
