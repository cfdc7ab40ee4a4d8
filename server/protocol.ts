/**
 * What client and server say to each other beyond the protocol. Types and
 * names only: the client imports this file and nothing else of the server.
 */
import type { DocumentUri, Position, Range } from 'vscode-languageserver-types';

/**
 * What a client may ask for in `initializationOptions`. Everything is optional: any LSP client works without.
 * A client without `workspace/configuration` sends its settings there, too, and again with
 * `workspace/didChangeConfiguration`: as `distinguo`, or beside what is named here.
 */
export interface ClientOptions {
  /** Translations of the interface, by the English text. */
  readonly l10n?: Readonly<Record<string, string>>;
  /** URI of the folder that holds the rule pages, when the client knows better than the server where it is. */
  readonly rulePages?: string;
  /** The client has the commands named in {@link commands}. */
  readonly commands?: boolean;
  /** The client answers {@link readFile} and {@link readDirectory}. */
  readonly files?: boolean;
  /** The client shows the messages of findings beside a hover. */
  readonly messagesInHover?: boolean;
  /** The client wants {@link status} and {@link busy}. */
  readonly status?: boolean;
  /** The client can hand questions to a language model. */
  readonly languageModels?: boolean;
  /** The client wants {@link glossaryChanged}. */
  readonly glossary?: boolean;
  /** How long a writer must pause before what they type is judged, in milliseconds. */
  readonly pause?: number;
  /** The client never pulls workspace diagnostics: it is sent them, after {@link lintWorkspace} was asked for and not before. */
  readonly lintWorkspaceOnRequest?: boolean;
}

/** Commands of the client that code actions may name. */
export const commands = {
  /** Shows why a finding is made: `[uri, version, finding id]`. */
  why: 'distinguo.showWhy',
  /** Opens the configuration that was just edited: `[uri]`. */
  openConfiguration: 'distinguo.openConfiguration',
  /** Asks what a word is, and gives it an entry: `[uri, word]`. */
  addToGlossary: 'distinguo.addToGlossary',
  /** Asks a language model, if the person wants it, an open question about a word: `[uri, word]`. */
  askLanguageModel: 'distinguo.askLanguageModel',
} as const;

// From the server to the client.

/** Notification: what is known of one open document, {@link DocumentStatus}. */
export const status = 'distinguo/status';

/** Notification: whether the server works on something long, {@link Busy}. */
export const busy = 'distinguo/busy';

/** Request: the text of a file, {@link FileParams} → {@link FileContent}. */
export const readFile = 'distinguo/readFile';

/** Request: what a folder holds, {@link FileParams} → {@link DirectoryEntry}[]. */
export const readDirectory = 'distinguo/readDirectory';

/** Notification without parameters: {@link glossary} may be answered differently now. */
export const glossaryChanged = 'distinguo/glossaryChanged';

// From the client to the server.

/** Request without parameters: reads every file of the workspace, answers {@link WorkspaceSummary}. */
export const lintWorkspace = 'distinguo/lintWorkspace';

/** Request: why a finding is made, {@link WhyParams} → {@link Explanation} or null. */
export const why = 'distinguo/why';

/** Request: which configuration holds for a file, {@link FileParams} → {@link ConfigurationPlace}. */
export const configurationOf = 'distinguo/configurationOf';

/** Request with `{}`: the glossaries of the workspace, {@link GlossaryOverview}[]. */
export const glossary = 'distinguo/glossary';

/** Request with `{}`: the same as a page, {@link Explanation}. */
export const glossaryPage = 'distinguo/glossaryPage';

/** Request: the word that could get an entry at a place, {@link WordAtParams} → {@link WordAt} or null. */
export const wordAt = 'distinguo/wordAt';

/** Request: the edit that gives a word an entry, {@link AddTermParams} → {@link AddedTerm}, or null where it fails. */
export const addTerm = 'distinguo/addTerm';

/** Request: the findings of a document of the workspace, {@link FileParams} → {@link DocumentReview}. */
export const review = 'distinguo/review';

/** Request: the words for people of a document of the workspace, {@link FileParams} → {@link DocumentCastSummary}. */
export const cast = 'distinguo/cast';

/** Request: what a reader could decide about a word, {@link QuestionParams} → {@link OpenQuestion} or null. */
export const question = 'distinguo/question';

/** Request: the edit that keeps an answer, {@link DecideParams} → {@link AddedTerm}, or null where it fails. */
export const decide = 'distinguo/decide';

/**
 * Request: who the people of the documents of a workspace folder are, {@link FileParams} → {@link CastProposal} | null;
 * null where it fails.
 */
export const proposal = 'distinguo/proposal';

/**
 * Request: the edit that writes what was answered to a proposal, {@link ProposalAnswers} → {@link AnsweredProposal} | null;
 * null where it fails.
 */
export const answerProposal = 'distinguo/answerProposal';

/** The state of a document. `off` covers everything that is not read on purpose. */
export type DocumentState = 'ready' | 'off' | 'broken' | 'limited';

/** See {@link status}. */
export interface DocumentStatus {
  readonly uri: DocumentUri;
  readonly state: DocumentState;
  /** How many findings there are. */
  readonly findings: number;
  /** One sentence for the person, translated. */
  readonly message: string;
  /** The configuration that holds, when there is one. */
  readonly configuration?: DocumentUri;
  /** Where the cause is, when there is something to repair. */
  readonly cause?: { readonly uri: DocumentUri; readonly range: Range };
}

/** See {@link busy}. */
export interface Busy {
  readonly busy: boolean;
}

/** Names a file or folder. */
export interface FileParams {
  readonly uri: DocumentUri;
}

/** The text of a file, or null when there is none to be read. */
export interface FileContent {
  readonly text: string | null;
}

/** One entry of a folder. Links count as what they lead to. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  /** It is a link. */
  readonly link?: true;
}

/** See {@link why}. */
export interface WhyParams {
  readonly uri: DocumentUri;
  readonly version: number;
  /** The finding; absent where {@link position} names a place in it. */
  readonly id?: string;
  readonly position?: Position;
}

/** Markdown in which everything that comes from a document is escaped. */
export interface Explanation {
  readonly markdown: string;
}

/** See {@link configurationOf}. */
export interface ConfigurationPlace {
  /** The file that holds, when there is one. */
  readonly uri?: DocumentUri;
  /** Where a new one belongs, when the file is in a place that can hold one. */
  readonly proposed?: DocumentUri;
  /** What a new one should say. */
  readonly starter: string;
}

/** See {@link lintWorkspace}. */
export interface WorkspaceSummary {
  readonly files: number;
  readonly findings: number;
  /** Files that are too large to be read. */
  readonly skipped: number;
  /** The same as sentences for the person, translated. */
  readonly message: string;
}

/** See {@link review}. Lines and columns count from 1. */
export interface DocumentReview {
  readonly findings: readonly {
    readonly line: number;
    readonly column: number;
    readonly text: string;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly fix?: { readonly replace: string; readonly with: string };
  }[];
  /** How many more there are. */
  readonly leftOut?: number;
}

/** See {@link cast}. */
export interface DocumentCastSummary {
  readonly words: readonly { readonly word: string; readonly count: number; readonly does: readonly string[] }[];
  readonly pairs: readonly {
    readonly words: readonly [string, string];
    readonly relationship: string;
    readonly because: readonly string[];
  }[];
}

/** See {@link question}. */
export interface QuestionParams {
  readonly uri: DocumentUri;
  /** One of the two words; any question where it is absent. */
  readonly word?: string;
}

/** See {@link question}: all that is needed to answer it, in English. */
export interface OpenQuestion {
  /** Two words that may name one person, or one of which it is not clear whom it names. */
  readonly words: readonly [string] | readonly [string, string];
  readonly ask: string;
  /** What the document says that bears on it. */
  readonly about: string;
  readonly answers: readonly { readonly answer: string; readonly means: string }[];
}

/** See {@link decide}. */
export interface DecideParams {
  readonly uri: DocumentUri;
  readonly words: OpenQuestion['words'];
  /** One of the answers of the question. */
  readonly answer: string;
  readonly reason: string;
}

export type {
  AnsweredProposal,
  CastProposal,
  PossibleCast,
  ProposalAnswers,
  ProposedMeaning,
  ProposedMember,
  ProposedPair,
  ProposedWord,
} from './glossary/castProtocol.js';
export type {
  AddedTerm,
  AddTermParams,
  GlossaryGroup,
  GlossaryOverview,
  GlossaryTerm,
  WordAt,
  WordAtParams,
} from './glossary/glossaryProtocol.js';
