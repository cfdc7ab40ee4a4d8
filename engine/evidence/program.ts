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

/** Whether a sentence speaks of what programs do: then a word that programs bear as well means one of them. */
export const isAmongPrograms = (words: readonly Tagged[], at: number): boolean =>
  words[at - 1]?.tag === 'opaque' ||
  CONSUMED.test(words[at - 1]?.lemma ?? '') ||
  words.some(({ lemma, tag }) => tag !== 'mention' && RUNNING.test(lemma));

/** What programs call, send and leave, and no person does. */
const RUNNING =
  /^(?:api|rest|endpoint|webhook|sdk|query|payload|json|package|npm|library|wrapper|dependency|semver|developer|schema|module|parser|util|worker|thread|cache|queue|broker|timeout|idle|emit|exit|crash|backfill|implementation|null|undefined|deserialise|deserialize)$/;

/** What is read rather than bought: “knowledge consumers”, “a data consumer”. */
const CONSUMED = /^(?:knowledge|content|data|information|news|event|message|service|code|artifact|signal|feed)$/;
