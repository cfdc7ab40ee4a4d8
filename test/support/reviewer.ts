import type { LanguageId, Review, Settings } from '../../engine/index.js';
import { compile } from '../../rules/index.js';

/** Reviews a text by the settings that it was made for. */
export type Reviewer = (text: string, languageId: LanguageId) => Said;

/** What a review says. */
export type Said = Pick<Review, 'findings' | 'problems' | 'suppressed' | 'mentions'>;

/**
 * A reviewer that makes its settings ready once and remembers what it said: the same text is always reviewed alike, and
 * a test that looks at one in several ways need not wait for it again.
 */
export function reviewer(settings: Settings): Reviewer {
  const compiled = compile(settings);
  const known = new Map<string, Said>();
  return (text, languageId) => {
    const key = `${languageId}\n${text}`;
    const said = known.get(key) ?? saidBy(compiled.review({ text, languageId }));
    known.set(key, said);
    return said;
  };
}

/** All that a review says, without what it keeps. */
export function saidBy({ findings, problems, suppressed, mentions }: Review): Said {
  return { findings, problems, suppressed, mentions };
}
