import type { LanguageId, Settings, TermEntry } from '../../../engine/index.js';
import { check } from '../../support/example.js';
import { givenUp } from '../../support/given-up.js';

/** Demands what an example marks of words that were given up. */
export function rewrites(marked: string, languageId?: LanguageId): void {
  check(marked, 'term-variant', languageId, givenUp);
}

/** Settings in which the deprecated words of these terms have been given up, and no others. */
export function renaming(...terms: readonly TermEntry[]): Settings {
  return { ...givenUp, glossary: { ...givenUp.glossary, terms } };
}
