import type { Mention } from './prose.js';
import type { Certainty, Role, RuleId, Severity, Span, Term } from './settings.js';

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
  /** Of a word in a heading above, which is another block: start and end are those of the mention then. */
  readonly above?: { readonly heading: string; readonly word: string };
}

/** Words that testify to a role, at their place in the document. */
export interface Evidence extends Omit<Witness, 'start' | 'end' | 'above'> {
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
