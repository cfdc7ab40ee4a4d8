import { type DocumentPeople, peopleOf } from './cast/read-people.js';
import type { EarlierCast } from './cast/reading.js';
import { Context } from './context.js';
import type { ReadMention } from './document/read-mention.js';
import type { Reading } from './document/reading.js';
import type { KeptClaims } from './kept-claims.js';
import type { Scorer } from './learned/scorer.js';
import type { WeightTable } from './learned/weight-table.js';
import type { Prose } from './model.js';
import { align, earlierIndex } from './reuse.js';
import type { RuleContext } from './rule.js';
import type { Steps } from './steps.js';
import { Decisions, type JudgedBlock, type JudgedDocument } from './verdict/judged-document.js';
import { type JudgedMentions, judgeMentions, leavesAlone } from './verdict/judged-mentions.js';

/** What was decided of a document, and what of it the next judgement can reuse. */
export interface Judged {
  readonly context: RuleContext;
  readonly mentions: JudgedMentions;
  readonly blocks: readonly JudgedBlock[];
  /** What the cast of the next version can reuse; undefined where no rule has asked for the cast. */
  earlierCast(): EarlierCast | undefined;
  readonly decisions: Decisions;
  readonly claims: KeptClaims;
  /** Reads step by step who the people of the document are, for rules that will ask. */
  meetPeople(): Steps<unknown>;
}

/** What judges: a scorer, and the table that names its reasons. */
export interface Judge {
  readonly scorer: Scorer;
  readonly table: WeightTable;
}

/**
 * Judges a reading, step by step: scores its mentions, gives each a verdict, and decides what depends on several.
 *
 * @param previous what was decided of an earlier version of the same document, to reuse what an edit did not touch
 */
export function* judgeReading(reading: Reading, { scorer, table }: Judge, previous?: Judged): Steps<Judged> {
  const scores = yield* scorer(reading, previous?.mentions.scores);
  const mentions = yield* judgeMentions(reading, scores, table, previous?.mentions);
  const people = peopleOf(reading, previous?.earlierCast());
  // What was decided of single blocks and mentions holds as long as the document as a whole says the same of its words.
  const same = previous?.mentions.scores.whole === scores.whole ? previous : undefined;
  const blocks = blocksOf(reading, mentions, same);
  const decisions = new Decisions(blocks, previous?.decisions, same !== undefined);
  const claims: KeptClaims = new Map();
  const context = contextOf(reading, mentions, blocks, people, { decisions, claims, before: same?.claims });
  return {
    context,
    mentions,
    blocks,
    decisions,
    claims,
    meetPeople: () => people.meet(context),
    earlierCast: people.earlier,
  };
}

function contextOf(
  reading: Reading,
  { judgements, deeds }: JudgedMentions,
  blocks: readonly JudgedBlock[],
  people: DocumentPeople,
  kept: { readonly decisions: Decisions; readonly claims: KeptClaims; readonly before: KeptClaims | undefined },
): RuleContext {
  const proseOf = proseFinder(reading);
  const judged: JudgedDocument = {
    source: reading.document.text,
    termbase: reading.termbase,
    model: reading.model,
    blocks,
    isQuiet: leavesAlone(reading, deeds, proseOf),
    inBlocks: (decide, mayHold) => kept.decisions.of(decide, judged, mayHold),
  };
  return new Context(judged, {
    lines: reading.lines,
    judgements,
    proseOf,
    cast: () => people.cast(judged),
    claims: kept.claims,
    earlierClaims: kept.before,
  });
}

/** Finds the block of a mention by what the block says, which all its mentions share: noted when one is first asked for. */
function proseFinder({ blocks }: Reading): (mention: ReadMention) => Prose {
  let known: Map<ReadMention['prose'], Prose> | undefined;
  return (mention) => {
    if (known === undefined) {
      known = new Map();
      for (const { prose, mentions, unwanted } of blocks) {
        const one = mentions[0] ?? unwanted[0];
        if (one !== undefined) known.set(one.prose, prose);
      }
    }
    return known.get(mention.prose) as Prose;
  };
}

/**
 * The blocks of a reading with their judgements.
 *
 * @param previous of an earlier version that says the same of its words as a whole: what was decided of a block is kept
 *   where its mentions and their judgements are the same
 */
function blocksOf(
  { blocks }: Reading,
  { judgements }: JudgedMentions,
  previous: Judged | undefined,
): readonly JudgedBlock[] {
  const before = previous?.mentions.scores.reading.blocks ?? [];
  const alignment = align(before.length, blocks.length, (then, at) => before[then]?.mentions === blocks[at]?.mentions);
  let next = 0;
  return blocks.map(({ prose, sentences, mentions, unwanted }, at): JudgedBlock => {
    const start = next;
    next += mentions.length;
    const then = previous?.blocks[earlierIndex(alignment, at)];
    const isSame =
      then !== undefined &&
      then.unwanted === unwanted &&
      then.prose.context === prose.context &&
      then.judgements.every((judgement, index) => judgement === judgements[start + index]);
    if (isSame) return then.prose === prose ? then : { ...then, prose };
    return { prose, sentences, mentions, judgements: judgements.slice(start, next), unwanted, version: {} };
  });
}
