import type { Block } from '../document/block.js';
import { type DocumentModel, isPage } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Reading } from '../document/reading.js';
import { othersIn } from '../evidence/others.js';
import { COLUMNS } from '../learned/columns.js';
import type { ScoredMention, Scores } from '../learned/scorer.js';
import type { WeightTable } from '../learned/weight-table.js';
import type { Prose, Role, Witness } from '../model.js';
import { earlierIndex, spliced } from '../reuse.js';
import { mapped, type Steps } from '../steps.js';
import { type Deeds, deedsOf, isChorus } from './deeds.js';
import { type DraftDetection, detectDraft } from './draft.js';
import { type Measured, measuredIn } from './measured.js';
import { isNamed, type Named, namedMentions } from './named-mentions.js';
import { isQuiet } from './quiet.js';
import { doubtOf, type Judgement, type Reasons, undoubted, verdictReasons } from './verdict.js';

/** The mentions of a document with their verdicts, and what the next version of it can reuse of them. */
export interface JudgedMentions {
  /** In the order of the mentions of the reading. */
  readonly judgements: readonly Judgement[];
  readonly scores: Scores;
  readonly deeds: Deeds;
  readonly measured: Measured;
  /** For each mention, see {@link Named.known}. */
  readonly named: Int8Array;
  /** For each mention as what it was heard, whether it was doubted, and whether that was said. */
  readonly heard: Uint8Array;
}

/** As what a mention is heard: bits of a number, with {@link DOUBTED} if its word was doubted and {@link STATED} if that was said. */
const AS_DRAFT = 1;
const AS_CHORUS = 2;
const AS_SHORT = 4;
const DOUBTED = 8;
const STATED = 16;

/** What a document as a whole says of its mentions. */
interface Whole {
  readonly reading: Reading;
  readonly scores: Scores;
  readonly measured: Measured;
  readonly deeds: Deeds;
  readonly draft: DraftDetection;
  readonly named: Named;
  /** Whether it is no page, so that some mentions may agree on who is meant; of a few, see `isShort`, each must say something. */
  readonly mayChorus: boolean;
  /** Whether it is too short to show how it speaks of people. */
  readonly isShort: boolean;
}

/**
 * Gives each mention of a reading its verdict.
 *
 * @param scores of these mentions
 * @param table names the learned reasons
 * @param previous of an earlier version of the same document, to reuse what an edit did not touch
 */
export function* judgeMentions(
  reading: Reading,
  scores: Scores,
  table: WeightTable,
  previous: JudgedMentions | undefined,
): Steps<JudgedMentions> {
  const { model } = reading;
  const measured = measuredIn(scores, previous?.measured);
  const deeds = deedsOf(measured);
  const named = namedMentions(reading, scores, previous && { reading: previous.scores.reading, known: previous.named });
  const whole: Whole = {
    reading,
    scores,
    measured,
    deeds,
    draft: detectDraft(measured, deeds, model),
    named,
    mayChorus: !isPage(model) && !isShop(model),
    isShort: !isPage(model) && reading.mentions.length <= SHORT,
  };
  const heard = new Uint8Array(reading.mentions.length);
  const judgements =
    previous === undefined
      ? yield* mapped(reading.mentions, (_, at) => judgementAt(at, whole, table, heard, previous))
      : yield* judgedAgain(whole, table, heard, previous);
  return { judgements, scores, deeds, measured, named: named.known, heard };
}

/**
 * Most words are scored as before, and doubted neither now nor then, or left alone as the habit of their document now and
 * then: they are told by numbers, without a look at what is known of them.
 */
function* judgedAgain(
  whole: Whole,
  table: WeightTable,
  heard: Uint8Array,
  previous: JudgedMentions,
): Steps<readonly Judgement[]> {
  const { scores, reading } = whole;
  const { head, tail, by } = scores.same;
  heard.set(previous.heard.subarray(0, head));
  heard.set(previous.heard.subarray(tail + by), tail);
  const judge = (at: number): Judgement => judgementAt(at, whole, table, heard, previous);
  const judgements = [...(yield* spliced(previous.judgements, scores.same, judge))];
  const before = previous.scores.reading.mentions;
  const { written } = whole.measured;
  const habits = COLUMNS.map((role) => isPage(reading.model) && whole.deeds.doubt(role) - 1 > HABIT);
  for (let at = head === 0 ? tail : 0; at < judgements.length; at = at + 1 === head ? tail : at + 1) {
    const how = howAt(at, whole);
    const isSettled = heard[at] === how || (heard[at] === how + DOUBTED && habits[written[at] ?? -1] === true);
    if (!isSettled || before[at < head ? at : at + by] !== reading.mentions[at]) judgements[at] = judge(at);
  }
  return judgements;
}

/** So few mentions show no habit. */
const SHORT = 6;

/** Where buyers operate the product, they do all that operators do. */
const isShop = (model: DocumentModel): boolean => model.speaksOf('shop') || model.speaksOf('store');

/** @param heard is noted for this mention */
function judgementAt(
  at: number,
  whole: Whole,
  table: WeightTable,
  heard: Uint8Array,
  previous: JudgedMentions | undefined,
): Judgement {
  const { reading, scores, deeds, named } = whole;
  const { model } = reading;
  const mention = reading.mentions[at] as ReadMention;
  const scored = scores.mentions[at] as ScoredMention;
  const how = howAt(at, whole);
  const isDraft = (how & AS_DRAFT) !== 0;
  const index = earlierIndex(scores.alignment, at);
  const then = previous?.judgements[index];
  const isScored = previous?.scores.mentions[index] === scored;
  const isSame = isScored && (previous.heard[index] ?? 0) % DOUBTED === how && then !== undefined;
  const others = (): readonly Witness[] => othersBeside(reading, at);
  const one = { mention, scored, isDraft, isChorus: (how & AS_CHORUS) !== 0, isShort: whole.isShort, model, others };
  let reasons = then?.reasons?.rivals === scored.rivals ? then?.reasons : undefined;
  const reasonsFor = (role: Role): Reasons => {
    if (reasons?.role !== role) reasons = verdictReasons(role, mention, scored, table);
    return reasons;
  };
  const doubt = isSame ? then.doubt : doubtOf(one, reasonsFor);
  // Whether a document is left alone is asked where something would be said.
  const isStated = doubt !== undefined && !isLeftAlone(one, () => named.isNamed(at), deeds, model);
  heard[at] = how + (doubt === undefined ? 0 : DOUBTED) + (isStated ? STATED : 0);
  if (isSame && isStated === (then.verdict === then.doubt))
    return then.mention === mention ? then : { ...then, mention };
  const verdict = isStated ? doubt : (knownFor(one, then) ?? undoubted(mention, scored));
  return { mention, scored, verdict, doubt, isDraft, isChorus: one.isChorus, reasons };
}

/** What the block of a mention tells of people whom no word of the glossary names. */
const othersBeside = ({ blocks, blockOf }: Reading, at: number): readonly Witness[] => {
  const { prose, sentences } = blocks[blockOf[at] ?? -1] as Block;
  return sentences.flatMap(({ words }) => othersIn(words, prose.text));
};

/** What was decided of a mention without a doubt, if all that it was decided by is the same: it hears of no count. */
const knownFor = ({ mention, scored }: Heard, then: Judgement | undefined): Judgement['verdict'] | undefined =>
  then !== undefined &&
  then.verdict !== then.doubt &&
  then.mention.acquittal === mention.acquittal &&
  then.mention.owner === mention.owner &&
  then.scored.witnesses === scored.witnesses &&
  then.scored.tally === scored.tally &&
  then.scored.promised === scored.promised &&
  then.scored.score?.role === scored.score?.role
    ? then.verdict
    : undefined;

/** As what a mention is heard, without {@link DOUBTED}. */
function howAt(at: number, { scores, deeds, draft, mayChorus, isShort }: Whole): number {
  const isOfChorus = mayChorus && isChorus(scores.mentions[at] as ScoredMention, deeds);
  return (draft.isDraftFor(at) ? AS_DRAFT : 0) | (isOfChorus ? AS_CHORUS : 0) | (isShort ? AS_SHORT : 0);
}

/** What a mention is judged by. */
type Heard = Pick<Judgement, 'mention' | 'scored' | 'isDraft'>;

/** Whether nothing is said of a mention, whatever its score says: in drafts, too, where something else names it. */
const isLeftAlone = (
  { mention, scored, isDraft }: Heard,
  isCalledSo: () => boolean,
  deeds: Deeds,
  model: DocumentModel,
): boolean =>
  // Numbers first: of a document that is left alone as a whole, nothing else is looked at.
  (isPage(model) && deeds.doubtElsewhere(scored) > HABIT) ||
  isCalledSo() ||
  (!isDraft && isQuiet(mention, scored, deeds, model));

/**
 * So many others of a page in doubt are no slips: its word serves for one person in both roles. Of 55 findings in two
 * pages on billing, where the customer is a record and the user subscribes, readers shared half; a draft with planted
 * mix-ups holds ten at most.
 */
const HABIT = 12;

/**
 * Tells which mentions a document leaves alone. Made apart from what judges it: whoever keeps the answer would keep all
 * that is known there, and with the earlier version every version before.
 *
 * @param proseOf the block of a mention where it stands now
 */
export const leavesAlone =
  ({ document, model }: Reading, deeds: Deeds, proseOf: (mention: ReadMention) => Prose) =>
  (one: Heard): boolean =>
    isLeftAlone(one, () => isNamed(one.mention, one.scored, proseOf(one.mention), document.text), deeds, model);
