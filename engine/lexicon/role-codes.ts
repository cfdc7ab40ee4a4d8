import type { Role } from '../model.js';

/** The letter of each role in the generated rows: the one list that the generator writes by and the engine reads by. */
export const ROLE_CODES: Readonly<Record<Role, string>> = {
  buyer: 'b',
  operator: 'o',
  consumer: 'k',
  client: 'c',
  program: 'p',
};
