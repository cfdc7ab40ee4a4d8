// The engine as one lazy chunk: a run in which no document holds a word of the glossary never loads it.
import type { LanguageId, Settings } from '../engine/index.js';
import { review } from '../rules/index.js';
import type { Reviewed } from './engine.js';
import { usesOf } from './report.js';

/** Reviews a text, and counts its words. */
export function reviewText(text: string, languageId: LanguageId, settings: Settings): Reviewed {
  const { findings, problems, mentions } = review({ text, languageId }, settings);
  return { findings, problems, uses: usesOf(mentions) };
}
