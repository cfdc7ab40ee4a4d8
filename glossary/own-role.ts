import { type Configuration, recommendedSettings, settingsInScope } from '../configuration/index.js';
import type { Glossary } from '../engine/index.js';
import type { GlossaryEntry } from './entry.js';

/** What a word is where it stands: a term, preferred for a role, or to be written as another. */
export type StandsAs = 'term' | 'preferred' | 'unwanted';

/** What is known of a glossary beside its entries. */
export interface Background {
  /** The roles of words, with all that is inherited. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  /** Whose people words are. */
  readonly cast: NonNullable<Glossary['cast']>;
  /** The words that the team itself prefers for its roles, by role. */
  readonly preferred: ReadonlyMap<string, string>;
  /**
   * Where a word stands: “distinguo.yml:3:5”; undefined where that is not known.
   *
   * @param entry the word of the entry in which it stands; of a term, its own
   */
  readonly whereIs: (word: string, as: StandsAs, entry: string) => string | undefined;
}

/** What is known beside the entries of a glossary in another format. */
export const backgroundAlone = (whereIs: Background['whereIs']): Background =>
  background(recommendedSettings.glossary, new Map(), whereIs);

/** What a configuration says beside its entries. */
export const backgroundOf = (configuration: Configuration, whereIs: Background['whereIs']): Background =>
  background(settingsInScope(configuration).glossary, preferredIn(configuration), whereIs);

function background(
  { senses, cast = [] }: Glossary,
  preferred: Background['preferred'],
  whereIs: Background['whereIs'],
): Background {
  const roles = new Map<string, string[]>();
  for (const { term, role } of senses) {
    const known = roles.get(term);
    if (known === undefined) roles.set(term, [role]);
    else known.push(role);
  }
  return { roles, cast, preferred, whereIs };
}

function preferredIn({ layers }: Configuration): Background['preferred'] {
  const preferred = new Map<string, string>();
  for (const { origin, data } of layers) {
    if (origin.startsWith('distinguo:')) continue;
    for (const part of [data, ...(data.overrides ?? [])]) {
      for (const [term, change] of part.terms ?? [])
        if (change !== false && change.preferred === true)
          for (const role of change.roles ?? []) preferred.set(role, term);
      for (const [role, { preferred: term }] of part.roles ?? []) if (term !== undefined) preferred.set(role, term);
    }
  }
  return preferred;
}

/** Whether the cast says that two words name the people of different others: the one ours, the other a merchant's. */
export function isOfOthers(one: string, other: string, { cast }: Background): boolean {
  const [a, b] = [one, other].map((word) => cast.find(({ term }) => term === word));
  return a !== undefined && b !== undefined && a.of !== b.of;
}

/**
 * A word that is given up for another of the same role, though it is a term or is preferred for that role: nothing can
 * tell where it would be right. A sentence with the remedy.
 *
 * @param own the entry of the word; undefined where it has none
 * @param target the term that is to be written instead, as it is written there
 */
export function sameRoleFault(
  word: string,
  own: GlossaryEntry | undefined,
  target: { readonly term: string; readonly written: string; readonly roles?: readonly string[] | undefined },
  { roles: known, preferred, whereIs }: Background,
): string | undefined {
  const theirs = target.roles ?? known.get(target.term) ?? [];
  const ours = own?.roles ?? known.get(word) ?? [];
  const isWanted = theirs.filter((role) => preferred.get(role) === word);
  const roles = own === undefined ? isWanted : theirs.filter((role) => ours.includes(role));
  if (roles.length === 0) return undefined;
  const given = whereIs(word, 'unwanted', target.term);
  const kept = whereIs(word, isWanted.length > 0 ? 'preferred' : 'term', word);
  const is = isWanted.length > 0 ? 'preferred' : 'a word of its own';
  const same = roles.length === 1 ? 'role' : 'roles';
  return `“${word}” is to be written as “${target.written}”${inBrackets(given)}, and is ${is} for the same ${same}, ${roles.join(' and ')}${inBrackets(kept)}: tell the two apart by a cast that says whose people each is, or drop one.`;
}

const inBrackets = (place: string | undefined): string => (place === undefined ? '' : ` (${place})`);
