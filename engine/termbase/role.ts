import type { Role, Topic } from '../model.js';

/** A word that promises a role, and what it means there. */
export interface BuiltInSense {
  readonly term: string;
  /** One or two sentences in plain words. */
  readonly definition: string;
  /** Where the definition comes from, for the hover. */
  readonly source: string;
}

/** What must be true of a document for a row to count; all that is given must hold. */
export interface Circumstance {
  /** The document speaks of it. */
  readonly topic?: Topic;
  /** A word of each of these roles stands in the document. */
  readonly used?: readonly Role[];
  /** No word of any of these roles stands in the document. */
  readonly unused?: readonly Role[];
  /** The document speaks of somebody's people of this role (“your clients”). */
  readonly owned?: Role;
}

/** How far two roles overlap: so much evidence, in log-odds, says nothing yet against a word of the other role. */
export interface Overlap {
  /** The role that the word promises; every other role when absent. */
  readonly with?: Role;
  readonly when?: Circumstance;
  readonly tolerance: number;
}

/** When an edited document leaves a word of one role for people who do what another role does. */
export interface Quiet {
  /** Who is meant instead; anybody when absent. */
  readonly meant?: Role;
  /** Kinds of product and of text in which the two are one person. */
  readonly topics: readonly Topic[];
  /** With fewer mentions of the other role in a whole page nobody is there from whom these are told apart. */
  readonly needs?: number;
  /** So much the calibrator for edited texts must say beside a row of the lexicon; without one, what is asked of a warning. */
  readonly said?: number;
  /** Kinds of product in which all this is not asked: there the one word is meant by the other. */
  readonly unless?: readonly Topic[];
  /** The word stands for more than this one person. */
  readonly others?: number;
  /** The word stands so often besides, for people of its own or for everybody: it is how the document calls them. */
  readonly again?: number;
  /** Of so many other people of this word it is told, too: one word serves for one person. */
  readonly alsoTold: number;
  /** So great a part of those of the other word do what people of this word do. */
  readonly exchanged?: number;
  /** So many others are in doubt: it is how the document speaks. */
  readonly doubted?: number;
  /** The sentence says anything for the word itself. */
  readonly isOwn?: true;
  readonly isCell?: true;
  /** The sentence alone says no more than this. */
  readonly local?: number;
  /** Somebody helps them there. */
  readonly isHelped?: true;
  /** They are the reader's or somebody's own people. */
  readonly isOwned?: true;
  /** They are all of them, or some: “Customers on larger plans …”, “most customers …”. */
  readonly isAtLarge?: true;
}

/** What an edited page must say before a word of one role is doubted for another. */
export interface Demand {
  readonly meant: Role;
  /** What the lexicon must say of who is meant before anybody is warned; without one, nobody is. */
  readonly warned?: number;
  /** Or the word stands beside so many mentions of who is meant: then it is hardly how the page calls them. */
  readonly beside?: number;
  /** What the rest of the page says is no ground, where a sentence tells nothing of its word. */
  readonly isSaid?: true;
  /** What the lexicon must say of who is meant. */
  readonly told?: number;
  /** What the sentence alone must say, unless the whole of its place says what is asked of a warning. */
  readonly local?: number;
}

/** All that is known of one role. To add a role is to add one such record to `roles/`. */
export interface RoleRecord {
  readonly id: Role;
  /** Its place among the roles; of equally strong evidence the earlier role's counts. */
  readonly order: number;
  /** Software is met in texts, but it is nobody: its words are never judged to be wrong. */
  readonly isPerson: boolean;
  /** The letter that stands for the role in the generated lexicon. */
  readonly letter: string;
  /** How messages speak of it. */
  readonly wording: {
    /** “… is *who buys and pays* here”. */
    readonly who: string;
    /** “… is rather what *a buyer* does”. */
    readonly agent: string;
    /** At the head of a column: “who buys”. */
    readonly short: string;
    /** Inside a sentence: “the buyer”. */
    readonly called: string;
    /** In the editor, translated there: “the one who buys”. */
    readonly person: string;
    /** One sentence, for the schema of the configuration. */
    readonly description: string;
  };
  /** The built-in words for it and what they promise. */
  readonly senses: readonly BuiltInSense[];
  /** The word that a fix writes when a team says nothing else. */
  readonly preferred?: string;
  /** Phrases in which definitions say that this role is meant, with their worth in log-odds. */
  readonly definedBy?: { readonly pattern: RegExp; readonly weight: number };
  /** How much more it takes to believe in a rare role, in log-odds: where it is proposed, where it is written, and as the best of several. */
  readonly rarity: { readonly proposed: number; readonly written: number; readonly fit: number };
  /** What it shares with other roles; the first row that holds counts. */
  readonly overlaps: readonly Overlap[];
  /** Roles whose definition a word of this role may have without contradicting the glossary: consumers and clients buy, too. */
  readonly compatible?: readonly Role[];
  /** The words of what its people do as those of compatible roles do: “consumers buy” is no reason against the word. */
  readonly alsoDo?: RegExp;
  /** Where this role's word is what the document calls another role: who pays an agency is its client. */
  readonly standsFor?: { readonly role: Role; readonly topic: Topic; readonly share: number };
  /** Its words are also used of programs, in texts about software. */
  readonly homonym?: {
    /** Where the document speaks of this, people are meant all the same. */
    readonly except?: Topic;
    /** A program, too, is found to do what these roles do: then the word is left alone, whatever the document is about. */
    readonly never?: readonly Role[];
    /** So much said by the sentence alone makes somebody of it, in log-odds. */
    readonly local?: number;
    /** “bought as a consumer” names a capacity in law, and words of event streams and of code make it a program. */
    readonly isCapacity?: true;
  };
  /**
   * People of this role do what another role does, at the screen as well as at the till: little is said against it where
   * the document speaks of this.
   */
  readonly operates?: { readonly as: Role; readonly topic: Topic };
  /**
   * Witnesses of less weight say little of it: others do that, too. Shoppers and programs log in and open things; they
   * do not click.
   */
  readonly commonBelow?: number;
  /** The role whose people have people of this one: “if the customer has five users”. */
  readonly heldBy?: Role;
  /** Words before one of its words that make an account of a system of it, whom nobody is. */
  readonly accounts?: RegExp;
  /**
   * Whoever has to do with the product and of whom no more is said: its word may stand for anybody, and a witness names it
   * where a word has no role. One role is.
   */
  readonly isAnybody?: true;
  /**
   * The role by whose word this one goes where a word of a third role was written and the document hardly names it:
   * buyer and consumer are often one person. Never named, where it is to be `unused`; less often than the other, where
   * it is to be `rarer`.
   */
  readonly goesBy?: { readonly role: Role; readonly insteadOf: Role; readonly when: 'unused' | 'rarer' };
  /** Of which kind the words are that may be said for its people (see `cast/people.tsv`): for whoever uses a thing, or pays. */
  readonly saidBy?: 'general' | 'buyer';
  /** Learned from what readers said of findings in edited documents; see docs/judgement.md. */
  readonly quiet?: readonly Quiet[];
  /** Learned from what readers said who saw the text alone. */
  readonly demands?: readonly Demand[];
  /** The role whose column in the learned models judges this one, until they have learned a column of its own. */
  readonly judgedAs?: Role;
}
