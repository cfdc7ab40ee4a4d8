import type { EvidenceKind, Role, Witness } from '../model.js';
import { isPerson } from '../termbase/role-record.js';
import { roles } from '../termbase/roles.generated.js';

/** How strongly each role is testified to. */
export type Tally = Readonly<Record<Role, number>>;

/** What a second, third … witness of the same role still adds: they are rarely independent. */
const DECAY = 0.55;

/** Weighs witnesses together, strongest first. */
export function tally(witnesses: readonly Witness[]): Tally {
  const sums = { ...NOTHING };
  const factor = { ...WHOLE };
  for (const { role, weight } of [...witnesses].sort((a, b) => b.weight - a.weight)) {
    sums[role] += weight * factor[role];
    factor[role] *= DECAY;
  }
  return sums;
}

const eachRole = (value: number): Readonly<Record<Role, number>> =>
  Object.fromEntries(roles.map(({ id }) => [id, value])) as Record<Role, number>;

const persons = roles.map(({ id }) => id).filter(isPerson);
const programs = roles.map(({ id }) => id).filter((role) => !isPerson(role));

/** How strongly somebody is testified to, whoever it is. */
export const saidOfPersons = (sums: Tally): number => Math.max(...persons.map((role) => sums[role]));

/** How strongly a program is testified to. */
export const saidOfPrograms = (sums: Tally): number => Math.max(...programs.map((role) => sums[role]));

const NOTHING = eachRole(0);
const WHOLE = eachRole(1);

/** Kinds of evidence that stand in no relation to the mention: they never decide anything alone. */
const AROUND: ReadonlySet<EvidenceKind> = new Set(['background', 'heading']);

/** Whether a witness merely stands around the mention. */
export const isAround = ({ kind }: Witness): boolean => AROUND.has(kind);

/** Kinds of evidence that name a predicate of the mention. */
const PREDICATES: ReadonlySet<EvidenceKind> = new Set(['relation', 'learned', 'definition', 'compound']);

/** Whether a reader accepts a witness as a reason: it names what the mention does, has or is called. */
export const isReason = ({ kind }: Witness): boolean => PREDICATES.has(kind);
