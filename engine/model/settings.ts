import type { LanguageId } from '../languages.generated.js';
import type { Role } from '../role-ids.generated.js';

/** The word on the page, as a glossary lemma: `customer`, `end user`, `merchant`. */
export type Term = string;

/** Who a sentence is about. `program` is software (an API consumer, an HTTP client). */
export type { Role };

/** A stretch of the source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type { LanguageId };

/** A document to be reviewed. */
export interface SourceDocument {
  readonly text: string;
  readonly languageId: LanguageId;
  /** What else is read of it. */
  readonly reading?: ReadingSettings | undefined;
}

/** What a finding is worth; `off` silences a rule. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** How sure a verdict is: `clear` is warned of, `likely` is information. */
export type Certainty = 'clear' | 'likely';

/** A rule, by the claim that it makes: `role-mismatch`. Which there are, `rules/` says. */
export type RuleId = string;

/** What a text can be about, and the kinds of product and of text that it can belong to (from `store` on). */
export type Topic =
  | 'shop'
  | 'agency'
  | 'regulation'
  | 'api'
  | 'billing'
  | 'technical'
  | 'store'
  | 'payment'
  | 'referral'
  | 'booking'
  | 'trading'
  | 'contract';

/**
 * What a configuration says of a rule: `default` leaves the severity to the
 * certainty of each finding (clear: warning, likely: information).
 */
export type RuleSetting = Severity | 'off' | 'default';

/** A promise that joins a word to a role. A term may have several senses. */
export interface Sense {
  readonly term: Term;
  readonly role: Role;
  /** One or two sentences in plain words. */
  readonly definition: string;
  /** Where the definition comes from, for the hover. */
  readonly source?: string;
}

/** How a term is used, in grammar. */
export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb' | 'other';

/** What a team has decided of a term: the words of ISO 30042. */
export type TermStatus = 'preferred' | 'admitted' | 'proposed' | 'deprecated' | 'forbidden';

/** A word of the glossary and how it is spelt. */
export interface TermEntry {
  readonly term: Term;
  /** As it is written, where its capitals are its own (`Ledgerly`, `JavaScript`); the term otherwise. */
  readonly written?: string;
  /** It is never written in other capitals: they are found. */
  readonly isExact?: true;
  /** Plural, when it is not formed regularly. */
  readonly plural?: string;
  /** The forms in -ed and -ing, when they are not formed regularly. */
  readonly past?: string;
  readonly gerund?: string;
  readonly partOfSpeech?: PartOfSpeech;
  /** A word for people, read like one, though it promises no role. */
  readonly isPerson?: true;
  /** Words and spellings to be written as this term (`enduser`, `end-user`). */
  readonly deprecated: readonly string[];
  /** The same, found as errors. */
  readonly forbidden?: readonly string[];
  /** Words that mean this term and may be written as well. */
  readonly admitted?: readonly string[];
  /** The term that is to be written in the place of this one. */
  readonly use?: Term;
  /** `deprecated` and `forbidden`: the term is not to be written, whether there is another or not. */
  readonly status?: TermStatus;
  /** What a finding says, in the words of the team. */
  readonly message?: string;
  /** How loud a finding is, unless the rule is off. */
  readonly severity?: Severity;
}

/** What a team has decided of a word that is not to be written. */
export interface Ruling {
  /** Whether its term is to be written instead; without it, nothing is. */
  readonly isReplaced: boolean;
  /** Only where it is used so. */
  readonly partOfSpeech?: PartOfSpeech;
  readonly message?: string;
  readonly severity?: Severity;
}

/** One of the people of a product, by the word of the team. */
export interface CastMember {
  readonly term: Term;
  /** What they do; nothing for people of whom the texts may speak, and about whom no more is known. */
  readonly roles: readonly Role[];
  /** Whose people they are, where they are not ours: the customers of a merchant. */
  readonly of?: Term;
  /** Words in the singular, in lower case, for the places in which they alone act: `checkout`. */
  readonly where: readonly string[];
}

/** How two words for people stand to each other. */
export type Relationship = 'one actor' | 'two actors' | 'one covers the other' | 'cannot tell';

/** What a team has decided of two words for people. */
export interface Decision {
  readonly words: readonly [Term, Term];
  readonly are: Exclude<Relationship, 'cannot tell'>;
  /** Of one actor: the word to be written for him; both may stay when absent. */
  readonly write?: Term;
  readonly reason?: string;
}

/** Who a word names, as a team has decided for some documents. */
export interface WordDecision {
  readonly word: Term;
  /** Of those whom it names there, whatever the glossary says of the word. */
  readonly roles: readonly Role[];
  readonly reason?: string;
}

/** The words a team uses and what they promise. */
export interface Glossary {
  readonly terms: readonly TermEntry[];
  readonly senses: readonly Sense[];
  /** The word that a fix writes for a role; `end user` or `user` follows the document where both are the operator. */
  readonly preferred: Readonly<Partial<Record<Role, Term>>>;
  /** Who the product's people are, where a team says so. */
  readonly cast?: readonly CastMember[];
  /** How words for people stand to each other, where a team has decided it; the last that speaks of two words holds. */
  readonly decisions?: readonly Decision[];
  /** Whom single words name, where a team has decided it; the last that speaks of a word holds. */
  readonly wordDecisions?: readonly WordDecision[];
  /** Phrases that are never judged (product names, fixed expressions). Matched without regard to case. */
  readonly allow: readonly string[];
}

/** A place that a team has decided is right: its findings are dropped. */
export interface Exception {
  /** Only this term; every term when absent. */
  readonly term?: Term;
  /** Words that must stand in the same sentence (without regard to case); any sentence when absent. */
  readonly context?: string;
  readonly reason?: string;
}

/** All that judgement needs to know of a configuration, resolved for one file. */
export interface Settings {
  readonly glossary: Glossary;
  /** Every rule, and what it is set to. */
  readonly rules: Readonly<Record<RuleId, RuleSetting>>;
  readonly exceptions: readonly Exception[];
  /** What is read of the file beyond what its format says. */
  readonly reading?: ReadingSettings;
}

/** What a team has read of a document beyond what its format says. */
export interface ReadingSettings {
  /** Info strings, in lower case, of the fences of Markdown that hold prose; an empty one is that of a bare fence. */
  readonly fences?: readonly string[];
  /** Names of the columns of a table that hold prose. */
  readonly columns?: readonly string[];
}
