import type { Topic } from '../model.js';
import { Pieces } from '../prose/pieces.js';

/** How often a text speaks of each topic; counted when asked. */
export interface Topics {
  /** How many words of the topic stand in the text. */
  count(topic: Topic): number;
  /** The topics that were asked for, so far. */
  readonly asked: ReadonlySet<Topic>;
}

/** Words that tell what a text is about. No word may hold anything but letters, digits, spaces and hyphens: see {@link CUT}. */
const WORDS: Readonly<Record<Topic, RegExp>> = {
  shop: /\b(?:check-?outs?|carts?|baskets?|storefronts?|shoppers?|shopping|vouchers?|webshops?|e-?commerce|parcels?|product pages?|coupons?|back ?office|sales channels?|merchants?)\b/gi,
  agency:
    /\b(?:agency|agencies|retainers?|law firms?|consultancy|freelancers?|pitch(?:es)?|solicitors?|attorneys?|our clients)\b/gi,
  regulation:
    /\b(?:directive|regulations?|ombudsman|statutory|withdrawal|withdraw|pursuant|jurisdiction|consumer (?:rights|protection|law|data)|cooling-off|legal guarantee|by law|courts?|arbitration|legally)\b/gi,
  api: /\b(?:endpoints?|api|payloads?|webhooks?|kafka|brokers?|topics?|sdk|oauth|graphql|json|http)\b/gi,
  billing: /\b(?:invoices?|billing|billed|subscriptions?|renewals?|seats?|plans?|payment methods?)\b/gi,
  technical:
    /\b(?:api|apis|server|servers|http|https|oauth|oidc|saml|sdk|endpoint|endpoints|request|requests|payload|token|tokens|cli|json|yaml|backend|frontend|database|query|schema|deploy\w*|cluster|kubernetes|docker|repository|repo|package|module|plugin|component|library|class|method|function|parameter|cmdlet|string|boolean|config\w*|protocol|browser|webhook|webhooks|middleware|npm|git|code)\b/gi,
  store:
    /\b(?:check-?outs?|carts?|baskets?|storefronts?|shoppers?|shopping|e-?commerce|product pages?|catalog(?:ue)?s?|(?:your|the|online|public) (?:stores?|shops?)|(?:store|shop) owners?|front[- ]office|prestashop|magento|woocommerce|shopify|merchants?|retailers?|shipping|orders?)\b/gi,
  payment:
    /\b(?:paypal|gateways?|3ds|acquirers?|issuers?|issuing|banks?|banking|wallets?|transactions?|card networks?|chargebacks?|refunds?|payments?)\b/gi,
  referral:
    /\b(?:referrals?|advocates?|campaigns?|rewards?|loyalty|coupons?|newsletters?|unsubscribe\w*|audiences?|segments?|marketing|marketers?|prospects?|leads?|landing pages?|conversions?|brands?)\b/gi,
  booking:
    /\b(?:bookings?|appointments?|reservations?|guests?|listings?|providers?|marketplaces?|vendors?|sellers?|hosts?)\b/gi,
  trading:
    /\b(?:trading|traders?|brokerage|securities|stock market|(?:market|limit|stop) orders?|crypto(?:currenc(?:y|ies)|assets?|coins?)?|blockchains?|stablecoins?)\b/gi,
  contract:
    /\b(?:agreement|hereunder|herein|part(?:y|ies)|liability|shall|warrant(?:y|ies)|indemnif\w+|pursuant|terms of (?:use|service)|polic(?:y|ies)|laws?|legal|gdpr)\b/gi,
};

/** So many of a hundred words make a text one of a kind. */
const SHARES: Readonly<Partial<Record<Topic, number>>> = {
  store: 1,
  payment: 2,
  referral: 1,
  booking: 2,
  trading: 1,
  contract: 1,
};

/**
 * Whether a text is about a topic.
 *
 * @param count how many words of the topic stand in it
 * @param words how long it is, in words
 */
export function isAbout(topic: Topic, count: number, words: number): boolean {
  const share = SHARES[topic];
  if (share !== undefined) return (100 * count) / Math.max(SHORT, words) > share;
  // A text is written about software, for people who build or run it, where technical words are one in 85.
  if (topic === 'technical') return count > Math.max(3, words / 85);
  // Eight words of a topic, or three that are one in 160 words, make it.
  return count >= 3 && (count >= 8 || count / words > 0.006);
}

/** A single word makes no kind of text, however short the text is. */
const SHORT = 300;

/** Behind such a character a text can be cut, and the counts of both parts add up to that of the whole. */
const CUT = /[^\w -]/g;

/**
 * Counts what a text is about.
 *
 * @param previous of an earlier version of the text: what an edit did not touch is not counted again
 */
export function topicsOf(text: string, previous?: Topics): Topics {
  return new Counted(text, previous instanceof Counted ? previous : undefined);
}

class Counted implements Topics {
  readonly asked = new Set<Topic>();
  readonly #pieces: Pieces;
  readonly #totals = new Map<Topic, number>();

  constructor(text: string, previous: Counted | undefined) {
    this.#pieces = new Pieces(text, CUT, previous === undefined ? undefined : previous.#pieces);
  }

  count(topic: Topic): number {
    this.asked.add(topic);
    let total = this.#totals.get(topic);
    if (total === undefined) {
      total = this.#pieces.count(topic, WORDS[topic]);
      this.#totals.set(topic, total);
    }
    return total;
  }
}
