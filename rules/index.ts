/** The door of the engine: other rooms import from here alone. */
export type {
  Configuration,
  ConfigurationLayer,
  ConfigurationProblem,
} from './configuration/configuration.js';
export { defaultRules, recommendedSettings, ruleIds } from './configuration/defaults.js';
export { type ConfigurationHost, configurationNames, findConfiguration } from './configuration/find.js';
export { boundedPatterns } from './configuration/glob.js';
export { builtInConfiguration, loadConfiguration } from './configuration/load.js';
export { didYouMean, nearest } from './configuration/nearest.js';
export { type ParsedConfiguration, parseConfiguration } from './configuration/parse.js';
export { presetNames } from './configuration/presets.js';
export { type FileSettings, settingsFor, settingsResolver } from './configuration/settings.js';
export { recommendedGlossary, wantedIn } from './glossary.js';
export type * from './model.js';
export { languageOf } from './prose/language.js';
export { review } from './review.js';
export { rules } from './rule/index.js';
export { rulePage } from './rule/page.js';
export type { Rule } from './rule/rule.js';
