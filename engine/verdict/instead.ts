import type { DocumentModel } from '../document/document.js';
import type { Role, Term } from '../model.js';

/**
 * The word of a document for who is meant instead. Buyer and consumer are often one person: what the document itself
 * calls whoever is not its user comes before what the sentence leans to.
 *
 * @param promised the roles that the written word promises
 */
export function wordInstead(role: Role, promised: ReadonlySet<Role>, model: DocumentModel): Term | undefined {
  if (!promised.has('operator')) return model.wordFor(role);
  if (role === 'buyer' && model.usageOf('buyer') === 0 && model.usageOf('consumer') > 1)
    return model.wordFor('consumer');
  if (role === 'consumer' && model.usageOf('buyer') > model.usageOf('consumer')) return model.wordFor('buyer');
  return model.wordFor(role);
}
