import type { BlockAnalysis } from './document/analysis.js';
import type { DocumentModel } from './document/document.js';
import type { Witness } from './evidence/witness.js';
import type { Certainty, Fix, Glossary, LanguageId, Mention, Role, RuleId, Span, Term } from './model.js';
import type { Judged } from './verdict/verdict.js';

/** A block whose mentions are judged. */
export interface JudgedBlock extends BlockAnalysis {
  readonly mentions: readonly Judged[];
}

/** All that a rule may look at. */
export interface RuleContext {
  readonly source: string;
  readonly languageId: LanguageId;
  readonly glossary: Glossary;
  readonly model: DocumentModel;
  readonly blocks: readonly JudgedBlock[];
}

/** What a rule says; the review adds the severity and turns witnesses into evidence. */
export interface Claim {
  readonly rule: RuleId;
  readonly certainty: Certainty;
  readonly confidence: number;
  /** The mention that the claim is about. */
  readonly mention: Mention;
  readonly span: Span;
  /** Further places of the same decision, in source order. */
  readonly places?: readonly Span[];
  readonly role?: Role;
  readonly term: Term;
  readonly message: string;
  readonly witnesses: readonly Witness[];
  readonly fixes: readonly Fix[];
}

/**
 * An example of a rule: Markdown. `«written→right»` marks what must be found
 * and its first fix, `«written»` a finding without a safe fix.
 */
export type Example = string;

/** A claim about words that a document makes or breaks. */
export interface Rule {
  readonly id: RuleId;
  /** One sentence, for lists and catalogues. */
  readonly summary: string;
  /** Why it matters and what it leaves alone: a paragraph or two of Markdown for its page. */
  readonly rationale: string;
  readonly flags: readonly Example[];
  readonly passes: readonly Example[];
  check(context: RuleContext): readonly Claim[];
}
