import type { Role, Span, Witness } from '../model.js';
import type { Portrait } from './portrait.js';
import type { Where } from './where.js';

/** What a mention testifies of the role of its person, and where it stands. */
export interface Testimony {
  readonly role: Role;
  /** In log-odds; larger is stronger. */
  readonly weight: number;
  /** “*pays* is what a buyer does”. */
  readonly because: string;
  /** The mention. */
  readonly span: Span;
}

/** Less than this tells nothing by itself. */
export const TELLING = 1.5;

/** What is told of the person of a mention; nothing where its sentence speaks for two roles alike. */
export function testimonyOf(portrait: Portrait, where: Where): readonly Testimony[] {
  const { witnesses } = portrait.mention.mention;
  const span = where.spanOf(portrait);
  const told = witnesses.filter(({ kind }) => kind === 'relation');
  const byRole = new Map<Role, number>();
  for (const { role, weight } of told) byRole.set(role, (byRole.get(role) ?? 0) + weight);
  const [first, second] = [...byRole].sort(([, a], [, b]) => b - a);
  const decided =
    first !== undefined && first[1] >= TELLING && first[1] - (second?.[1] ?? 0) >= TELLING / 2 ? first : undefined;
  const main = decided && { role: decided[0], weight: decided[1], because: becauseOf(decided[0], told), span };
  return [...(main === undefined ? [] : [main]), ...actsOf(portrait, span).filter(({ role }) => role !== main?.role)];
}

const becauseOf = (role: Role, witnesses: readonly Witness[]): string =>
  witnesses.filter((one) => one.role === role).reduce((best, one) => (one.weight > best.weight ? one : best)).because;

/** Gestures at a screen and purchases, which testify to no role by themselves: a buyer may be at the screen as well. */
function actsOf({ gesture, buys, mention: { mention } }: Portrait, span: Span): readonly Testimony[] {
  const verb = mention.relations.find(({ slot }) => slot === 'subj' || slot === 'psubj');
  if (verb === undefined) return [];
  const words = `“${mention.prose.text.slice(verb.start, verb.end)}”`;
  const act = (role: Role, because: string): Testimony => ({ role, because, weight: TELLING / 2, span });
  return [
    ...(gesture ? [act('operator', `${words} is done at a screen`)] : []),
    ...(buys ? [act('buyer', `${words} is said of a purchase`)] : []),
  ];
}
