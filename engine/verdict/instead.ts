import type { DocumentModel } from '../document/document.js';
import type { Role, Term } from '../model.js';
import { recordOf } from '../termbase/role-record.js';

/**
 * The word of a document for who is meant instead. Buyer and consumer are often one person: what the document itself
 * calls whoever is not its user comes before what the sentence leans to.
 *
 * @param promised the roles that the written word promises
 */
export function wordInstead(role: Role, promised: ReadonlySet<Role>, model: DocumentModel): Term | undefined {
  const { goesBy } = recordOf(role);
  if (goesBy === undefined || !promised.has(goesBy.insteadOf)) return model.wordFor(role);
  // A document that says who its consumers are means them.
  const called = model.wordFor(role);
  if (called !== undefined && model.explained.has(called)) return called;
  const [own, other] = [model.usageOf(role), model.usageOf(goesBy.role)];
  const isOther = goesBy.when === 'unused' ? own === 0 && other > 1 : other > own;
  return model.wordFor(isOther ? goesBy.role : role);
}
