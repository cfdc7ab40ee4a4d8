import type { Mention, Witness } from '../model.js';
import type { Tagged } from '../syntax/tag.js';
import { builtInRoles } from '../termbase/recommended.js';
import type { Acquittal } from './acquittal.js';
import { isAround, tally } from './tally.js';

/**
 * A word for people that is to be written as another, where it means a program or an account of a system: “the HTTP
 * client retries” is no tenant, and “the root user” no member.
 */
export function programOf(
  words: readonly Tagged[],
  at: number,
  { written }: Mention,
  witnesses: readonly Witness[],
): Acquittal | undefined {
  if (written === undefined) return undefined;
  const roles = builtInRoles(written);
  if (roles.includes('operator') && SYSTEM.test(words[at - 1]?.token.lower ?? ''))
    return { kind: 'technical', why: 'an account of a system is meant' };
  if (!roles.includes('program')) return undefined;
  const sums = tally(witnesses.filter((witness) => !isAround(witness)));
  const somebody = Math.max(...Object.entries(sums).map(([role, sum]) => (role === 'program' ? 0 : sum)));
  const isProgram = sums.program > somebody || (somebody === 0 && words.some(({ lemma }) => NETWORK.test(lemma)));
  return isProgram ? { kind: 'technical', why: 'a program is meant' } : undefined;
}

/** Whose user nobody is. */
const SYSTEM =
  /^(?:root|non-root|sudo|unprivileged|privileged|system|unix|linux|posix|os|database|db|sql|postgres|mysql|daemon)$/;

/** What programs have to do with; beside nothing that people do, the word means one of them. */
const NETWORK =
  /^(?:server|socket|port|tls|ssl|https?|tcp|udp|header|token|endpoint|packet|api|proxy|handshake|connection|daemon|protocol|sdk|timeout|websocket|broker|queue|payload)$/;
