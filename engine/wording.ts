import type { Role, Witness } from './model.js';
import { recordOf } from './termbase/role-record.js';

/** A role in words: “who buys and pays”. */
export const whoInRole = (role: Role): string => recordOf(role).wording.who;

/** The best reasons for a role as one phrase, or an empty string: the words that decided it. */
export function reasons(witnesses: readonly Pick<Witness, 'role' | 'weight' | 'because'>[], role: Role): string {
  const best = [...witnesses].filter((witness) => witness.role === role).sort((a, b) => b.weight - a.weight);
  const [first, second] = new Set(best.map((witness) => witness.because));
  if (second === undefined) return first ?? '';
  const [one, other] = [SAID.exec(first ?? ''), SAID.exec(second)];
  // “a” is what a buyer does; “b” is what a buyer does
  const isSame = one !== null && one[2] === other?.[2] && one[3] === other?.[3];
  return isSame ? `${one[1]} and ${other?.[1]} ${PLURAL[one[2] as string]}${one[3]}` : `${first}; ${second}`;
}

/** Quoted words, the verb that they have, and what is said of them. */
const SAID = /^(“[^“”]*”) (is|speaks)( .*)$/s;
const PLURAL: Readonly<Record<string, string>> = { is: 'are', speaks: 'speak' };
