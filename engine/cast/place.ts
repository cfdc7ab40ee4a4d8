import { isFree } from './acting.js';
import { bit, distance, type Facts, inOneSentence, log, type Side } from './pair.js';
import type { Portrait } from './portrait.js';
import { criterionOf, facedBy, isListed, labelledBy, neighbours, sameRow } from './structure.js';

/**
 * What speaks for one mention's being the same actor as the other word of its pair.
 *
 * @param own the side of the mention
 * @param other the side of the other word
 */
export function placeFacts(one: Portrait, own: Side, other: Side): Facts {
  const nearest = nearestOf(one, other.all);
  const gap = nearest === undefined ? 20_000 : Math.min(20_000, distance(one, nearest));
  const { prose } = one.block;
  return {
    full: bit(one.full),
    compound: bit(one.head !== ''),
    row: bit(one.row),
    acts: bit(one.acts),
    gesture: bit(one.gesture),
    buys: bit(one.buys),
    managed: bit(one.managed),
    story: bit(one.story),
    article: bit(one.article),
    staff: bit(one.staff),
    everybody: bit(one.everybody),
    account: bit(one.account),
    accounted: bit(one.accounted),
    joined: bit(one.joined),
    owned: bit(one.owner !== ''),
    label: bit(one.label),
    screen: bit(one.screen),
    till: bit(one.till),
    free: bit(isFree(one)),
    underShop: bit(one.under.has('shop')),
    underNonFunctional: bit(one.under.has('nonFunctional')),
    underAdministration: bit(one.under.has('administration')),
    underBusiness: bit(one.under.has('business')),
    underRoles: bit(one.under.has('roles')),
    underAccounts: bit(one.under.has('accounts')),
    saysShop: bit(one.says.has('shop')),
    saysStaff: bit(one.says.has('staff')),
    saysAdministration: bit(one.says.has('administration')),
    saysAccounts: bit(one.says.has('accounts')),
    saysRoles: bit(one.says.has('roles')),
    heading: bit(prose.kind === 'heading' || prose.kind === 'title'),
    cell: bit(prose.kind === 'cell'),
    buyer: one.likely[0] ?? 0,
    operator: one.likely[1] ?? 0,
    gap: log(gap),
    near: bit(gap < 300),
    besides: bit(other.all.some((another) => inOneSentence(one, another))),
    faced: bit(facedBy(one, other)),
    criterion: bit(criterionOf(one, other)),
    labelled: bit(labelledBy(one, other)),
    sameRow: bit(other.all.some((another) => sameRow(one, another))),
    neighbour: bit(other.full.some((another) => neighbours(one, another))),
    headed: bit(
      one.block.prose.context.headings.some((heading) => new RegExp(`\\b${other.term}s?\\b`, 'i').test(heading)),
    ),
    listedOther: bit(isListed(other) && !isListed(own)),
    listedOwn: bit(isListed(own) && !isListed(other)),
    minority: log(other.full.length) - log(own.full.length),
    few: bit(own.full.length <= 3 && other.full.length >= 3 * own.full.length),
    own: log(own.full.length),
    general: bit(own.kind === 'general'),
    party: bit(own.kind === 'party'),
  };
}

function nearestOf(one: Portrait, others: readonly Portrait[]): Portrait | undefined {
  let best: Portrait | undefined;
  for (const other of others) if (best === undefined || distance(one, other) < distance(one, best)) best = other;
  return best;
}
