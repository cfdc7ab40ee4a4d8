import type { Role } from '../model.js';

/** Words that testify to a role. Prose offsets; {@link Evidence} is the same in source offsets. */
export interface Witness {
  readonly role: Role;
  /** Log-odds. */
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  readonly because: string;
  /** The cue that called it. */
  readonly cue: string;
}

/** How strongly each role is testified to. */
export type Tally = Readonly<Record<Role, number>>;

/** What a second, third … witness of the same role still adds: they are rarely independent. */
const DECAY = 0.55;

/** Weighs witnesses together, strongest first. */
export function tally(witnesses: readonly Witness[]): Tally {
  const sums: Record<Role, number> = { buyer: 0, operator: 0, consumer: 0, client: 0, program: 0 };
  const factor: Record<Role, number> = { buyer: 1, operator: 1, consumer: 1, client: 1, program: 1 };
  for (const witness of [...witnesses].sort((a, b) => b.weight - a.weight)) {
    sums[witness.role] += witness.weight * factor[witness.role];
    factor[witness.role] *= DECAY;
  }
  return sums;
}
