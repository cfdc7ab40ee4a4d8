import type { Glossary, Role, SourceDocument, Term } from '../model.js';
import type { Analysed } from './analysis.js';
import type { KnownBlock } from './block.js';
import { type Definition, definitionsIn } from './definition.js';
import { type Subject, type SubjectMatter, subjectMatterOf } from './topic.js';

/** What a document is about, as shares of its words; a document may be several things or none. */
export type Domain = Exclude<Subject, 'technical'>;

/** The domains of a document; each is looked for when it is asked for. */
export interface Domains {
  has(domain: Domain): boolean;
}

/** What the whole document says about its own words. */
export interface DocumentModel {
  /** How often each term is used of somebody (acquitted mentions do not count). */
  readonly usage: ReadonlyMap<Term, number>;
  readonly domains: Domains;
  /** It is written about software, for people who build or run it: technical words are one in 85. */
  readonly isTechnical: boolean;
  /** It speaks of somebody's clients (“your clients”, “their clients”): then they are people who engage somebody. */
  readonly hasOwnedClients: boolean;
  /** The document's own definitions, first one of each term. */
  readonly definitions: ReadonlyMap<Term, Definition>;
  /** The word that this document has for a role. */
  wordFor(role: Role): Term | undefined;
}

/**
 * Reads the document as a whole from its analysed blocks.
 *
 * @param matter what the text of the document speaks of
 */
export function readDocument(
  document: SourceDocument,
  blocks: readonly KnownBlock[],
  glossary: Glossary,
  matter: SubjectMatter = subjectMatterOf(document.text),
): DocumentModel {
  const usage = new Map<Term, number>();
  for (const { analysis } of blocks)
    for (const { mention, acquittal } of analysis.mentions)
      if (acquittal === undefined) usage.set(mention.term, (usage.get(mention.term) ?? 0) + 1);
  const definitions = new Map<Term, Definition>();
  blocks.forEach((block, index) => {
    if (!block.mayDefine) return;
    for (const definition of definitionsIn(block.analysis, blocks[index + 1]?.analysis))
      if (!definitions.has(definition.term)) definitions.set(definition.term, definition);
  });
  const words = Math.max(1, document.text.length / 6);
  const domains: Domains = { has: (domain) => isDomain(matter.count(domain), words) };
  return {
    usage,
    domains,
    get isTechnical() {
      return matter.count('technical') > Math.max(3, document.text.length / 6 / 85);
    },
    hasOwnedClients: blocks.some(({ analysis }) => analysis.mentions.some(isOwnedClient)),
    definitions,
    wordFor: (role) => wordFor(role, usage, definitions, domains, glossary),
  };
}

/** Eight words of a domain, or three that are one in 160 words, make it. */
function isDomain(count: number, words: number): boolean {
  return count >= 3 && (count >= 8 || count / words > 0.006);
}

const isOwnedClient = ({ mention, relations }: Analysed): boolean =>
  mention.term === 'client' && relations.some(({ slot, lemma }) => slot === 'owner' && lemma !== 'our');

function wordFor(
  role: Role,
  usage: ReadonlyMap<Term, number>,
  definitions: ReadonlyMap<Term, Definition>,
  domains: Domains,
  glossary: Glossary,
): Term | undefined {
  // who pays an agency is its client, however the rest of the world calls buyers
  const engaged = domains.has('agency') && (usage.get('client') ?? 0) >= 1.5 * (usage.get('customer') ?? 0);
  if (role === 'buyer' && engaged && glossary.preferred.buyer === 'customer') return 'client';
  for (const definition of definitions.values()) if (definition.role === role) return definition.term;
  const terms = glossary.senses.filter((sense) => sense.role === role).map((sense) => sense.term);
  const preferred = glossary.preferred[role] ?? terms[0];
  if (role === 'operator') {
    const users = usage.get('user') ?? 0;
    const ends = usage.get('end user') ?? 0;
    if (preferred === 'user' && ends > users && ends >= 2) return 'end user';
  }
  return preferred;
}

/**
 * Whether two models of one document say the same to whoever judges a mention: how often each
 * word is used, what the words are defined as, and every subject that was asked for before.
 */
export function judgesAlike(before: DocumentModel, now: DocumentModel, asked: ReadonlySet<Subject>): boolean {
  if (before.hasOwnedClients !== now.hasOwnedClients) return false;
  if (before.usage.size !== now.usage.size || before.definitions.size !== now.definitions.size) return false;
  for (const [term, count] of before.usage) if (now.usage.get(term) !== count) return false;
  for (const [term, { role }] of before.definitions) {
    const definition = now.definitions.get(term);
    if (definition === undefined || definition.role !== role) return false;
  }
  for (const subject of asked) {
    const same =
      subject === 'technical'
        ? before.isTechnical === now.isTechnical
        : before.domains.has(subject) === now.domains.has(subject);
    if (!same) return false;
  }
  return true;
}
