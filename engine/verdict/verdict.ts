import { type DocumentModel, isPage } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import { isAround, isReason } from '../evidence/tally.js';
import { COLUMNS, columnOf } from '../learned/columns.js';
import { learnedCue } from '../learned/reasons.js';
import type { Score } from '../learned/score.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { WeightTable } from '../learned/weight-table.js';
import type { Role, Verdict, Witness } from '../model.js';
import { recordOf } from '../termbase/role-record.js';
import { isDecidedAlone } from './alone.js';
import { anyOf, isOperatingShopper, mayBuy, mayOperate } from './coinciding.js';
import { toleranceOf } from './overlap.js';
import { isHardlyDoubted, isWarned } from './page.js';
import { isProgram } from './program.js';
import { THRESHOLDS } from './thresholds.js';

/** A mention with its verdict and all that led to it. */
export interface Judgement {
  readonly mention: ReadMention;
  readonly scored: ScoredMention;
  readonly verdict: Verdict<Witness>;
  /** What was doubted, whether or not its document leaves such words alone. */
  readonly doubt: Doubt | undefined;
  /** Whether it was judged as in a draft that mixes its words. */
  readonly isDraft: boolean;
  /** Whether all that a short text tells of the word agrees on who is meant. */
  readonly isChorus: boolean;
  /** What speaks for the role that was looked at last; undefined where nobody has looked. */
  readonly reasons: Reasons | undefined;
}

/** A verdict that another role than the promised one is meant. */
export type Doubt = Extract<Verdict<Witness>, { readonly kind: 'clear' | 'likely' }>;

/** A mention that waits for its verdict, in its document. */
export interface Case {
  readonly mention: ReadMention;
  readonly scored: ScoredMention;
  /** Whether the other mentions of the document show that words are mixed up there. */
  readonly isDraft: boolean;
  /** Whether all that a short text tells of the word agrees on who is meant. */
  readonly isChorus: boolean;
  /** Whether the text is too short to show how it speaks of people. */
  readonly isShort: boolean;
  readonly model: DocumentModel;
  /** What its block tells of people whom no word of the glossary names. */
  others(): readonly Witness[];
}

/** What is decided of a mention whose word nobody doubts. */
export function undoubted(mention: ReadMention, scored: ScoredMention): Verdict<Witness> {
  const { acquittal } = mention;
  const { witnesses, score } = scored;
  if (acquittal !== undefined) return { kind: 'acquitted', why: acquittal.why, evidence: witnesses };
  if (score === undefined || isSomebodyElses(mention, scored, score)) return { kind: 'open', evidence: witnesses };
  return supported(scored);
}

/**
 * Doubts the word of a mention, if there is reason to: whether its document leaves such words alone is asked of no other.
 *
 * @param reasonsFor see {@link verdictReasons}
 */
export function doubtOf(one: Case, reasonsFor: (role: Role) => Reasons): Doubt | undefined {
  const { mention, scored, isDraft, model } = one;
  const { score } = scored;
  if (mention.acquittal !== undefined || score === undefined || isSomebodyElses(mention, scored, score))
    return undefined;
  const { role } = score;
  const plain = once(() => plainOf(one, role));
  if (one.isShort && !isDraft && score.local < THRESHOLDS.leastAlone) return undefined;
  const isAlone = isDecidedAlone(one, score);
  const certainty = certaintyOf(one, score, plain) ?? (one.isChorus || isAlone ? 'likely' : undefined);
  if (certainty === undefined || !(isDraft || isAlone || hasGround(score, plain())) || isProgram(one, score, plain()))
    return undefined;
  const { best, isNamed } = reasonsFor(role);
  // Without a word that speaks for it, nobody could be shown why.
  if (
    best.every(isAround) ||
    (!isNamed && !isSaidByOthers(one) && !(isAlone && score.local >= THRESHOLDS.aloneAround)) ||
    best.every((why) => isAlsoDone(mention, role, why))
  )
    return undefined;
  if (!isDraft && isHardlyDoubted(scored, role, model)) return undefined;
  const mayWarn = isDraft || (!isPerhapsSoftware(mention, role) && isWarned(scored, role, model));
  return {
    kind: mayWarn && isNamed ? certainty : 'likely',
    role,
    confidence: confidenceOf(score, plain(), isDraft),
    evidence: [...best, ...habit(mention, role, model)],
  };
}

/** What speaks for another role in the sentence of a mention: kept as long as what stands for and against its word is the same. */
export interface Reasons {
  readonly role: Role;
  readonly rivals: ScoredMention['rivals'];
  /** Those that a reader is given. */
  readonly best: readonly Witness[];
  /** Whether a reader accepts them, see {@link isReason}. */
  readonly isNamed: boolean;
}

/** @param table names the learned reasons */
export function verdictReasons(
  role: Role,
  { prose }: ReadMention,
  { witnesses, local, promised, rivals }: ScoredMention,
  table: WeightTable,
): Reasons {
  const own = witnesses.filter((witness) => witness.role === role);
  const all = [...own, ...learnedCue(local.contributionsTo(table), role, ownColumn(promised))];
  const named = all.filter(isReason);
  return { role, rivals, best: bestOf(named.length > 0 ? named : all, prose.text), isNamed: named.length > 0 };
}

/** Makes a value when it is first asked for: most words are doubted no further than by their scores. */
function once(make: () => number): () => number {
  let value: number | undefined;
  return () => {
    value ??= make();
    return value;
  };
}

/**
 * A reader accepts what is told of the mention. Words of its sentence are a reason only where others are mixed up, too,
 * and in a page about software not against a word that programs bear as well.
 */
const isSaidByOthers = ({ isDraft, mention, model }: Case): boolean =>
  isDraft && !(isPage(model) && bearsPrograms(mention) && model.speaksOf('technical'));

const bearsPrograms = ({ roles: [own] }: ReadMention): boolean =>
  own !== undefined && recordOf(own).homonym !== undefined;

/** A client that does what an operator does may be software all the same. */
const isPerhapsSoftware = ({ roles: [own] }: ReadMention, role: Role): boolean =>
  own !== undefined && recordOf(own).homonym?.never?.includes(role) === true;

/** What the people of the written word do as well is no reason against it: consumers buy, too, but hardly licences. */
const isAlsoDone = ({ roles: [own], prose }: ReadMention, role: Role, { start, end, weight }: Witness): boolean => {
  const { alsoDo, compatible } = own === undefined ? {} : recordOf(own);
  return (
    weight < THRESHOLDS.clearPlain &&
    alsoDo?.test(prose.text.slice(start, end)) === true &&
    compatible?.includes(role) === true
  );
};

/** A reader weighs so many reasons. */
const REASONS = 3;

/** The strongest reasons, none of which says what another says; a word that stands there twice (“VAT”, “vat”) is one. */
function bestOf(reasons: readonly Witness[], text: string): readonly Witness[] {
  const best: Witness[] = [];
  const words = ({ start, end }: Witness): string => text.slice(start, end).toLowerCase();
  const length = ({ start, end }: Witness): number => end - start;
  for (const reason of [...reasons].sort((a, b) => b.weight - a.weight || length(b) - length(a))) {
    const isSaid = best.some(
      (other) =>
        (other.start < reason.end && reason.start < other.end) ||
        (other.cue === reason.cue && words(other) === words(reason)),
    );
    if (!isSaid && best.length < REASONS) best.push(reason);
  }
  return best;
}

/** The first column that judges a role which the word promises, or -1. */
const ownColumn = (promised: ReadonlySet<Role>): number =>
  COLUMNS.findIndex((_, column) => [...promised].some((role) => columnOf(role) === column));

/** Words that anybody wants, has or waits for say something only beside a habit of the document, or the lexicon. */
const hasGround = ({ elsewhere }: Score, plain: number): boolean =>
  elsewhere >= THRESHOLDS.habit || plain >= THRESHOLDS.leaningPlain;

/** What the lexicon alone says for a role and against the promised ones, less what the two have in common. */
function plainOf({ mention, scored: { promised, tally }, model }: Case, role: Role): number {
  let own = 0;
  for (const one of promised) own = Math.max(own, tally[one]);
  return tally[role] - own - toleranceOf(mention, role, promised, model);
}

/**
 * The reader's own customers, or those of somebody who trades, are customers at the screen as well; and the reader's own
 * clients are his, whatever they pay.
 */
const isSomebodyElses = ({ owner }: ReadMention, scored: ScoredMention, { role }: Score): boolean =>
  ((owner === 'reader' || owner === 'other') && mayOperate(scored, role)) ||
  (owner === 'reader' && mayBuy(scored, role));

/** In a text about software, a word that programs bear as well needs a score of its own. */
const isPerhapsProgram = ({ scored: { promised }, model }: Case, { edited }: Score): boolean =>
  anyOf(promised, (one) => recordOf(one).homonym?.local !== undefined) &&
  edited < THRESHOLDS.likely &&
  model.speaksOf('technical');

const isApart = ({ mention, scored: { promised }, model }: Case, role: Role): boolean =>
  toleranceOf(mention, role, promised, model) < THRESHOLDS.slack;

/** Whether a score alone may decide. */
const mayBeClear = (one: Case, score: Score): boolean =>
  !isOperatingShopper(one, score.role) && !isPerhapsProgram(one, score) && isApart(one, score.role);

/** @param plain see {@link plainOf} */
function certaintyOf(one: Case, score: Score, plain: () => number): 'clear' | 'likely' | undefined {
  const { scored, isDraft, isShort } = one;
  const { role, edited, draft, local, margin, again } = score;
  const t = THRESHOLDS;
  const isPlain =
    edited >= (again >= t.habit ? t.plain : t.plainRare) ||
    (isDraft && draft >= t.plainDraft) ||
    local >= (isShort && !mayBuy(scored, role) ? t.alone : t.decisive);
  const isDecided = margin >= t.margin;
  const isDraftDecided = isDraft && margin >= t.marginDraft;
  const isClear = (isDecided && edited >= t.clear) || (isDraftDecided && draft >= t.clearDraft);
  if ((isPlain && plain() >= t.clearPlain) || (isClear && mayBeClear(one, score))) return 'clear';
  if (
    (isPlain && plain() >= t.likelyPlain) ||
    (isDecided && edited >= t.likely) ||
    (margin >= t.marginEither && edited >= t.likelyEither) ||
    (isDraft && draft >= t.likelyEitherDraft) ||
    (isDraftDecided && draft >= t.likelyDraft && (local >= t.saidDraft || plain() >= t.leaningPlain))
  )
    return 'likely';
  return undefined;
}

function confidenceOf({ edited, draft }: Score, plain: number, isDraft: boolean): number {
  return 1 / (1 + Math.exp(-Math.max(edited, plain, isDraft ? draft : 0) - 0.5));
}

/** Without a doubt that is strong enough: whether the sentence speaks for the word itself. */
function supported({ promised, tally, witnesses }: ScoredMention): Verdict<Witness> {
  const own = [...promised].find((role) => tally[role] >= THRESHOLDS.support);
  if (own === undefined) return { kind: 'open', evidence: witnesses };
  return { kind: 'likely', role: own, confidence: 0.9, evidence: witnesses.filter(({ role }) => role === own) };
}

/** What the rest of the document says, as evidence; it points at the mention itself. */
function habit({ term, start, end }: ReadMention, role: Role, model: DocumentModel): readonly Witness[] {
  const word = model.wordFor(role);
  const count = word === undefined ? 0 : (model.usage.get(word) ?? 0);
  if (word === undefined || word === term || count < THRESHOLDS.habit) return [];
  return [
    {
      kind: 'habit',
      role,
      weight: 0.3,
      start,
      end,
      because: `elsewhere the document says “${word}” (${count} times)`,
      cue: 'habit',
    },
  ];
}
