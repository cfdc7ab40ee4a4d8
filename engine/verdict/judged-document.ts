import type { DocumentModel } from '../document/document.js';
import type { ParsedSentence, ReadMention } from '../document/read-mention.js';
import type { Prose } from '../model.js';
import { type Alignment, align } from '../reuse.js';
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
  /** The same object in all versions of a document in which the judgements of the block and those of the whole are the same. */
  readonly version: object;
}

/** Decides something of the mentions of one block, by nothing but these and what the document as a whole says of its words. */
export type Decide<Decided> = (block: JudgedBlock, document: JudgedDocument) => readonly Decided[];

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

/** What was decided of one block: its index, and at least one decision. */
type Found = readonly [at: number, decided: readonly unknown[]];

/** What is decided of the blocks of one version of a document, see {@link JudgedDocument.inBlocks}. */
export class Decisions {
  readonly #blocks: readonly JudgedBlock[];
  readonly #found = new Map<Decide<unknown>, readonly Found[]>();
  /** What was found in the earlier version, and how its blocks stand to these. */
  readonly #before: ReadonlyMap<Decide<unknown>, readonly Found[]> | undefined;
  readonly #alignment: Alignment;

  constructor(blocks: readonly JudgedBlock[], earlier?: Decisions) {
    this.#blocks = blocks;
    this.#before = earlier === undefined ? undefined : earlier.#found;
    const before = earlier === undefined ? [] : earlier.#blocks;
    this.#alignment = align(before.length, blocks.length, (then, at) => before[then]?.version === blocks[at]?.version);
  }

  /** Asks each block once: those that are as before were asked then. */
  of<Decided>(decide: Decide<Decided>, document: JudgedDocument): readonly Decided[] {
    let found = this.#found.get(decide);
    if (found === undefined) {
      found = this.#find(decide, document);
      this.#found.set(decide, found);
    }
    const all: Decided[] = [];
    for (const [, decided] of found) for (const one of decided) all.push(one as Decided);
    return all;
  }

  #find(decide: Decide<unknown>, document: JudgedDocument): readonly Found[] {
    const before = this.#before?.get(decide);
    if (before === undefined) return this.#ask(decide, document, 0, this.#blocks.length);
    const { head, tail, by } = this.#alignment;
    const behind = before.filter(([at]) => at >= tail + by);
    return [
      ...before.filter(([at]) => at < head),
      ...this.#ask(decide, document, head, tail),
      ...(by === 0 ? behind : behind.map(([at, decided]): Found => [at - by, decided])),
    ];
  }

  #ask(decide: Decide<unknown>, document: JudgedDocument, from: number, until: number): readonly Found[] {
    const found: Found[] = [];
    for (let at = from; at < until; at++) {
      const block = this.#blocks[at] as JudgedBlock;
      if (block.judgements.length + block.unwanted.length === 0) continue;
      const decided = decide(block, document);
      if (decided.length > 0) found.push([at, decided]);
    }
    return found;
  }
}
