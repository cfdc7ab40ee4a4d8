// The engine as one lazy chunk: a run in which no document holds a word of the glossary never loads it.
import { type Compiled, type LanguageId, namesInReview, type Review, type Settings } from '../engine/index.js';
import { compile } from '../rules/index.js';
import type { ReviewForRun } from './engine.js';
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

/** Reviews the texts of one document, and counts their words; what two of them have in common is judged once. */
export function reviewerIn(languageId: LanguageId, settings: Settings): (text: string) => ReviewForRun {
  const compiled = compiledFor(settings);
  let last: Review | undefined;
  return (text) => {
    last = compiled.review({ text, languageId }, last);
    const { findings, problems } = last;
    return { findings, problems, uses: usesOf(namesInReview(last), settings.glossary) };
  };
}
