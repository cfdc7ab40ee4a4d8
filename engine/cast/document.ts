import type { CastInput } from './input.js';
import { type Facts, log } from './pair.js';

/** What a document speaks of, each as a logarithm of how many such words stand in 3,000 characters. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  docShop:
    /\b(?:cart|checkout|orders?|ordered|shop|store|storefront|delivery|product page|catalog(?:ue)?|wishlist|e-?commerce)\b/gi,
  docBooking: /\b(?:book(?:ing|ings|ed)?|reservations?|appointments?|salon|hotel|restaurant|rental|trips?)\b/gi,
  docStaff:
    /\b(?:staff|manager|employee|operator|cashier|supervisor|barista|agent|csm|support team|sales ?(?:rep|person|people))s?\b/gi,
  docAdmin: /\badmin(?:istrator)?s?\b/gi,
  docTrade:
    /\b(?:vendor|seller|merchant|provider|owner|supplier|driver|rider|courier|chef|stylist|trainer|practitioner|freelancer|host|tenant)s?\b/gi,
  docRecords:
    /\b(?:crm|invoices?|leads?|deals?|pipeline|accounts receivable|quotes?|pos|point of sale|erp|back-?office|inventory)\b/gi,
  docWorkspace:
    /\b(?:b2b|workspaces?|organi[sz]ations?|seats?|enterprise|saas|subscriptions?|mrr|arr|churn|founders?|startup)\b/gi,
  docBank: /\b(?:bank|account holder|wallet|balance|transactions?|transfer|loan)\b/gi,
  docAgent:
    /\b(?:ask the user|wait for (?:the )?user|present .{0,20}to (?:the )?user|user (?:says|asks|input)|tell the user|<ask>|<action>|<step|workflow|you are an?|agent|prompt)\b/gi,
  docCode: /`[^`\n]+`|^```/gm,
};

const ROLES =
  /\b(?:admin(?:istrator)?|staff|manager|vendor|seller|merchant|driver|rider|courier|owner|moderator|provider|supplier|agent|chef|stylist|trainer|guest|visitor|member|employee|operator|supervisor|instructor|teacher|doctor|practitioner|host|partner)s?\b/gi;

/** The facts of a document that every pair of its words shares. */
export function documentFacts({ text }: CastInput): Facts {
  const scale = 3000 / Math.max(1500, text.length);
  const facts: Record<string, number> = {};
  for (const [name, pattern] of Object.entries(SUBJECTS)) facts[name] = log((text.match(pattern)?.length ?? 0) * scale);
  const roles = new Set((text.match(ROLES) ?? []).map((word) => word.toLowerCase().replace(/s$/, '')));
  facts.docRoles = log(roles.size);
  facts.docAlone = roles.size === 0 ? 1 : 0;
  facts.docAddressed = isAddressed(text) ? 1 : 0;
  facts.docLength = Math.log(Math.max(1, text.length));
  return facts;
}

/** “you”, and what drafts ask for, in 3,000 characters. */
const YOU = 3;
const DEMANDS = 4;

/** A text that speaks to its reader and asks nothing of a product: a help page, a manual, a policy. */
function isAddressed(text: string): boolean {
  const each = text.length / 3000;
  const you = text.match(/\byou(?:rs?)?\b/gi)?.length ?? 0;
  if (you <= YOU * each) return false;
  const demands = text.match(DEMAND)?.length ?? 0;
  return demands < DEMANDS * each;
}

const DEMAND =
  /\b(?:shall|must|should be able to|as an? [\w -]{3,25},? i |user stor(?:y|ies)|requirements?|acceptance criteria|prd|srs|mvp|personas?|use cases?|stakeholders?|scope|milestones?|success metrics|kpis?|functional|given|epic|backlog|sprint|priority)\b/gi;
