import type { Mention, Witness } from '../model.js';
import type { Tagged } from '../syntax/tagger.js';
import { builtInRoles } from '../termbase/recommended.js';
import { isPerson, recordOf } from '../termbase/role-record.js';
import type { Acquittal } from './acquittal.js';
import { isAround, saidOfPersons, saidOfPrograms, tally } from './tally.js';

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
  const before = words[at - 1]?.token.lower ?? '';
  if (roles.some((role) => recordOf(role).accounts?.test(before)))
    return { kind: 'technical', why: 'an account of a system is meant' };
  if (roles.every(isPerson)) return undefined;
  const sums = tally(witnesses.filter((witness) => !isAround(witness)));
  const somebody = saidOfPersons(sums);
  const isProgram =
    saidOfPrograms(sums) > somebody || (somebody === 0 && words.some(({ lemma }) => NETWORK.test(lemma)));
  return isProgram ? { kind: 'technical', why: 'a program is meant' } : undefined;
}

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
