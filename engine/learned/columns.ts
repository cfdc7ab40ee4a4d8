import type { Role } from '../model.js';
import type { RoleRecord } from '../termbase/role.js';
import { roles } from '../termbase/roles.generated.js';
import { columns } from './weights.generated.js';

/** The roles of which the learned models have a column each, in their order. */
export const COLUMNS: readonly Role[] = columns;

/** A role of persons that the learned models do not know: no fault of the program, but a step that is left to do. */
class UnlearnedRoleError extends Error {
  /** What to do about it. */
  readonly remedy: string;

  /** @param record the file of the role */
  constructor(role: Role, record: string) {
    super(`the learned models have no column for the role “${role}”`);
    this.remedy = `learn one (npm run train), or name in ${record} the role by whose column it is judged (judgedAs)`;
  }
}

/**
 * The column that judges each role: its own, or that of the role from which its record borrows.
 *
 * @throws with a remedy, when a role of persons has neither: its words would never be judged, and nobody would know
 */
export function columnsFor(records: readonly RoleRecord[], known: readonly Role[]): ReadonlyMap<Role, number> {
  return new Map(
    records
      .filter(({ isPerson }) => isPerson)
      .map(({ id, judgedAs = id }) => {
        const column = known.indexOf(judgedAs);
        if (column < 0) throw new UnlearnedRoleError(judgedAs, `engine/termbase/roles/${id}.ts`);
        return [id, column] as const;
      }),
  );
}

const BY_ROLE = columnsFor(roles, COLUMNS);

/** The column that judges a role, or -1 for one that nobody has. */
export const columnOf = (role: Role | undefined): number => (role === undefined ? -1 : (BY_ROLE.get(role) ?? -1));

/** A number for each column. */
export type PerColumn = readonly number[];
