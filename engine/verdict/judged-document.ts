import type { DocumentModel } from '../document/document.js';
import type { ParsedSentence, ReadMention } from '../document/read-mention.js';
import type { Prose } from '../model.js';
import type { Termbase } from '../termbase/termbase.js';
import type { Judgement } from './verdict.js';

/** A block whose mentions are judged. */
export interface JudgedBlock {
  readonly prose: Prose;
  readonly sentences: readonly ParsedSentence[];
  /** The same list in all versions of a document in which the block says the same. */
  readonly mentions: readonly ReadMention[];
  /** Those of the mentions, in their order. */
  readonly judgements: readonly Judgement[];
  /** Words without a role that the glossary does not want to be written. */
  readonly unwanted: readonly ReadMention[];
  /** What was decided of the block, by what decides it. */
  readonly kept: Kept;
}

/** Decides something of the mentions of one block, by nothing but these and what the document as a whole says of its words. */
export type Decide<Decided> = (block: JudgedBlock, document: JudgedDocument) => readonly Decided[];

/** What was decided of one block: the same for all versions of a document in which its judgements and those of the whole are the same. */
export type Kept = Map<Decide<unknown>, readonly unknown[]>;

/** A document whose mentions are judged, one by one. */
export interface JudgedDocument {
  readonly source: string;
  readonly termbase: Termbase;
  readonly model: DocumentModel;
  readonly blocks: readonly JudgedBlock[];
  /** What is decided of its blocks, in source order; each is asked once, and again when an edit changes what it is decided by. */
  inBlocks<Decided>(decide: Decide<Decided>): readonly Decided[];
  /** Whether the document leaves the word of a mention alone, whatever its score says. */
  isQuiet(judgement: Judgement): boolean;
}

/** Asks the blocks of a document, see {@link JudgedDocument.inBlocks}. */
export function decidedIn<Decided>(document: JudgedDocument, decide: Decide<Decided>): readonly Decided[] {
  const all: Decided[] = [];
  for (const block of document.blocks) {
    if (block.judgements.length + block.unwanted.length === 0) continue;
    let decided = block.kept.get(decide) as readonly Decided[] | undefined;
    if (decided === undefined) {
      decided = decide(block, document);
      block.kept.set(decide, decided);
    }
    for (const one of decided) all.push(one);
  }
  return all;
}
