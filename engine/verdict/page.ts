import { type DocumentModel, isPage } from '../document/document.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import type { Demand } from '../termbase/role.js';
import { recordOf } from '../termbase/role-record.js';
import { THRESHOLDS } from './thresholds.js';

const demandOn = ({ written }: ScoredMention, role: Role, model: DocumentModel): Demand | undefined =>
  written === undefined || !isPage(model) ? undefined : recordOf(written).demands?.find(({ meant }) => meant === role);

/** Whether enough is said of a mention in an edited document for a warning that another role is meant. */
export function isWarned(scored: ScoredMention, role: Role, model: DocumentModel): boolean {
  const demand = demandOn(scored, role, model);
  if (demand === undefined) return true;
  return (
    (demand.warned !== undefined && scored.told[role] >= demand.warned) ||
    (demand.beside !== undefined && model.usageOf(role) >= demand.beside)
  );
}

/** Whether an edited page says too little of a mention to doubt its word: nothing that is clear, or nothing by its sentence. */
export function isHardlyDoubted(scored: ScoredMention, role: Role, model: DocumentModel): boolean {
  const demand = demandOn(scored, role, model);
  if (demand === undefined || scored.score === undefined || areExplained(scored, role, model)) return false;
  const { local, edited } = scored.score;
  return (
    (demand.told !== undefined && scored.told[role] < demand.told) ||
    (demand.local !== undefined && local < demand.local && edited < THRESHOLDS.clear)
  );
}

/** A page that says who those are whom both words name has chosen its words, and one for the other is a slip. */
function areExplained({ written }: ScoredMention, role: Role, model: DocumentModel): boolean {
  const [own, other] = [written && model.wordFor(written), model.wordFor(role)];
  return own !== undefined && other !== undefined && model.explained.has(own) && model.explained.has(other);
}

/** Whether what the rest of a text says may speak against a word of which its own sentence tells nothing. */
export const mayBeOutvoted = (scored: ScoredMention, role: Role, model: DocumentModel): boolean =>
  demandOn(scored, role, model)?.isSaid !== true && !isHardlyDoubted(scored, role, model);
