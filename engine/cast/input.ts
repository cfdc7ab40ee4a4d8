import type { Meaning } from '../document/definition.js';
import type { ReadMention } from '../document/read-mention.js';
import { COLUMNS, columnOf } from '../learned/columns.js';
import type { CastMember, Decision, Prose, Term } from '../model.js';
import type { Pieces } from '../prose/pieces.js';
import type { Relation } from '../syntax/relation.js';
import type { Tagged } from '../syntax/tagger.js';
import { ANYBODY, recordOf } from '../termbase/role-record.js';

/** How many numbers {@link CastMention.likely} has: a role for which the table learns a column counts here, too. */
export const LIKELY = COLUMNS.length;

/** The column among them of who buys, and has people of the general word: that these seem to buy is a fact of the models. */
export const BUYER = columnOf(recordOf(ANYBODY).heldBy);

/** A mention of a person, with all that the cast reads of it. Of the mention itself only what is named here. */
export interface CastMention {
  /** The place and form; `term` is the lemma of the word. */
  readonly mention: ReadMention;
  /** The tagged words of its sentence. */
  readonly words: readonly Tagged[];
  /** Index of the mention among the words of its sentence. */
  readonly at: number;
  /** Index of the sentence in its block. */
  readonly sentence: number;
  readonly relations: readonly Relation[];
  /** Why it is not judged (`compound`, `technical`, `quotation` …), when it is not. */
  readonly acquittal?: string;
  /** What families of evidence speak of it: `ordering`, `gesture`, `administration` … */
  readonly families: readonly string[];
  /** How likely each role of which the table has a column is meant here, by the words around alone; sums to 1. */
  likely(): readonly number[];
}

/** A block of the document with its mentions of people; a heading also without. */
export interface CastBlock {
  readonly prose: Prose;
  /** All mentions that were read of it: the same list in all versions of a document in which the block says the same. */
  readonly read: readonly ReadMention[];
  readonly mentions: readonly CastMention[];
}

/** All that the cast is made from. */
export interface CastInput {
  /** The source. */
  readonly text: string;
  /** The same, for what is counted line by line. */
  readonly lines: Pieces;
  /** In source order. */
  readonly blocks: readonly CastBlock[];
  /** The words that the document defines. */
  readonly defined: ReadonlySet<Term>;
  /** Those of which it says who they are, defined or in passing. */
  readonly explained: ReadonlySet<Term>;
  /** What the document says that words mean; absent where nobody asks for it. */
  readonly meanings?: ReadonlyMap<Term, Meaning>;
  /** What the team has decided of two words. */
  readonly decisions?: readonly Decision[];
  /** Who the people of the product are, by the team. */
  readonly members?: readonly CastMember[];
}
