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
  /** The document speaks of somebody's clients (“your clients”). */
  readonly ownedClients?: true;
}

/** How far two roles overlap: so much evidence, in log-odds, says nothing yet against a word of the other role. */
export interface Overlap {
  /** The role that the word promises; every other role when absent. */
  readonly with?: Role;
  readonly when?: Circumstance;
  readonly tolerance: number;
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
  /** People of this role are at the screen as well as at the till where the document speaks of this: little is said against it there. */
  readonly operatesIn?: Topic;
  /** The role whose column in the learned models judges this one, until they have learned a column of its own. */
  readonly judgedAs?: Role;
}
