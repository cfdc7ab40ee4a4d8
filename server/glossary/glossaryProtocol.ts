/** What client and server say to each other of the words of the glossary. Types only. */
import type { DocumentUri, Location, Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** See `distinguo/glossary`: the words that hold under one configuration. */
export interface GlossaryOverview {
  /** Its path in the workspace. */
  readonly name: string;
  readonly configuration?: DocumentUri;
  /** By what the words promise; none is empty. */
  readonly groups: readonly GlossaryGroup[];
}

/** Terms with something in common: a role, or that they are not to be written. */
export interface GlossaryGroup {
  /** Translated. */
  readonly name: string;
  readonly terms: readonly GlossaryTerm[];
}

/** A term, and what the team says of it. */
export interface GlossaryTerm {
  readonly term: string;
  readonly definition?: string;
  readonly source?: string;
  readonly status?: string;
  /** The word to be written instead. */
  readonly use?: string;
  /** Words that are to be written as this one. */
  readonly words: readonly { readonly word: string; readonly location: Location }[];
  /** Its entry; absent for a term that is built in. */
  readonly location?: Location;
}

/** See `distinguo/wordAt`. An empty range is a cursor. */
export interface WordAtParams {
  readonly uri: DocumentUri;
  readonly range: Range;
}

/** See `distinguo/wordAt`. */
export interface WordAt {
  readonly word: string;
  /** It has an entry that the team has written. */
  readonly isKnown: boolean;
  /** The name of the file that would hold the entry, where there is a place for one. */
  readonly file?: string;
  /** What it may promise; the names are translated. */
  readonly roles: readonly { readonly role: string; readonly name: string; readonly description: string }[];
}

/** See `distinguo/addTerm`: a role, or the word to be written instead. */
export interface AddTermParams {
  readonly uri: DocumentUri;
  readonly word: string;
  readonly role?: string;
  readonly use?: string;
}

/** See `distinguo/addTerm`. */
export interface AddedTerm {
  readonly configuration: DocumentUri;
  readonly edit: WorkspaceEdit;
}
