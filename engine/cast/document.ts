import type { Span } from '../model.js';
import type { CastInput } from './input.js';
import { bit, type Facts, log } from './pair.js';

/** What a document speaks of, each as a logarithm of how many such words stand in 3,000 characters. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  docShop:
    /\b(?:cart|checkout|orders?|ordered|shop|store|storefront|delivery|product page|catalog(?:ue)?|wishlist|e-?commerce)\b/gi,
  docAdmin: /\badmin(?:istrator)?s?\b/gi,
  docRecords:
    /\b(?:crm|invoices?|leads?|deals?|pipeline|accounts receivable|quotes?|pos|point of sale|erp|back-?office|inventory)\b/gi,
  docWorkspace:
    /\b(?:b2b|workspaces?|organi[sz]ations?|seats?|enterprise|saas|subscriptions?|mrr|arr|churn|founders?|startup)\b/gi,
  docCode: /`[^`\n]+`|^```/gm,
};

/** Roles that people have beside the two words. */
const ROLES =
  /\b(?:admin(?:istrator)?|staff|manager|vendor|seller|merchant|driver|rider|courier|owner|moderator|provider|supplier|agent|chef|stylist|trainer|guest|visitor|member|employee|operator|supervisor|instructor|teacher|doctor|practitioner|host|partner)s?\b/gi;

const RIGHTS =
  /\busers?,? (?:and|&|,) (?:their )?(?:roles|permissions|admins?|administrators)\b|\brbac\b|\brole[- ]based\b/gi;

/** The facts of a document that every pair of its words shares. */
export function documentFacts({ text }: CastInput): Facts {
  const scale = 3000 / Math.max(1500, text.length);
  const facts: Record<string, number> = {};
  for (const [name, pattern] of Object.entries(SUBJECTS)) facts[name] = log(countOf(text, pattern) * scale);
  const roles = new Set((text.match(ROLES) ?? []).map((word) => word.toLowerCase().replace(/s$/, '')));
  facts.docRoles = log(roles.size);
  facts.docAlone = bit(roles.size === 0);
  facts.docAddressed = bit(isAddressed(text));
  facts.docUndemanding = bit(demandsOf(text) < FEW_DEMANDS);
  facts.usersAndRoles = log(countOf(text, RIGHTS));
  return facts;
}

/** Where a document speaks of what a fact of it counts; nothing for one that is no count of words. */
export function subjectPlaces({ text }: CastInput, fact: string, most: number): readonly Span[] {
  const pattern = { ...SUBJECTS, docRoles: ROLES, usersAndRoles: RIGHTS, docAddressed: ADDRESS }[fact];
  if (pattern === undefined) return [];
  const found: Span[] = [];
  for (const { index, 0: words } of text.matchAll(pattern)) {
    if (found.push({ start: index, end: index + words.length }) === most) break;
  }
  return found;
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** “you”, and what drafts ask for, in 3,000 characters. */
const YOU = 3;
const DEMANDS = 4;

/** A text that speaks to its reader and asks nothing of a product: a help page, a manual, a policy. */
function isAddressed(text: string): boolean {
  const length = text.length / 3000;
  return countOf(text, ADDRESS) > YOU * length && countOf(text, DEMAND) < DEMANDS * length;
}

/** A text that asks things of a product: requirements, stories, a plan. A short one must ask as much as a page does. */
export const isDemanding = (text: string): boolean => demandsOf(text) >= DEMANDS;

/** How much a text asks of a product, for each page of 3,000 characters. */
const demandsOf = (text: string): number => countOf(text, DEMAND) / Math.max(1, text.length / 3000);

/** A page of a manual asks less than this. */
const FEW_DEMANDS = 1.5;

const ADDRESS = /\byou(?:rs?)?\b/gi;

const DEMAND =
  /\b(?:shall|must|should be able to|as an? [\w -]{3,25},? i |user stor(?:y|ies)|requirements?|acceptance criteria|prd|srs|mvp|personas?|use cases?|stakeholders?|scope|milestones?|success metrics|kpis?|functional|given|epic|backlog|sprint|priority)\b/gi;
