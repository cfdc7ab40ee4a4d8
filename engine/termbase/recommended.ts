import type { Glossary, Role, Sense, Term, TermEntry } from '../model.js';
import { roles } from './roles.generated.js';

/** Spellings of the built-in words that mean them and should be written as they are. */
const DEPRECATED: ReadonlyMap<Term, readonly string[]> = new Map([
  // “end-user” is right before a noun (“an end-user licence”): that is for the rule to see.
  ['end user', ['enduser', 'end-user']],
]);

const terms: readonly TermEntry[] = [...new Set(roles.flatMap(({ senses }) => senses.map(({ term }) => term)))].map(
  (term) => ({ term, deprecated: DEPRECATED.get(term) ?? [] }),
);

const senses: readonly Sense[] = terms.flatMap(({ term }) =>
  roles.flatMap((role) =>
    role.senses
      .filter((sense) => sense.term === term)
      .map(({ definition, source }) => ({ term, role: role.id, definition, source })),
  ),
);

/** The roles of a built-in word, whatever a team calls it: none for any other word. */
export const builtInRoles = (written: Term): readonly Role[] => BUILT_IN.get(written) ?? [];

const BUILT_IN: ReadonlyMap<Term, readonly Role[]> = new Map(
  terms.map(({ term }) => [term, senses.filter((sense) => sense.term === term).map(({ role }) => role)]),
);

/** What the built-in words promise when a team says nothing else: the senses of `roles/`. */
export const recommendedGlossary: Glossary = {
  terms,
  senses,
  preferred: Object.fromEntries(
    roles.flatMap(({ id, preferred }) => (preferred === undefined ? [] : [[id, preferred]])),
  ),
  allow: [],
};
