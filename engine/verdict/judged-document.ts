import type { DocumentModel } from '../document/document.js';
import type { ParsedSentence, ReadMention } from '../document/read-mention.js';
import type { Prose } from '../model.js';
import type { Termbase } from '../termbase/termbase.js';
import type { Judgement } from './verdict.js';

/** A block whose mentions are judged. */
export interface JudgedBlock {
  readonly prose: Prose;
  readonly sentences: readonly ParsedSentence[];
  readonly judgements: readonly Judgement[];
  /** Words without a role that the glossary does not want to be written. */
  readonly unwanted: readonly ReadMention[];
}

/** A document whose mentions are judged, one by one. */
export interface JudgedDocument {
  readonly source: string;
  readonly termbase: Termbase;
  readonly model: DocumentModel;
  readonly blocks: readonly JudgedBlock[];
  /** Whether the document leaves the word of a mention alone, whatever its score says. */
  isQuiet(judgement: Judgement): boolean;
}
