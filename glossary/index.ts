/** The door of the glossaries: their tests and checks, and the formats in which others keep them. */
export { checkGlossary } from './check.js';
export {
  entriesIn,
  glossaryConfiguration,
  type Imported,
  importGlossary,
  type OwnTerms,
  ownTermsOf,
} from './configuration.js';
export { diffGlossaries } from './diff.js';
export type { Field, GlossaryEntry, GlossaryFormat, GlossaryProblem, ReadOptions } from './entry.js';
export { fieldNamed, unknownField } from './formats/rows.js';
export { type Exported, exportGlossary, formatNamed, formats, glossaryFormatOf } from './formats.js';
export { type Background, backgroundAlone, backgroundOf } from './own-role.js';
export { type FailedTest, testGlossary } from './self-test.js';
