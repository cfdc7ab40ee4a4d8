/** The door of the engine: other rooms import from here alone. */
export { defaultRules, recommendedSettings, ruleIds } from './configuration/defaults.js';
export { didYouMean, nearest } from './configuration/nearest.js';
export { recommendedGlossary, wantedIn } from './glossary.js';
export type * from './model.js';
export { languageOf } from './prose/index.js';
