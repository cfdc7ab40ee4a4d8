import type { Witness } from './evidence/witness.js';
import type { Role } from './model.js';

/** What a role is called in messages. */
const ROLE_NAMES: Readonly<Record<Role, string>> = {
  buyer: 'who buys and pays',
  operator: 'who operates the product',
  consumer: 'the final consumer',
  client: 'who engages professional services',
  program: 'a program',
};

/** A role in words: “who buys and pays”. */
export const roleName = (role: Role): string => ROLE_NAMES[role];

/** The best reasons of a verdict as one phrase, or an empty string: the words that decided it. */
export function reasons(witnesses: readonly Witness[], role: Role): string {
  const best = [...witnesses].filter((witness) => witness.role === role).sort((a, b) => b.weight - a.weight);
  return [...new Set(best.map((witness) => witness.because))].slice(0, 2).join('; ');
}
