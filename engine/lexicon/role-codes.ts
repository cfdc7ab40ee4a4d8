import type { Role } from '../model.js';
import { roles } from '../termbase/roles.generated.js';

/** The letter of each role in the generated rows: the one list that the generator writes by and the engine reads by. */
export const ROLE_CODES = Object.fromEntries(roles.map(({ id, letter }) => [id, letter])) as Readonly<
  Record<Role, string>
>;
