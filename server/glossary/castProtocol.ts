/** What client and server say to each other of a proposal: who the people of a product are. Types only. */
import type { DocumentUri, WorkspaceEdit } from 'vscode-languageserver-types';

/** What the documents of a folder tell of their people, and what a configuration could say of them. */
export interface CastProposal {
  /** How many documents were read. */
  readonly documents: number;
  /** The name of the configuration that answers go into; absent where none can be written. */
  readonly file?: string;
  /** The commonest first. */
  readonly words: readonly ProposedWord[];
  /** Two words that seem to be one person, and of which nobody has decided. */
  readonly seeming: readonly ProposedPair[];
  /** Two words that the documents tell apart. */
  readonly apart: readonly ProposedPair[];
  /** The name of the cast that is proposed; absent where the documents do not tell. */
  readonly proposed?: string;
  /** What the cast may be, those first that fit. */
  readonly casts: readonly PossibleCast[];
  /** What documents say that words mean. */
  readonly meanings: readonly ProposedMeaning[];
  /** What people can be said to do. */
  readonly deeds: readonly string[];
  /** All of it as HTML, translated, in which nothing of a document is markup: the body of a page. */
  readonly body: string;
}

/** What a document says that a word means. */
export interface ProposedMeaning {
  readonly word: string;
  readonly text: string;
  /** Where it is said, from the folder. */
  readonly path: string;
}

/** A word for people. */
export interface ProposedWord {
  readonly word: string;
  readonly mentions: number;
  readonly documents: number;
  readonly does: readonly { readonly deed: string; readonly times: number }[];
  /** The most telling lines, three at most; lines and columns count from 1. */
  readonly lines: readonly {
    readonly uri: DocumentUri;
    readonly path: string;
    readonly line: number;
    readonly column: number;
    readonly text: string;
    readonly because: string;
  }[];
}

/** Two words for people. */
export interface ProposedPair {
  readonly words: readonly [string, string];
  /** The word that should stay where they are one. */
  readonly keep: string;
  /** In how many documents they seem to be one person, and in how many they are told apart. */
  readonly one: number;
  readonly apart: number;
  readonly reasons: readonly string[];
}

/** A cast that could be written. */
export interface PossibleCast {
  /** `standing` is that of the configuration, `documents` what the documents tell; others ship, by their names. */
  readonly name: string;
  /** Nothing in the documents speaks against it. */
  readonly fits: boolean;
  readonly members: readonly ProposedMember[];
}

/** One of the people of a cast. */
export interface ProposedMember {
  readonly word: string;
  readonly does: readonly string[];
  /** Whose people they are. */
  readonly of?: string;
  readonly where?: readonly string[];
}

/** What a person has answered to a proposal. */
export interface ProposalAnswers {
  /** The folder that was asked about. */
  readonly uri: DocumentUri;
  /** One of the casts by its name, as it is, or its members; null writes none, and takes out none. */
  readonly cast: string | readonly ProposedMember[] | null;
  /** Of the words of the cast, what they mean: as it was proposed. */
  readonly meanings: readonly ProposedMeaning[];
  /** Words that are given up, each with the word to be written instead. */
  readonly instead: readonly (readonly [word: string, use: string])[];
  /** Two words that are two people. */
  readonly apart: readonly (readonly [string, string])[];
  /** Two words of which nobody has decided. */
  readonly undecided: readonly (readonly [string, string])[];
}

/** What would become of the configuration. */
export interface AnsweredProposal {
  readonly configuration: DocumentUri;
  /** Nothing changes without it. */
  readonly edit?: WorkspaceEdit;
  /** The lines that change, each with what becomes of it. */
  readonly lines: readonly { readonly is: 'added' | 'removed'; readonly text: string }[];
}
