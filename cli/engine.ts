import type { LanguageId, Review, Settings } from '../rules/index.js';
import type { FixScope } from './fix.js';

/** A document after its review and, where asked for, its repair. */
export interface Judged {
  /** The text that the review is of. */
  readonly text: string;
  readonly review: Review;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/** Reviews a text, and with a scope rewrites it first. Loads the engine on its first call. */
export async function judge(
  text: string,
  languageId: LanguageId,
  settings: Settings,
  scope: FixScope | 'none',
): Promise<Judged> {
  const { review } = await import('./judge.js');
  if (scope === 'none') return { text, review: review({ text, languageId }, settings), fixed: 0 };
  const { fixText } = await import('./fix.js');
  return fixText(text, scope, (fixedText) => review({ text: fixedText, languageId }, settings));
}
