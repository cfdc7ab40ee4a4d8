import type { Role, Witness } from './model.js';
import { recordOf } from './termbase/role-record.js';

/** A role in words: “who buys and pays”. */
export const roleName = (role: Role): string => recordOf(role).wording.who;

/** The best reasons for a role as one phrase, or an empty string: the words that decided it. */
export function reasons(witnesses: readonly Witness[], role: Role): string {
  const best = [...witnesses].filter((witness) => witness.role === role).sort((a, b) => b.weight - a.weight);
  return [...new Set(best.map((witness) => witness.because))].slice(0, 2).join('; ');
}
