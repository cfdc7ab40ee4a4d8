/** The door of the configuration: other rooms import from here alone. */

export { type AskedWords, type Choice, choicesFor, decidedBy } from './answers.js';
export { castNames, deeds, shippedCast, type WrittenMember } from './casts.js';
export type {
  Configuration,
  ConfigurationLayer,
  ConfigurationPart,
  ConfigurationProblem,
  ConfigurationScope,
  ConfiguredDecision,
  TermChange,
  TermTest,
} from './configuration.js';
export { type DecisionChange, decidedWords, decideIn, type NewDecision, verdictOf } from './decisions.js';
export { defaultRules, recommendedSettings, ruleIds, ruleSettings } from './defaults.js';
export { wordsOf } from './entries.js';
export type { Awaitable, ConfigurationHost } from './find.js';
export { configurationNames, findConfiguration, manifestName } from './find.js';
export { globFault, globMatcher } from './glob.js';
export { choicesOf, type KeyPlace, keyPlacesIn as placesIn } from './key-places.js';
export { builtInConfiguration, loadConfiguration } from './load.js';
export { type Migration, migrated, migrationsIn } from './migration.js';
export { type ParsedConfiguration, parseConfiguration } from './parse.js';
export { folderOf, isInFolder, joinPath } from './paths.js';
export {
  deedsIn,
  PeopleOfDocuments,
  type PersonPair,
  type PersonWord,
  type TellingLine,
  type ToldMeaning,
} from './people.js';
export { presetNames } from './presets.js';
export { castWithout, type Proposal, type ProposedCast, proposalFor } from './proposal.js';
export { answersIn } from './proposal-edit.js';
export { type AnswersToProposal, configurationText, installedSchema } from './proposal-text.js';
export { type FileSettings, formatResolver, settingsFor, settingsInScope, settingsResolver } from './settings.js';
export { type Shape, shapeName, type TextShape } from './shape.js';
export { normalTerm, roleNames, termFault } from './text-shapes.js';
export {
  type IrregularForm,
  type WrittenSentence,
  type WrittenWord,
  type WrittenWords,
  wordAsAt,
  writtenWords,
} from './written-words.js';
export { appendToList, extendMap, type TextChange } from './yaml-edit.js';
