import type { Analysed, BlockAnalysis } from './analysis.js';
import { type Definition, definitionsIn } from './definition.js';
import type { Glossary, Role, SourceDocument, Term } from './model.js';

/** What a document is about, as shares of its words; a document may be several things or none. */
export type Domain = 'shop' | 'agency' | 'regulation' | 'api' | 'billing';

/** What the whole document says about its own words. */
export interface DocumentModel {
  /** How often each term is used of somebody (acquitted mentions do not count). */
  readonly usage: ReadonlyMap<Term, number>;
  readonly domains: ReadonlySet<Domain>;
  /** It is written about software, for people who build or run it. */
  readonly isTechnical: boolean;
  /** It speaks of somebody's clients (“your clients”, “their clients”): then they are people who engage somebody. */
  readonly hasOwnedClients: boolean;
  /** The document's own definitions, first one of each term. */
  readonly definitions: ReadonlyMap<Term, Definition>;
  /** The word that this document has for a role. */
  wordFor(role: Role): Term | undefined;
}

/** Words that tell what a document is about; eight of them, or three that are one in 160 words, make the domain. */
const DOMAIN_WORDS: Readonly<Record<Domain, RegExp>> = {
  shop: /\b(?:check-?outs?|carts?|baskets?|storefronts?|shoppers?|shopping|vouchers?|webshops?|e-?commerce|parcels?|product pages?|coupons?|back ?office|sales channels?|merchants?)\b/gi,
  agency:
    /\b(?:agency|agencies|retainers?|law firm|consultancy|consultants?|freelancers?|engagements?|pitch(?:es)?|solicitors?|partners)\b/gi,
  regulation:
    /\b(?:directive|regulations?|ombudsman|statutory|withdrawal|withdraw|pursuant|jurisdiction|consumer (?:rights|protection|law|data)|cooling-off|legal guarantee|by law|courts?|arbitration|legally)\b/gi,
  api: /\b(?:endpoints?|api|payloads?|webhooks?|kafka|brokers?|topics?|sdk|oauth|graphql|json|http)\b/gi,
  billing: /\b(?:invoices?|billing|billed|subscriptions?|renewals?|seats?|plans?|payment methods?)\b/gi,
};

/** Reads the document as a whole from its analysed blocks. */
export function readDocument(
  document: SourceDocument,
  blocks: readonly BlockAnalysis[],
  glossary: Glossary,
): DocumentModel {
  const usage = new Map<Term, number>();
  for (const { mentions } of blocks)
    for (const { mention, acquittal } of mentions)
      if (acquittal === undefined) usage.set(mention.term, (usage.get(mention.term) ?? 0) + 1);
  const definitions = new Map<Term, Definition>();
  for (const definition of blocks.flatMap((block, index) => definitionsIn(block, blocks[index + 1])))
    if (!definitions.has(definition.term)) definitions.set(definition.term, definition);
  const domains = domainsOf(document.text);
  return {
    usage,
    domains,
    isTechnical: isTechnical(document.text), hasOwnedClients: hasOwnedClients(blocks),
    definitions,
    wordFor: (role) => wordFor(role, usage, definitions, domains, glossary),
  };
}

function domainsOf(text: string): ReadonlySet<Domain> {
  const words = Math.max(1, text.length / 6);
  const found = new Set<Domain>();
  for (const [domain, pattern] of Object.entries(DOMAIN_WORDS) as [Domain, RegExp][]) {
    const count = text.match(pattern)?.length ?? 0;
    if (count >= 3 && (count >= 8 || count / words > 0.006)) found.add(domain);
  }
  return found;
}

function hasOwnedClients(blocks: readonly BlockAnalysis[]): boolean {
  return allMentions(blocks).some(({ mention, relations }) => mention.term === 'client' && relations.some(({ slot, lemma }) => slot === 'owner' && lemma !== 'our'));
}

/** Words of people who build or run software, one in sixty of which make a technical text. */
const TECHNICAL =
  /\b(?:api|apis|server|servers|http|https|oauth|oidc|saml|sdk|endpoint|endpoints|request|requests|payload|token|tokens|cli|json|yaml|backend|frontend|database|query|schema|deploy\w*|cluster|kubernetes|docker|repository|repo|package|module|plugin|component|library|class|method|function|parameter|cmdlet|string|boolean|config\w*|protocol|browser|webhook|webhooks|middleware|npm|git|code)\b/gi;

function isTechnical(text: string): boolean {
  return (text.match(TECHNICAL)?.length ?? 0) > Math.max(3, text.length / 6 / 60);
}

function wordFor(
  role: Role,
  usage: ReadonlyMap<Term, number>,
  definitions: ReadonlyMap<Term, Definition>,
  domains: ReadonlySet<Domain>,
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

/** The mentions of all blocks in order. */
export function allMentions(blocks: readonly BlockAnalysis[]): readonly Analysed[] {
  return blocks.flatMap((block) => block.mentions);
}
