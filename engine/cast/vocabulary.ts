/** Verbs of a person at a screen: gestures, and what is done with them. */
export const GESTURES: ReadonlySet<string> = words(
  'select click log login sign enter choose open see view browse navigate submit search upload tap press type scroll swipe scan land visit fill pick toggle hover filter sort check uncheck save edit update change set configure customize close dismiss reset register create read watch listen follow share rate review comment download install interact track find explore compare manage add remove delete cancel confirm complete start finish',
);

/** Verbs of a person who buys or books. */
export const PURCHASES: ReadonlySet<string> = words(
  'order buy purchase pay subscribe book reserve rent checkout upgrade downgrade renew cart shop redeem hire donate',
);

/** Things that are bought with: who has one, or handles one, buys. */
export const PURCHASED: ReadonlySet<string> = words(
  'order cart checkout booking appointment reservation payment purchase basket wishlist subscription ticket trip rental delivery product item menu room ride',
);

/** Verbs of staff at a screen, whose object is a record. */
export const MANAGEMENT: ReadonlySet<string> = words(
  'manage create edit delete add search view list filter update block suspend ban assign invite import export select choose find remove deactivate activate approve verify contact call register track see access monitor enter onboard serve store review',
);

/** Heads of compounds that speak of the person: “user profile” is the profile of the user. */
export const PERSONAL: ReadonlySet<string> = words(
  'name profile account data order history detail preference address info information email review session suggestion privacy login registration authentication dashboard activity booking setting feedback rating payment wallet balance notification action menu request contact credential identity checkout choice consent right behavior behaviour',
);

/** Heads of compounds in which a buyer is a row of a table. */
export const ROWS: ReadonlySet<string> = words(
  'data name info information detail list table record id email phone number contact behavior behaviour segment tier type group health entity database search status code master balance ledger selection dropdown activity history',
);

/** Families of evidence that stand at a screen. */
export const SCREEN: ReadonlySet<string> = words('sign-in interface gesture navigation');

/** Families of evidence that stand at a till. */
export const TILL: ReadonlySet<string> = words('ordering buying payment price subscription');

/** Words before “user” for people of the house. */
export const STAFF_MODIFIERS: ReadonlySet<string> = words(
  'admin administrator administrative staff internal support super operation operations backoffice back-office moderator employee team owner dashboard crm pos business licensed field service power privileged finance sales company organization tenant clinic salon',
);

/** Words before “user” for everybody. */
export const EVERYBODY: ReadonlySet<string> = words(
  'all any every concurrent multiple other different simultaneous new existing many most some more target end primary secondary unauthorized active',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** What the text around a mention, or the heading above it, speaks of. */
export const THEMES = {
  nonFunctional:
    /\b(?:non[- ]?functional|performance|security|usability|accessib|reliab|scalab|privacy|complian|availab|constraints?|ux|ui|design|localization|i18n|internation|error handling|nfr|quality)/i,
  administration:
    /\b(?:admin\w*|back[- ]?office|staff|moderat\w*|cms|operator|internal|super ?user|control panel|management (?:portal|console|dashboard))\b/i,
  technical:
    /\b(?:api|apis|endpoints?|servers?|requests?|tokens?|jwt|sdk|function|cache|caching|sync\w*|websockets?|front-?end|back-?end|payload|supabase|rls|render\w*|fetch\w*|library|json|http|https|oauth|graphql|mcp|database|browser|middleware|mobile|schema)\b/i,
  staff:
    /\b(?:admin\w*|staff|manager|employee|operator|cashier|supervisor|agent|csm|support team|sales ?(?:rep|person|people|team)|vendor|seller|merchant|owner|provider|technician|moderator|clerk|receptionist)s?\b/i,
} as const;

/** The theme of a text or heading. */
export type Theme = keyof typeof THEMES;
