/**
 * The vocabulary of the engine: types only.
 *
 * Offsets are UTF-16 code units counted from 0; ends are exclusive. An offset
 * is always into the *source* (the file as the editor holds it) unless a
 * comment says "prose offset", which counts in {@link Prose.text}.
 */

import type { LanguageId } from './languages.generated.js';
import type { Role } from './role-ids.generated.js';

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
}

/** What a block of prose is in its document. */
export type ProseKind = 'paragraph' | 'heading' | 'item' | 'cell' | 'step' | 'title' | 'attribute' | 'term';

/**
 * A stretch of prose that is set apart by markup or quotation marks of the language. Prose offsets.
 * A `label` is text that names the target of its link or image (`[user]` where `[user]: …` is defined):
 * to rewrite it would break the link.
 */
export interface Mark {
  readonly kind: 'emphasis' | 'strong' | 'link' | 'label' | 'delete' | 'quote' | 'opaque';
  readonly start: number;
  readonly end: number;
}

/**
 * How characters are written that mean something where a text stands. `backslash`: before quotation marks, in JSON and
 * many others; `quotes`: quotation marks twice; `single`: apostrophes twice; `xml`: references; `android`: references, and a
 * backslash before apostrophes as well; `properties`: `\\uXXXX` for all that is not ASCII.
 */
export type Escapes = 'backslash' | 'quotes' | 'single' | 'xml' | 'android' | 'properties';

/** Where a block stands in its document. */
export interface ProseContext {
  /** Document title first, nearest heading last; the text of a heading itself is not in its own list. */
  readonly headings: readonly string[];
  /** In a list: which list of the document, which item (from 0), and whether it is numbered. */
  readonly list?: { readonly id: number; readonly item: number; readonly ordered: boolean };
  /** In a table: which table, row and column (from 0; row 0 is the header), and the header above. */
  readonly table?: {
    readonly id: number;
    readonly row: number;
    readonly column: number;
    readonly header?: string;
  };
  /** In Gherkin: which scenario of the file, and the kind of step (And and But take that of the step before). */
  readonly step?: { readonly scenario: number; readonly keyword: 'given' | 'when' | 'then' | 'any' };
  /** Programs look for this text letter by letter: the steps of Gherkin and the tables that they read, the keys of gettext. */
  readonly bound?: true;
  /** How a text must be written that is put there; as it is when absent. */
  readonly escapes?: Escapes;
  /** An apostrophe is written twice there. */
  readonly doubled?: true;
  /** Inside a block quote. */
  readonly quoted?: true;
  /** The attribute or front matter key that holds the text (`alt`, `title`, `description`). */
  readonly attribute?: string;
}

/**
 * A block of prose: decoded text that knows where each character stands in
 * the source. Code spans, math, expressions, images and autolinks inside it are one
 * U+FFFC each (mark kind `opaque`); tags of raw HTML leave no trace but their marks; line
 * breaks are kept as they are decoded (`\n`).
 */
export interface Prose {
  readonly text: string;
  readonly kind: ProseKind;
  /** The block in the source. */
  readonly span: Span;
  /**
   * Runs of text, flat, three numbers each: prose offset, source offset
   * relative to `span.start`, source length. Runs are in order and cover the
   * text. A run whose source length equals its text length is verbatim, one code unit for one;
   * any other run (an entity, an escape, an opaque) maps as a whole.
   */
  readonly runs: readonly number[];
  readonly marks: readonly Mark[];
  readonly context: ProseContext;
}

/** A comment of the source that may hold a directive: its whole span, and its text without delimiters. */
export interface SourceComment {
  readonly span: Span;
  readonly text: string;
  /** Source offset of the first character of `text`. */
  readonly textStart: number;
  /** Where lines are not those of the source: those that it stands on, and the next that is not blank. */
  readonly lines?: { readonly own: Span; readonly next: Span };
}

/** A place where a word of the glossary stands in prose. */
export interface Mention {
  readonly term: Term;
  /** As written, without possessive ending: `Customers`, `end-user`. */
  readonly surface: string;
  readonly span: Span;
  /** Prose offsets of the surface. */
  readonly start: number;
  readonly end: number;
  readonly plural: boolean;
  /** The possessive ending as written (`'s`, `’`, …), when there is one. */
  readonly possessive?: string;
  /** The glossary does not want it written so (another word, another spelling, or other capitals), and what it says of that. */
  readonly ruling?: Ruling;
  /** The word as which it is written, where that is not another spelling of the term: `client`, to be written as `tenant`. */
  readonly written?: Term;
  /** The term to be written where the word is not meant in its own sense: where a person is, or somebody else. */
  readonly personally?: Term;
  /** A form that is neither singular nor plural: `whitelisted`, `whitelisting`. */
  readonly form?: 'ed' | 'ing';
  /** The roles that the glossary gives the word, in its order; none for a word without a role. */
  readonly roles: readonly Role[];
  readonly prose: Prose;
}

/**
 * How words testify. `relation`: they stand in a relation to the mention that the lexicon knows; `learned`: in one
 * that the learned table knows; `nearby`: the table knows them, without a relation that could be named;
 * `background`: the lexicon knows them, and they stand in the same sentence; `heading`: in a heading above;
 * `habit`: what the rest of the document says; `definition`: what the document defines; `compound`: a set compound.
 */
export type EvidenceKind =
  | 'relation'
  | 'learned'
  | 'nearby'
  | 'background'
  | 'heading'
  | 'habit'
  | 'definition'
  | 'compound';

/** Words that testify to a role. Prose offsets, so that it stays true wherever an edit moves its block. */
export interface Witness {
  readonly kind: EvidenceKind;
  readonly role: Role;
  /** Strength in log-odds; larger is stronger. */
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  /** “*renews* is what a buyer does”, in words that a writer accepts. */
  readonly because: string;
  /** The family of cues that found it. */
  readonly cue: string;
}

/** Words that testify to a role, at their place in the document. */
export interface Evidence extends Omit<Witness, 'start' | 'end'> {
  readonly span: Span;
  /** The words themselves, as written. */
  readonly text: string;
}

/** What is decided of a mention. */
export type Verdict<Testifying = Evidence> =
  | {
      readonly kind: 'clear' | 'likely';
      readonly role: Role;
      readonly confidence: number;
      readonly evidence: readonly Testifying[];
    }
  | { readonly kind: 'open'; readonly evidence: readonly Testifying[] }
  /** Not a judged role at all: a set compound, a name, a quotation. `why` says which. */
  | { readonly kind: 'acquitted'; readonly why: string; readonly evidence: readonly Testifying[] };

/** A mention with its verdict. */
export interface JudgedMention extends Mention {
  readonly verdict: Verdict;
}

/** One exact replacement. The source at `span` was `expected` when it was judged. */
export interface Edit {
  readonly span: Span;
  readonly expected: string;
  readonly text: string;
}

/** A way to mend a finding. */
export interface Fix extends Edit {
  readonly title: string;
  readonly term: Term;
  /** Programs look for the words letter by letter, so it is made only when it is asked for by itself: see {@link ProseContext.bound}. */
  readonly bound?: true;
  /** What is written elsewhere at the same time, in source order; a fix is made whole or not at all. */
  readonly others?: readonly Edit[];
}

/** A broken promise, shown with its evidence. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** Between 0 and 1. */
  readonly confidence: number;
  /** The word or words that are wrong. */
  readonly span: Span;
  /** Further places of the same decision, in source order. */
  readonly places?: readonly Span[];
  readonly term: Term;
  /** The role that the context gives, when there is one. */
  readonly role?: Role;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** Best first. Empty when no rewrite is safe. */
  readonly fixes: readonly Fix[];
}

/** Something wrong with a directive or a configuration: never a finding about terms. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
}

/** All that is known of a document. */
export interface Review {
  readonly mentions: readonly JudgedMention[];
  readonly findings: readonly Finding[];
  /** Unused and malformed directives. */
  readonly problems: readonly Problem[];
  /** Findings that a directive or an exception silenced. */
  readonly suppressed: readonly Finding[];
  /** The word that this document has for a role, the one that fixes write; undefined when there is none. */
  wordFor(role: Role): Term | undefined;
  /** What the next review of the same document can reuse; opaque. */
  readonly state: unknown;
}
