import type { CodeActionKind, WorkspaceEdit } from 'vscode-languageserver';
import type { Finding } from '../engine/index.js';
import type { Translate } from './messages.js';
import type { ReviewedDocument } from './reviews.js';

/** What a code action is made with. */
export interface ActionTools {
  readonly t: Translate;
  /** The client can be told which version an edit is for. */
  readonly versioned: boolean;
  /** The client fetches the edit when the action is chosen. */
  readonly resolves: boolean;
  /** The client has the commands of our extension. */
  readonly commands: boolean;
  /** The edit that makes a finding an exception of the configuration, or undefined where it cannot be one. */
  exception(reviewed: ReviewedDocument, finding: Finding): Promise<DecisionOffer | undefined>;
  /** The edit by which the configuration says that two words name two people, or undefined where it cannot. */
  apart(reviewed: ReviewedDocument, words: readonly [string, string]): Promise<DecisionOffer | undefined>;
}

/** How a decision of the team gets into its configuration. */
export interface DecisionOffer {
  readonly edit: WorkspaceEdit;
  /** The configuration that the edit changes or makes. */
  readonly configuration: string;
}

/** What can be done about findings, before it is a code action. */
export interface Offer {
  /** Unique among the offers for one place. */
  readonly key: string;
  readonly title: string;
  readonly kind: CodeActionKind;
  /** The findings that it deals with, among those at the place. */
  readonly findings: readonly Finding[];
  readonly preferred?: boolean;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  /** Absent for an action that only shows something. */
  edit?(): WorkspaceEdit | undefined;
}
