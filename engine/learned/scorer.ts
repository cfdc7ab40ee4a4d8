import { judgesAlike } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Reading } from '../document/reading.js';
import type { Role } from '../model.js';
import { type Alignment, align, earlierIndex } from '../reuse.js';
import { COLUMNS } from './columns.js';
import { type LocalScore, localScore, type TermCounts, termCounts } from './local-score.js';
import { type Score, scoreOf, type Weighed, weigh, writtenColumn } from './score.js';
import { learnedTable, type Table } from './table.js';
import { type Usage, type Usages, usagesOf } from './usage.js';

/** A mention of a reading with all that a scorer says of it. */
export interface ScoredMention extends Weighed {
  readonly local: LocalScore;
  readonly usage: Usage;
  /** The first role of a person that the word promises, by the column that judges it; none where it is acquitted. */
  readonly written: Role | undefined;
  /** Absent for a mention that is acquitted, or whose word promises no role of a person. */
  readonly score?: Score;
}

/** What a scorer says of a document. */
export interface Scores {
  readonly reading: Reading;
  /** In the order of the mentions of the reading; one that is scored as before is the same object. */
  readonly mentions: readonly ScoredMention[];
  /** The same object as long as the document as a whole says the same of its words: whatever is decided by that holds. */
  readonly whole: object;
  /** How the mentions stand to those of the earlier version. */
  readonly alignment: Alignment;
  readonly usages: Usages;
}

/**
 * Scores the mentions of a reading: how much speaks for another role than the word promises. The learned table is
 * one; what else is learned of a document can be another.
 *
 * @param previous what the same scorer said of an earlier version of the document, to reuse what an edit did not touch
 */
export type Scorer = (reading: Reading, previous?: Scores) => Scores;

/** Scores by a table of learned weights. */
export const tableScorer =
  (table: Table = learnedTable): Scorer =>
  (reading, previous) => {
    const before = previous?.reading.termbase === reading.termbase ? previous : undefined;
    const alignment = alignmentOf(reading, before?.reading);
    const locals = localScores(reading, table, (at) => before?.mentions[earlierIndex(alignment, at)]?.local);
    const usages = usagesOf(locals, reading.blockOf, before && { ...before.usages, alignment });
    const isAlike =
      before !== undefined && judgesAlike(before.reading.model, reading.model, before.reading.topics.asked);
    const mentions = reading.mentions.map((mention, at) => {
      const local = locals[at] as LocalScore;
      const usage = usages.all[at] as Usage;
      const then = isAlike ? before.mentions[earlierIndex(alignment, at)] : undefined;
      return then?.usage === usage ? then : scored(mention, local, usage, then ?? weigh(mention, reading.model));
    });
    return { reading, mentions, whole: isAlike ? before.whole : {}, alignment, usages };
  };

/** The mentions of two versions: the same where the same is said of them, maybe in another block of the same text. */
function alignmentOf(reading: Reading, before: Reading | undefined): Alignment {
  if (before === undefined) return { head: 0, tail: reading.mentions.length, by: -reading.mentions.length };
  const shift = before.blocks.length - reading.blocks.length;
  return align(before.mentions.length, reading.mentions.length, (then, at, fromEnd) => {
    const apart = (before.blockOf[then] as number) - (reading.blockOf[at] as number);
    return before.mentions[then]?.relations === reading.mentions[at]?.relations && apart === (fromEnd ? shift : 0);
  });
}

function localScores(
  { blocks, termbase }: Reading,
  table: Table,
  known: (at: number) => LocalScore | undefined,
): readonly LocalScore[] {
  const texts = new Map<ReadMention['relations'], LocalScore>();
  let at = 0;
  return blocks.flatMap(({ mentions }) => {
    let counts: TermCounts | undefined;
    return mentions.map((mention) => {
      const earlier = known(at++);
      if (earlier !== undefined) return earlier;
      // Blocks of the same text share what is known of them.
      const same = texts.get(mention.relations);
      if (same !== undefined) return same;
      counts ??= termCounts(mentions);
      const local = localScore(mention, termbase.personOf(mention.term), counts, table);
      texts.set(mention.relations, local);
      return local;
    });
  });
}

function scored(mention: ReadMention, local: LocalScore, usage: Usage, weighed: Weighed): ScoredMention {
  const score = local.isSpoken ? scoreOf(mention, local, weighed, usage) : undefined;
  const written = local.isSpoken && local.column >= 0 ? COLUMNS[writtenColumn(local, weighed.promised)] : undefined;
  const { promised, witnesses, tally, told } = weighed;
  const one = { promised, witnesses, tally, told, local, usage, written };
  return score === undefined ? one : { ...one, score };
}
