import type { Role } from '../model.js';
import type { RoleRecord } from './role.js';
import { roles } from './roles.generated.js';

const RECORDS: ReadonlyMap<Role, RoleRecord> = new Map(roles.map((record) => [record.id, record]));

/** The record of a role. */
export const recordOf = (role: Role): RoleRecord => RECORDS.get(role) as RoleRecord;

/** Whether somebody has a role; nobody has that of a program. */
export const isPerson = (role: Role): boolean => recordOf(role).isPerson;
