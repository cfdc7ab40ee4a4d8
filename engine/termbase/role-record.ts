import type { Role } from '../model.js';
import type { RoleRecord } from './role.js';
import { roles } from './roles.generated.js';

const RECORDS: ReadonlyMap<Role, RoleRecord> = new Map(roles.map((record) => [record.id, record]));

/** The record of a role. */
export const recordOf = (role: Role): RoleRecord => RECORDS.get(role) as RoleRecord;

/** The role of whoever has to do with the product and of whom no more is said. */
export const ANYBODY: Role = (roles.find(({ isAnybody }) => isAnybody === true) as RoleRecord).id;

/** Whether somebody has a role; nobody has that of a program. */
export const isPerson = (role: Role): boolean => recordOf(role).isPerson;
