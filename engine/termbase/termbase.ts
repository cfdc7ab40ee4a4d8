import type { Glossary, Role, Term, TermEntry, WordDecision } from '../model.js';
import { type Matcher, matcherOf } from './matcher.js';
import { isPerson } from './role-record.js';
import { isWanted } from './spelling.js';

/** A glossary, ready for look-up: what a look-up costs does not depend on the number of terms. */
export interface Termbase {
  readonly glossary: Glossary;
  /** Finds the words of the glossary. */
  readonly matcher: Matcher;
  /** How a term is spelt; undefined for a term that the glossary does not have, or does not want to be written. */
  entry(term: Term): TermEntry | undefined;
  /** The roles that a term promises, in the order of the glossary. */
  rolesOf(term: Term): readonly Role[];
  /** The first role of a person that a term promises; undefined for a word for programs, or without a role. */
  personOf(term: Term): Role | undefined;
  /** Whether a term is one for people or programs, who do something in a sentence: any other has no part in who does what. */
  isActor(term: Term): boolean;
  /** The word that the glossary writes for a role; undefined when it has none. */
  preferred(role: Role): Term | undefined;
}

/** By terms: glossaries that differ in what a team has decided of their words are looked up alike. */
const known = new WeakMap<Glossary['terms'], Termbase>();

/** Makes a glossary ready for look-up, in time that grows with its length; once for all that have the same terms. */
export function termbaseOf(glossary: Glossary): Termbase {
  const termbase = sharedTermbase(glossary);
  return glossary.wordDecisions === undefined ? termbase : decidedTermbase(termbase, glossary.wordDecisions);
}

/**
 * The words for people of a glossary, and more that promise no role; quickly where all of its words are for people,
 * however many these are.
 *
 * @param words none of them is a word of the glossary for people, or deprecated for one
 */
export function withPeople(termbase: Termbase, words: readonly Term[]): Termbase {
  const { glossary } = termbase;
  // Only the words for people matter; a large glossary has many others.
  const own = glossary.terms.filter(({ term }) => termbase.isActor(term));
  const more = words.map((term) => ({ term, deprecated: [], isPerson: true as const }));
  const people = { ...glossary, terms: [...own, ...more] };
  const matcher = own.length === glossary.terms.length ? termbase.matcher.with(more) : undefined;
  if (matcher === undefined) return termbaseOf(people);
  const entries = new Map(more.map((entry) => [entry.term, entry]));
  const wide: Termbase = {
    ...termbase,
    glossary: people,
    matcher,
    entry: (term) => entries.get(term) ?? termbase.entry(term),
    isActor: (term) => entries.has(term) || termbase.isActor(term),
  };
  return glossary.wordDecisions === undefined ? wide : decidedTermbase(wide, glossary.wordDecisions);
}

/** The same, with whom a team says that some of its words name in some documents. */
function decidedTermbase(termbase: Termbase, decisions: readonly WordDecision[]): Termbase {
  const decided = new Map(decisions.map(({ word, roles }) => [word, roles]));
  const rolesOf = (term: Term): readonly Role[] => decided.get(term) ?? termbase.rolesOf(term);
  const { matcher } = termbase;
  return {
    ...termbase,
    rolesOf,
    personOf: (term) => rolesOf(term).find(isPerson),
    matcher: {
      ...matcher,
      *mentions(prose) {
        return (yield* matcher.mentions(prose)).map((mention) => {
          const roles = decided.get(mention.term);
          return roles === undefined || mention.roles.length === 0 ? mention : { ...mention, roles };
        });
      },
    },
  };
}

function sharedTermbase(glossary: Glossary): Termbase {
  const alike = known.get(glossary.terms);
  if (alike !== undefined && isAlike(alike.glossary, glossary))
    return alike.glossary === glossary ? alike : { ...alike, glossary };
  const termbase = newTermbase(glossary);
  known.set(glossary.terms, termbase);
  return termbase;
}

/** But for its terms, which are the same. */
const isAlike = (one: Glossary, other: Glossary): boolean =>
  one.senses === other.senses && one.preferred === other.preferred && one.allow === other.allow;

function newTermbase(glossary: Glossary): Termbase {
  const entries = new Map(glossary.terms.map((entry) => [entry.term, entry]));
  const unwanted = new Set(glossary.terms.flatMap((entry) => (isWanted(entry) ? [] : [entry.term])));
  const promised = new Map<Term, Role[]>();
  const first = new Map<Role, Term>();
  for (const { term, role } of glossary.senses) {
    const known = promised.get(term);
    if (known === undefined) promised.set(term, [role]);
    else known.push(role);
    if (!first.has(role) && isWritten(term, unwanted)) first.set(role, term);
  }
  const rolesOf = (term: Term): readonly Role[] => promised.get(term) ?? [];
  return {
    glossary,
    matcher: matcherOf(glossary, rolesOf),
    entry(term) {
      const entry = entries.get(term);
      return entry !== undefined && isWanted(entry) ? entry : undefined;
    },
    rolesOf,
    isActor: (term) => promised.has(term) || entries.get(term)?.isPerson === true,
    personOf: (term) => rolesOf(term).find(isPerson),
    preferred: (role) => glossary.preferred[role] ?? first.get(role),
  };
}

/** Nor is “end user” proposed where “user” is not to be written. */
function isWritten(term: Term, unwanted: ReadonlySet<Term>): boolean {
  const words = term.split(' ');
  return words.every((_, at) => !unwanted.has(words.slice(at).join(' ')));
}
