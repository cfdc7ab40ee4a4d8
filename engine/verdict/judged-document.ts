import type { DocumentModel } from '../document/document.js';
import type { ParsedSentence, ReadMention } from '../document/read-mention.js';
import type { Prose } from '../model.js';
import { type Alignment, align, nothingShared } from '../reuse.js';
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

/**
 * Whether anything may be decided of a block, by nothing but its mentions and its place under headings, in lists and tables:
 * that holds whatever the document as a whole says of its words.
 */
export type MayHold = (block: JudgedBlock) => boolean;

/** A document whose mentions are judged, one by one. */
export interface JudgedDocument {
  readonly source: string;
  readonly termbase: Termbase;
  readonly model: DocumentModel;
  readonly blocks: readonly JudgedBlock[];
  /**
   * What is decided of its blocks, in source order; each is asked once, and again when an edit changes what it is decided by.
   *
   * @param mayHold which blocks are asked; all that have mentions when absent
   */
  inBlocks<Decided>(decide: Decide<Decided>, mayHold?: MayHold): readonly Decided[];
  /** Whether the document leaves the word of a mention alone, whatever its score says. */
  isQuiet(judgement: Judgement): boolean;
}

/** What was decided of one block: its index, and at least one decision. */
type Found = readonly [at: number, decided: readonly unknown[]];

/** What is decided of the blocks of one version of a document, see {@link JudgedDocument.inBlocks}. */
export class Decisions {
  readonly #blocks: readonly JudgedBlock[];
  readonly #found = new Map<Decide<unknown>, readonly Found[]>();
  /** For each that was asked the indices of the blocks that may hold something. */
  readonly #held = new Map<MayHold, readonly number[]>();
  /** What was found in the earlier version, and how its blocks stand to these. */
  readonly #before: ReadonlyMap<Decide<unknown>, readonly Found[]> | undefined;
  readonly #alignment: Alignment;
  /** The same of what may hold something. */
  readonly #heldBefore: ReadonlyMap<MayHold, readonly number[]> | undefined;
  readonly #alike: Alignment;

  /** @param isSame whether the earlier version as a whole says the same of its words */
  constructor(blocks: readonly JudgedBlock[], earlier: Decisions | undefined, isSame: boolean) {
    this.#blocks = blocks;
    this.#before = earlier !== undefined && isSame ? earlier.#found : undefined;
    this.#heldBefore = earlier === undefined ? undefined : earlier.#held;
    const before = earlier === undefined ? [] : earlier.#blocks;
    const aligned = (is: (one: JudgedBlock, other: JudgedBlock) => boolean): Alignment =>
      align(before.length, blocks.length, (then, at) => is(before[then] as JudgedBlock, blocks[at] as JudgedBlock));
    this.#alignment = aligned((one, other) => one.version === other.version);
    this.#alike = aligned(isReadAlike);
  }

  /** Asks each block once: those that are as before were asked then. */
  of<Decided>(decide: Decide<Decided>, document: JudgedDocument, mayHold: MayHold = hasWords): readonly Decided[] {
    let found = this.#found.get(decide);
    if (found === undefined) {
      found = this.#find(decide, document, this.#holding(mayHold));
      this.#found.set(decide, found);
    }
    const all: Decided[] = [];
    for (const [, decided] of found) for (const one of decided) all.push(one as Decided);
    return all;
  }

  #holding(mayHold: MayHold): readonly number[] {
    let held = this.#held.get(mayHold);
    if (held === undefined) {
      const known = this.#heldBefore?.get(mayHold);
      const { head, tail, by } = known === undefined ? nothingShared(0, this.#blocks.length) : this.#alike;
      const before = known ?? [];
      const asked: number[] = [];
      for (let at = head; at < tail; at++) if (mayHold(this.#blocks[at] as JudgedBlock)) asked.push(at);
      const behind = before.filter((at) => at >= tail + by).map((at) => at - by);
      held = [...before.filter((at) => at < head), ...asked, ...behind];
      this.#held.set(mayHold, held);
    }
    return held;
  }

  #find(decide: Decide<unknown>, document: JudgedDocument, held: readonly number[]): readonly Found[] {
    const before = this.#before?.get(decide);
    const { head, tail, by } = before === undefined ? nothingShared(0, this.#blocks.length) : this.#alignment;
    const found: Found[] = [];
    for (const at of held) {
      if (at < head || at >= tail) continue;
      const decided = decide(this.#blocks[at] as JudgedBlock, document);
      if (decided.length > 0) found.push([at, decided]);
    }
    if (before === undefined) return found;
    const behind = before.filter(([at]) => at >= tail + by);
    return [
      ...before.filter(([at]) => at < head),
      ...found,
      ...(by === 0 ? behind : behind.map(([at, decided]): Found => [at - by, decided])),
    ];
  }
}

/** Whether the mentions of a block say the same, whatever is judged of them. */
const isReadAlike = (one: JudgedBlock, other: JudgedBlock): boolean =>
  one.mentions === other.mentions && one.unwanted === other.unwanted && one.prose.context === other.prose.context;

const hasWords: MayHold = ({ judgements, unwanted }) => judgements.length + unwanted.length > 0;
