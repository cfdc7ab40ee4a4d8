// The engine as one lazy chunk: a run in which no document holds a word of the glossary never loads it.
import type { Compiled, LanguageId, Settings } from '../engine/index.js';
import { compile } from '../rules/index.js';
import type { Reviewed } from './engine.js';
import { usesOf } from './report.js';

export { cellPlaces } from '../engine/index.js';

/** Settings that were made ready, for the files to which they apply. */
const compiled = new WeakMap<Settings, Compiled>();

/** Settings, ready; each once. */
export function compiledFor(settings: Settings): Compiled {
  const ready = compiled.get(settings) ?? compile(settings);
  compiled.set(settings, ready);
  return ready;
}

/** Reviews a text, and counts its words. */
export function reviewText(text: string, languageId: LanguageId, settings: Settings): Reviewed {
  const { findings, problems, mentions } = compiledFor(settings).review({ text, languageId });
  return { findings, problems, uses: usesOf(mentions, settings.glossary) };
}
