import type { Block } from '../document/block.js';
import { usesAlike, weighsAlike } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Reading } from '../document/reading.js';
import type { Role } from '../model.js';
import { firstFrom } from '../prose/ordered.js';
import { type Alignment, align, commonAlignment, earlierIndex, nothingShared, spliced } from '../reuse.js';
import type { Steps } from '../steps.js';
import { COLUMNS } from './columns.js';
import { type LocalScore, localScore, type TermCounts, termCounts } from './local-score.js';
import { type Score, scoreOf, type WeighedMention, weighMention, writtenColumn } from './score.js';
import { type EarlierUsages, type Usages, usagesOf, type WordUsage } from './usage.js';
import { learnedTable, type WeightTable } from './weight-table.js';

/** A mention of a reading with all that a scorer says of it. */
export interface ScoredMention extends WeighedMention {
  readonly local: LocalScore;
  readonly usage: WordUsage;
  /** The first role of a person that the word promises, by the column that judges it; none where it is acquitted. */
  readonly written: Role | undefined;
  /** Undefined for a mention that is acquitted, or whose word promises no role of a person. */
  readonly score: Score | undefined;
}

/** What a scorer says of a document. */
export interface Scores {
  readonly reading: Reading;
  /** In the order of the mentions of the reading; one that is scored as before is the same object. */
  readonly mentions: readonly ScoredMention[];
  /** What needs no other block, of each. */
  readonly locals: readonly LocalScore[];
  /** The same object as long as the document as a whole says the same of its words: whatever is decided by that holds. */
  readonly whole: object;
  /** How the mentions stand to those of the earlier version. */
  readonly alignment: Alignment;
  /** Those that are scored as before. */
  readonly same: Alignment;
  readonly usages: Usages;
}

/**
 * Scores the mentions of a reading: how much speaks for another role than the word promises. The learned table is
 * one; what else is learned of a document can be another.
 *
 * @param previous what the same scorer said of an earlier version of the document, to reuse what an edit did not touch
 */
export type Scorer = (reading: Reading, previous?: Scores) => Steps<Scores>;

/** Scores by a table of learned weights. */
export const tableScorer = (table: WeightTable = learnedTable): Scorer =>
  function* (reading, previous) {
    const before = previous?.reading.termbase === reading.termbase ? previous : undefined;
    const { model, mentions: read, blockOf } = reading;
    const alignment = alignmentOf(reading, before?.reading);
    const locals = yield* spliced(before?.locals ?? [], alignment, localScorer(reading, table));
    const usages = yield* usagesOf({ locals, blockOf }, before && earlierUsages(reading, before, alignment));
    const isWeighed = before !== undefined && weighsAlike(before.reading.model, model, before.reading.topics.asked);
    const isAlike = isWeighed && usesAlike(before.reading.model, model);
    const same = isAlike
      ? commonAlignment(alignment, usages.same)
      : nothingShared(before?.mentions.length ?? 0, read.length);
    const mentions = yield* spliced(before?.mentions ?? [], same, (at) => {
      const mention = read[at] as ReadMention;
      const usage = usages.all[at] as WordUsage;
      const local = locals[at] as LocalScore;
      const then = isWeighed ? before.mentions[earlierIndex(alignment, at)] : undefined;
      return isAlike && then?.usage === usage
        ? then
        : scored(local, usage, then ?? weighMention(mention, local, model), then);
    });
    return { reading, mentions, locals, whole: isAlike ? before.whole : {}, alignment, same, usages };
  };

const earlierUsages = (
  { blocks }: Reading,
  { usages, locals, reading }: Scores,
  alignment: Alignment,
): EarlierUsages => ({
  ...usages,
  locals,
  blockOf: reading.blockOf,
  alignment,
  blocks: reading.blocks.length - blocks.length,
});

/**
 * The mentions of two versions: the same where the same is said of them, maybe in another block of the same text. Blocks are
 * compared first: there are fewer of them.
 */
function alignmentOf(reading: Reading, before: Reading | undefined): Alignment {
  if (before === undefined) return nothingShared(0, reading.mentions.length);
  const [then, now] = [before.blockOf, reading.blockOf];
  const blocks = align(
    before.blocks.length,
    reading.blocks.length,
    (one, other) => before.blocks[one]?.mentions === reading.blocks[other]?.mentions,
  );
  const isSame = (one: number, other: number, fromEnd: boolean): boolean => {
    const apart = fromEnd ? blocks.by : 0;
    return (
      before.mentions[one]?.relations === reading.mentions[other]?.relations && then[one] === (now[other] ?? 0) + apart
    );
  };
  return align(then.length, now.length, isSame, {
    head: firstFrom(now, blocks.head),
    tail: firstFrom(now, blocks.tail),
    by: then.length - now.length,
  });
}

/** Scores mentions by themselves, asked in their order. */
function localScorer({ blocks, mentions, blockOf, termbase }: Reading, table: WeightTable): (at: number) => LocalScore {
  const texts = new Map<ReadMention['relations'], LocalScore>();
  let counted = -1;
  let counts: TermCounts = new Map();
  return (at) => {
    const mention = mentions[at] as ReadMention;
    // Blocks of the same text share what is known of them.
    const same = texts.get(mention.relations);
    if (same !== undefined) return same;
    const block = blockOf[at] ?? -1;
    if (block !== counted) counts = termCounts((blocks[block] as Block).mentions);
    counted = block;
    const local = localScore(mention, termbase.personOf(mention.term), counts, table);
    texts.set(mention.relations, local);
    return local;
  };
}

/** @param then what was said of it when the same was weighed */
function scored(
  local: LocalScore,
  usage: WordUsage,
  weighed: WeighedMention,
  then: ScoredMention | undefined,
): ScoredMention {
  const { promised, witnesses, tally, told, rivals } = weighed;
  const score = rivals && scoreOf(rivals, usage);
  const written = then === undefined ? writtenOf(local, promised) : then.written;
  return { promised, witnesses, tally, told, rivals, local, usage, written, score };
}

const writtenOf = (local: LocalScore, promised: ReadonlySet<Role>): Role | undefined =>
  local.isSpoken && local.column >= 0 ? COLUMNS[writtenColumn(local, promised)] : undefined;
