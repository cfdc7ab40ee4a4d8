/** The door of the engine: other rooms import from here alone. */
export type { Actor } from './cast/cast.js';
export type { CastWord, DocumentCast, PairFact, TraitName, WordPair } from './cast/document-cast.js';
export type { Passage } from './cast/passages.js';
export type { CastQuestion } from './cast/question.js';
export type { Insertion, Reviewable } from './directives/writing.js';
export { ignoreHere, ignoreInFile, mentionOf, withInsertion } from './directives/writing.js';
export { headingSpans, type Renaming, renamedAnchors, renamedLinks, renamings } from './edits/anchors.js';
export { applyEdits, compatibleFixes, editsOf, type Replacement } from './edits/edit.js';
export { type Led, leadingMarks, ledTo } from './edits/led.js';
export { withOwnWords } from './edits/own-words.js';
export { applyPackagedEdits } from './edits/packaged.js';
export { languages } from './formats/languages.generated.js';
export {
  documentGlobs,
  extensionsInWords,
  languageAs,
  languageByEnding,
  languageIds,
  languageNamed,
  languageOf,
  languagesInWords,
  openedAs,
  packagedLanguageOf,
  textLanguageIds,
} from './formats/languages.js';
export { type CellPlace, cellPlaces } from './formats/notebook/cells.js';
export {
  headingPaths,
  type PackagedParagraph,
  type ParagraphMark,
  packagedText,
  shownText,
} from './formats/office/text.js';
export type * from './model.js';
export { didYouMean, nearest } from './nearest.js';
export { holdsMore, type Occurrence, occurrencesIn, plainWord, rewritten, wordOf } from './occurrences.js';
export { type Compiled, namesInReview } from './review.js';
export type { Claim, Rule, RuleContext } from './rule.js';
export type { Steps } from './steps.js';
export { singular } from './syntax/lemma.js';
export { inForm } from './termbase/form.js';
export { recommendedGlossary } from './termbase/recommended.js';
export { recordOf } from './termbase/role-record.js';
export { roles } from './termbase/roles.generated.js';
export { wordScanOf } from './termbase/word-scan.js';
export { reasons } from './wording.js';
