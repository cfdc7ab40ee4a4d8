import { type DocumentModel, holds } from '../document/document.js';
import type { ReadMention } from '../document/read-mention.js';
import type { Role } from '../model.js';
import { recordOf } from '../termbase/role-record.js';

/**
 * What the plain evidence of the lexicon must overcome where two roles
 * overlap, in log-odds: consumers and clients buy, too, so that paying alone
 * does not make them customers.
 */
export function toleranceOf(
  { relations }: ReadMention,
  role: Role,
  promised: ReadonlySet<Role>,
  model: DocumentModel,
): number {
  if (!recordOf(role).isPerson) return overlapOf(role, promised, model);
  const isToldApart = relations.some(({ slot, lemma }) => slot === 'coord' && model.usage.has(lemma));
  return (isToldApart ? TOLD_APART : 0) + overlapOf(role, promised, model);
}

/** “our users and customers”: whoever names both tells them apart. */
const TOLD_APART = 2;

function overlapOf(role: Role, promised: ReadonlySet<Role>, model: DocumentModel): number {
  const row = recordOf(role).overlaps.find(
    (overlap) =>
      (overlap.with === undefined || promised.has(overlap.with)) &&
      (overlap.when === undefined || holds(overlap.when, model)),
  );
  return row?.tolerance ?? 0;
}
