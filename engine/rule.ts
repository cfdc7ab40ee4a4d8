import type { OneActor } from './cast/one-actor.js';
import type { PlacedMention, ReadMention } from './document/read-mention.js';
import type { Certainty, Fix, Prose, Role, RuleId, Severity, Span, Term, Witness } from './model.js';
import type { SpoiltCompound } from './verdict/compound.js';
import type { JoinedWords } from './verdict/joined.js';
import type { JudgedDocument } from './verdict/judged-document.js';
import type { MinorityWord } from './verdict/minority.js';
import type { MisplacedWord } from './verdict/misplaced.js';
import type { Stranger } from './verdict/stranger.js';
import type { UnwantedWord } from './verdict/unwanted.js';
import type { Judgement } from './verdict/verdict.js';

/** All that was decided of a document. Rules turn it into claims; they decide nothing. */
export interface RuleContext extends JudgedDocument {
  /** A mention of the document where it stands now. */
  placed(mention: ReadMention): PlacedMention;
  readonly judgements: readonly Judgement[];
  /** What is claimed of mentions, each by itself. */
  claimsOn(judgements: readonly Judgement[], claimOn: ClaimOn): readonly Claim[];
  readonly joinedWords: readonly JoinedWords[];
  readonly spoiltCompounds: readonly SpoiltCompound[];
  readonly minorityWords: readonly MinorityWord[];
  readonly oneActors: readonly OneActor[];
  /** The mentions whose sentence gives them another role than their word promises. */
  readonly mismatches: readonly Judgement[];
  readonly misplacedWords: readonly MisplacedWord[];
  readonly strangers: readonly Stranger[];
  readonly unwantedWords: readonly UnwantedWord[];
}

/**
 * Claims something of one mention, by nothing but its judgement, its block, the glossary, and what the document as a whole
 * says of its words: it is asked once, and again when an edit changes one of these.
 */
export type ClaimOn = (judgement: Judgement, context: RuleContext) => Claim | undefined;

/** What a rule says; the review adds the severity and turns witnesses into evidence. */
export interface Claim {
  readonly rule: RuleId;
  readonly certainty: Certainty;
  readonly confidence: number;
  /** How loud it is where the rule is not set to anything else than `default`; by its certainty when absent. */
  readonly severity?: Severity;
  /** The mention that the claim is about, and its block where it stands. */
  readonly mention: ReadMention;
  readonly prose: Prose;
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

/** A claim about words that a document makes or breaks. To add a rule is to add one file to `rules/`. */
export interface Rule {
  /** A claim in kebab case; the name of its file. */
  readonly id: RuleId;
  /** Where two rules speak of the same words, the one with the lower number counts. */
  readonly order: number;
  /** One sentence, for lists and catalogues. */
  readonly summary: string;
  /** Why it matters and what it leaves alone: a paragraph or two of Markdown for its page. */
  readonly rationale: string;
  readonly flags: readonly Example[];
  readonly passes: readonly Example[];
  /** It always asks who the people of the document are: they are met, step by step, before it is asked. */
  readonly asksForPeople?: true;
  check(context: RuleContext): readonly Claim[];
}
