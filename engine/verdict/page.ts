import { type DocumentModel, isPage } from '../document/document.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import { THRESHOLDS } from './thresholds.js';

/** What an edited page must say before a word of one role is doubted for another. */
interface Demand {
  readonly written: Role;
  readonly meant: Role;
  /** What the lexicon must say of who is meant before anybody is warned; without one, nobody is. */
  readonly warned?: number;
  /** What the rest of the page says is no ground, where a sentence tells nothing of its word. */
  readonly isSaid?: true;
  /** What the lexicon must say of who is meant. */
  readonly told?: number;
  /** What the sentence alone must say, unless the whole of its place says what is asked of a warning. */
  readonly local?: number;
}

/** A clear row of the lexicon is worth so much. */
const CLEAR = 1.9;

/**
 * Learned from what readers said who saw the text alone. Who has bought operates, too: of some seventy warnings in edited texts
 * that a customer was a user they shared nine. “Budget” and “card” lean towards who pays, and users have both.
 */
const DEMANDS: readonly Demand[] = [
  { written: 'buyer', meant: 'operator', told: CLEAR },
  { written: 'operator', meant: 'consumer', told: CLEAR },
  { written: 'operator', meant: 'buyer', warned: CLEAR, isSaid: true, local: 3 },
];

const demandOn = (scored: ScoredMention, role: Role, model: DocumentModel): Demand | undefined => {
  if (!isPage(model)) return undefined;
  const promised = scored.written;
  return DEMANDS.find(({ written, meant }) => written === promised && meant === role);
};

/** Whether enough is said of a mention in an edited document for a warning that another role is meant. */
export function isWarned(scored: ScoredMention, role: Role, model: DocumentModel): boolean {
  const demand = demandOn(scored, role, model);
  return demand === undefined || (demand.warned !== undefined && scored.told[role] >= demand.warned);
}

/** Whether an edited page says too little of a mention to doubt its word: nothing that is clear, or nothing by its sentence. */
export function isHardlyDoubted(scored: ScoredMention, role: Role, model: DocumentModel): boolean {
  const demand = demandOn(scored, role, model);
  if (demand === undefined || scored.score === undefined) return false;
  const { local, edited } = scored.score;
  return (
    (demand.told !== undefined && scored.told[role] < demand.told) ||
    (demand.local !== undefined && local < demand.local && edited < THRESHOLDS.clear)
  );
}

/** Whether what the rest of a text says may speak against a word of which its own sentence tells nothing. */
export const mayBeOutvoted = (scored: ScoredMention, role: Role, model: DocumentModel): boolean =>
  demandOn(scored, role, model)?.isSaid !== true && !isHardlyDoubted(scored, role, model);
