import type { ScoredMention } from '../learned/scorer.js';
import type { Role } from '../model.js';
import { recordOf } from '../termbase/role-record.js';
import type { Case } from './verdict.js';

/** Whether something holds of one of the promised roles: asked of every mention, with each letter that changes a count. */
export function anyOf(promised: ReadonlySet<Role>, holds: (role: Role) => boolean): boolean {
  for (const role of promised) if (holds(role)) return true;
  return false;
}

/** Who has bought operates as well. */
export const mayOperate = ({ promised }: ScoredMention, role: Role): boolean =>
  anyOf(promised, (one) => recordOf(one).operates?.as === role);

/** A shopper operates the shop as a customer. */
export const isOperatingShopper = ({ scored: { promised }, model }: Case, role: Role): boolean =>
  anyOf(promised, (one) => {
    const { operates } = recordOf(one);
    return operates?.as === role && model.speaksOf(operates.topic);
  });

/** Consumers and clients buy, too. */
export const mayBuy = ({ promised }: ScoredMention, role: Role): boolean =>
  anyOf(promised, (own) => recordOf(own).compatible?.includes(role) === true);
