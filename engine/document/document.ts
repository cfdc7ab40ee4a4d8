import type { Role, Term, Topic } from '../model.js';
import type { Circumstance } from '../termbase/role.js';
import { roles } from '../termbase/roles.generated.js';
import type { Termbase } from '../termbase/termbase.js';
import { isVariantOf } from '../termbase/variant.js';
import { ASKED_OWNED, type Block } from './block.js';
import { type Definition, definedByNext } from './definition.js';
import type { ReadMention } from './read-mention.js';
import { isAbout, type Topics } from './topic.js';

/** What the whole document says about its own words. */
export interface DocumentModel {
  /** About how many words the text has. */
  readonly words: number;
  /** How often each term is used of somebody (acquitted mentions do not count). */
  readonly usage: ReadonlyMap<Term, number>;
  /** How often the words of a role are used of somebody. */
  usageOf(role: Role): number;
  /** Whether the document is about something; it may be about several things or none. */
  speaksOf(topic: Topic): boolean;
  /** Whether it speaks of somebody's people of a role: “your clients” and “their clients” are people who engage somebody. */
  speaksOfOwned(role: Role): boolean;
  /** The document's own definitions, first one of each term. */
  readonly definitions: ReadonlyMap<Term, Definition>;
  /** The words of which it says who they are: those that it defines, and those that it explains in passing. */
  readonly explained: ReadonlySet<Term>;
  /** The roles that a word promises here: by the document's own definition, or by the glossary. */
  promised(term: Term): ReadonlySet<Role>;
  /** The word that this document has for a role. */
  wordFor(role: Role): Term | undefined;
}

/**
 * Reads the document as a whole from its blocks.
 *
 * @param length of the text, in UTF-16 code units: a comment that silences a finding must not change what is judged
 * @param topics what the text of the document speaks of
 */
export function documentModel(
  length: number,
  blocks: readonly Block[],
  termbase: Termbase,
  topics: Topics,
): DocumentModel {
  const counts = new Map<Term, { count: number }>();
  const owned = new Set<Role>();
  for (const { used, owned: theirs } of blocks) {
    for (const term of used) {
      const known = counts.get(term);
      if (known === undefined) counts.set(term, { count: 1 });
      else known.count++;
    }
    for (const role of theirs) owned.add(role);
  }
  const usage = new Map<Term, number>();
  for (const [term, { count }] of counts) usage.set(term, count);
  const byRole = new Map<Role, number>();
  for (const [term, count] of usage) {
    const role = termbase.personOf(term);
    if (role !== undefined) byRole.set(role, (byRole.get(role) ?? 0) + count);
  }
  const words = Math.max(1, length / 6);
  const definitions = definitionsOf(blocks);
  const promised = new Map<Term, ReadonlySet<Role>>();
  const called = new Map<Role, Term | undefined>();
  const about = {
    words,
    usage,
    usageOf: (role: Role) => byRole.get(role) ?? 0,
    speaksOf: (topic: Topic) =>
      isAbout(topic, topics.count(topic), words) || (topic === 'shop' && isBriefly(topics.count(topic), words)),
    definitions,
    explained: new Set([...definitions.keys(), ...blocks.flatMap(({ explained }) => explained)]),
  };
  return {
    ...about,
    speaksOfOwned: (role) => owned.has(role),
    promised(term) {
      const known = promised.get(term) ?? promisedBy(term, definitions, termbase);
      promised.set(term, known);
      return known;
    },
    wordFor(role) {
      if (!called.has(role)) called.set(role, wordFor(role, about, termbase));
      return called.get(role);
    },
  };
}

function definitionsOf(blocks: readonly Block[]): ReadonlyMap<Term, Definition> {
  const definitions = new Map<Term, Definition>();
  blocks.forEach((block, index) => {
    if (block.mentions.length === 0) return;
    const all = block.prose.kind === 'term' ? definedByNext(block, blocks[index + 1]) : block.defined;
    for (const { at, ...defined } of all) {
      const mention = block.mentions[at] as ReadMention;
      if (!definitions.has(mention.term)) definitions.set(mention.term, { ...defined, term: mention.term, mention });
    }
  });
  return definitions;
}

/** “Guest checkout: …”: a note of few words is about the one that it names. */
const isBriefly = (count: number, words: number): boolean => count >= 1 && count / words > 0.03;

function promisedBy(term: Term, definitions: ReadonlyMap<Term, Definition>, termbase: Termbase): ReadonlySet<Role> {
  const own = definitions.get(term)?.role;
  if (own === undefined) return new Set(termbase.rolesOf(term));
  // What a team says of its people and of its words, a document adds to.
  const { cast = [], wordDecisions = [] } = termbase.glossary;
  const isTold = cast.some((member) => member.term === term) || wordDecisions.some(({ word }) => word === term);
  return new Set(isTold ? [...termbase.rolesOf(term), own] : [own]);
}

function wordFor(
  role: Role,
  about: Pick<DocumentModel, 'usage' | 'usageOf' | 'speaksOf' | 'definitions'>,
  termbase: Termbase,
): Term | undefined {
  const preferred = termbase.preferred(role);
  const isOwn = preferred !== undefined && termbase.personOf(preferred) === role;
  // Who pays an agency is its client, however the rest of the world calls buyers.
  const other = roles.find(
    ({ id, standsFor }) =>
      isOwn &&
      standsFor?.role === role &&
      about.speaksOf(standsFor.topic) &&
      about.usageOf(id) >= standsFor.share * about.usageOf(role),
  );
  const stand = other && termbase.preferred(other.id);
  if (stand !== undefined) return stand;
  for (const definition of about.definitions.values()) if (definition.role === role) return definition.term;
  return preferred === undefined ? undefined : (usualVariant(preferred, about.usage) ?? preferred);
}

/** “end user”, where the document says it more often than “user”. */
function usualVariant(term: Term, usage: ReadonlyMap<Term, number>): Term | undefined {
  for (const [other, count] of usage)
    if (isVariantOf(other, term) && count > (usage.get(term) ?? 0) && count >= 2) return other;
  return undefined;
}

/** Of a text of a few sentences nobody expects that it names everybody. */
const PAGE = 100;

/** Whether a text is long enough to tell by its words who is there and who is not. */
export const isPage = ({ words }: Pick<DocumentModel, 'words'>): boolean => words >= PAGE;

/** Whether a document is as a row of a role's record asks for. */
export function holds({ topic, used = [], unused = [], owned }: Circumstance, model: DocumentModel): boolean {
  return (
    (topic === undefined || model.speaksOf(topic)) &&
    used.every((role) => model.usageOf(role) > 0) &&
    unused.every((role) => model.usageOf(role) === 0) &&
    (owned === undefined || model.speaksOfOwned(owned))
  );
}

/** Whether two lists hold the same pairs in the same order: the first word of a role is the one that is proposed. */
const areInOrder = <T>(before: readonly (readonly [Term, T])[], now: readonly (readonly [Term, T])[]): boolean =>
  before.length === now.length && before.every(([term, value], at) => now[at]?.[0] === term && now[at]?.[1] === value);

/**
 * Whether two models of one document say the same to whoever weighs what is told of a mention: what the words are defined
 * as, in which order, which ones are explained, and every topic that was asked for before.
 */
export function weighsAlike(before: DocumentModel, now: DocumentModel, asked: ReadonlySet<Topic>): boolean {
  const definitions = ({ definitions: all }: DocumentModel) =>
    [...all].map(([term, { role }]) => [term, role] as const);
  if (!areInOrder(definitions(before), definitions(now))) return false;
  if (before.explained.size !== now.explained.size || [...now.explained].some((term) => !before.explained.has(term)))
    return false;
  for (const topic of asked) if (before.speaksOf(topic) !== now.speaksOf(topic)) return false;
  return true;
}

/** Whether they say the same of how their words are used as well: then they say the same to whoever judges a mention. */
export function usesAlike(before: DocumentModel, now: DocumentModel): boolean {
  for (const role of ASKED_OWNED) if (before.speaksOfOwned(role) !== now.speaksOfOwned(role)) return false;
  return isPage(before) === isPage(now) && areInOrder([...before.usage], [...now.usage]);
}
