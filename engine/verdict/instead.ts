import type { DocumentModel } from '../document/document.js';
import type { ScoredMention } from '../learned/scorer.js';
import type { Role, Term } from '../model.js';
import { recordOf } from '../termbase/role-record.js';

/**
 * The word of a document for who is meant instead. Buyer and consumer are often one person: what the document itself
 * calls whoever is not its user comes before what the sentence leans to.
 *
 * @param mention what the written word promises, and what was scored
 */
export function wordInstead(
  role: Role,
  { promised, score }: Pick<ScoredMention, 'promised' | 'score'>,
  model: DocumentModel,
): Term | undefined {
  const { goesBy } = recordOf(role);
  if (goesBy === undefined || !promised.has(goesBy.insteadOf)) return model.wordFor(role);
  // A document that says who its consumers are means them, and so does a sentence that tells the two apart.
  const called = model.wordFor(role);
  const isTold = (score?.margin ?? 0) >= TOLD && model.usageOf(role) > 0;
  if (called !== undefined && (isTold || model.explained.has(called))) return called;
  const [own, other] = [model.usageOf(role), model.usageOf(goesBy.role)];
  const isOther = goesBy.when === 'unused' ? own === 0 && other > 1 : other > own;
  return model.wordFor(isOther ? goesBy.role : role);
}

/** So far ahead of the next role, in log-odds, a sentence means this one. */
const TOLD = 1;
