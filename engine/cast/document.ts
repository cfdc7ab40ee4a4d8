import type { Span } from '../model.js';
import type { Pieces } from '../prose/pieces.js';
import { type FactReaders, lazily } from './facts.js';
import type { CastInput } from './input.js';
import { bit, log } from './pair.js';

/**
 * What a document speaks of, each as a logarithm of how many such words stand in 3,000 characters. No pattern of this
 * file may run over the end of a line: the lines are counted by themselves.
 */
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
  /\busers?,? (?:and|&|,) (?:their )?(?:roles|permissions|admins?|administrators)\b|\brbac\b|\brole[- ]based\b|\busers? (?:management|roles?|types?|class(?:es)?)\b/gi;

/** Marked drafts are longer, in code units: a shorter text is taken for one of the usual length, which speaks neither way. */
const SHORT = 1500;
const USUAL = 9000;

/** What reads the facts of a document that every pair of its words shares. */
export const documentReaders: FactReaders<CastInput> = {
  ...Object.fromEntries(
    Object.entries(SUBJECTS).map(([name, pattern]) => [
      name,
      ({ text, lines }: CastInput) => log(lines.count(name, pattern) * scaleOf(text)),
    ]),
  ),
  docRoles: ({ lines }) => log(rolesIn(lines).size),
  docLength: ({ text }) => Math.log(text.length < SHORT ? USUAL : text.length),
  docAlone: ({ lines }) => bit(rolesIn(lines).size === 0),
  docAddressed: ({ text, lines }) => bit(isAddressed(text, lines)),
  docUndemanding: ({ text, lines }) => bit(demandsOf(text, lines) < FEW_DEMANDS),
  docPublished: ({ text, lines }) => bit(isPublished(text, lines)),
  usersAndRoles: ({ lines }) => log(lines.count('usersAndRoles', RIGHTS)),
};

/** The facts of a document. */
export const documentFacts = lazily(documentReaders);

const scaleOf = (text: string): number => 3000 / Math.max(1500, text.length);

const rolesIn = (lines: Pieces): ReadonlySet<string> =>
  new Set(
    lines.each('docRoles', (text) => new Set((text.match(ROLES) ?? []).map(singular))).flatMap((roles) => [...roles]),
  );

const singular = (word: string): string => word.toLowerCase().replace(/s$/, '');

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

/** “you”, and what drafts ask for, in 3,000 characters. */
const YOU = 3;
const DEMANDS = 4;

/** A text that speaks to its reader and asks nothing of a product: a help page, a manual, a policy. */
function isAddressed(text: string, lines: Pieces): boolean {
  const length = text.length / 3000;
  return lines.count('you', ADDRESS) > YOU * length && lines.count('demands', DEMAND) < DEMANDS * length;
}

/** A text that asks things of a product: requirements, stories, a plan. A short one must ask as much as a page does. */
export const isDemanding = (text: string, lines: Pieces): boolean => demandsOf(text, lines) >= DEMANDS;

/** How much a text asks of a product, for each page of 3,000 characters. */
const demandsOf = (text: string, lines: Pieces): number =>
  lines.count('demands', DEMAND) / Math.max(1, text.length / 3000);

/** A page of a manual asks less than this. */
const FEW_DEMANDS = 1.5;

/**
 * A page of a site, as its head or its notes show: somebody edits those. Of 371 marked drafts 13 have such a head; of the pages
 * of documentation that were read for their findings nearly all have one, or such a note.
 */
const isPublished = (text: string, lines: Pieces): boolean =>
  (text.startsWith('---') && lines.count('docHead', HEAD) > 0) || lines.count('docNote', NOTE) > 0;

const HEAD =
  /^(?:description|sidebar\w*|slug|permalink|layout|keywords|nav_order|weight|linkTitle|icon|menu|parent|redirect_from|aliases|toc\w*|canonical\w*|og:\w+|ms\.\w+|exl-id|feature|hide_\w+)[ \t]*:/gm;

const NOTE =
  /^[ \t]*(?::::+[ \t]?(?:note|tip|info|warning|caution|danger|important)\b|>[ \t]*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|!!![ \t]\w|\.\.[ \t](?:note|tip|warning|important|hint)::|\{%[ \t]*hint\b|<(?:Note|Tip|Info|Warning|Callout|Card|Steps)\b)/gm;

const ADDRESS = /\byou(?:rs?)?\b/gi;

const DEMAND =
  /\b(?:shall|must|should be able to|as an? [\w -]{3,25},? i |user stor(?:y|ies)|requirements?|acceptance criteria|prd|srs|mvp|personas?|use cases?|stakeholders?|scope|milestones?|success metrics|kpis?|functional|given|epic|backlog|sprint|priority)\b/gi;
