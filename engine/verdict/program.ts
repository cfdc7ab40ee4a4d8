import type { DocumentModel } from '../document/document.js';
import { isAmongPrograms } from '../evidence/program.js';
import type { Score } from '../learned/score.js';
import type { Role } from '../model.js';
import { recordOf } from '../termbase/role-record.js';
import { THRESHOLDS } from './thresholds.js';
import type { Case } from './verdict.js';

/**
 * “The client clicks Save” in a guide that speaks of its users: no program has hands. Of a draft, “the client's password”
 * says enough.
 */
const isAmong = (role: Role, plain: number, isSaid: boolean, model: DocumentModel): boolean =>
  plain >= (isSaid ? THRESHOLDS.likelyPlain : THRESHOLDS.clearPlain) && model.usageOf(role) >= 2;

/**
 * In a text about software a client is a program, and so is a consumer, unless
 * the sentence plainly says otherwise or somebody owns them (“our clients”).
 */
export function isProgram(
  { mention, isDraft, model }: Case,
  { role, local, edited, draft }: Score,
  plain: number,
): boolean {
  const { roles, relations } = mention;
  const homonym = roles[0] === undefined ? undefined : recordOf(roles[0]).homonym;
  if (homonym === undefined) return false;
  const isExcepted = homonym.except !== undefined && model.speaksOf(homonym.except);
  if (!isExcepted && homonym.never?.includes(role))
    return !isAmong(role, plain, isDraft && local >= THRESHOLDS.saidAmong, model);
  if (!model.speaksOf('technical') || isExcepted) return false;
  const isDoubted = edited >= THRESHOLDS.likely || (isDraft && draft >= THRESHOLDS.clearDraft);
  const isSaid = homonym.local !== undefined && local >= homonym.local && !isAmongPrograms(mention.words, mention.at);
  if (isSaid && isDoubted) return false;
  const owned = relations.some(({ slot, lemma }) => slot === 'owner' && /^(?:our|your|their)$/.test(lemma));
  return plain < (owned ? THRESHOLDS.likelyPlain : THRESHOLDS.clearPlain);
}
