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
  /** Words that merely stand nearby, and headings, are no ground. */
  readonly predicate?: true;
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
  { written: 'buyer', meant: 'operator' },
  { written: 'operator', meant: 'buyer', warned: CLEAR, predicate: true, local: 3 },
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

/** Whether an edited page says too little of a mention to doubt its word: nothing that can be named, or nothing by its sentence. */
export function isHardlyDoubted(scored: ScoredMention, role: Role, isNamed: boolean, model: DocumentModel): boolean {
  const demand = demandOn(scored, role, model);
  if (demand === undefined || scored.score === undefined) return false;
  const { local, edited } = scored.score;
  return (
    (demand.predicate === true && !isNamed) ||
    (demand.local !== undefined && local < demand.local && edited < THRESHOLDS.clear)
  );
}
