/** Answers what is asked inside a configuration file, so that no other extension is needed to write one. */
import type { CodeAction, CodeActionParams, CompletionList, Hover, Position } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import { normalTerm } from '../../configuration/index.js';
import type { Document } from '../document.js';
import type { Session } from '../session.js';
import { pathOf } from '../uris.js';
import type { InterfaceWriting } from '../wording.js';
import { completeConfiguration } from './complete.js';
import { fixConfiguration } from './fixes.js';
import { hoverConfiguration } from './hover.js';

/** What can be asked of a configuration that is open. Everything else is asked of documents. */
export class ConfigurationFiles {
  constructor(readonly session: Session) {}

  /** The open document, if it is a configuration or one that a configuration extends. */
  at(uri: string): Document | undefined {
    const { configurations, documents } = this.session;
    return configurations.governs(uri) ? documents.get(uri) : undefined;
  }

  hover(writing: InterfaceWriting, document: Document, position: Position): Hover | null {
    return hoverConfiguration(writing, pathOf(document.uri), document, document.offsetAt(position));
  }

  async completion({ markup }: InterfaceWriting, document: Document, position: Position): Promise<CompletionList> {
    const words = await this.#words(document);
    return completeConfiguration(markup, pathOf(document.uri), document, document.offsetAt(position), words);
  }

  async actions(document: Document, { range, context }: CodeActionParams): Promise<CodeAction[]> {
    if (context.only !== undefined && !context.only.includes(CodeActionKind.QuickFix)) return [];
    const { client, t } = this.session;
    const tools = { t, versioned: client.workspace?.workspaceEdit?.documentChanges === true };
    const words = await this.#words(document);
    return fixConfiguration(tools, pathOf(document.uri), document, range, context.diagnostics, words);
  }

  /** The words of the glossary that the file makes, those that are built in among them. */
  async #words({ uri }: Document): Promise<readonly string[]> {
    const loaded = await this.session.configurations.load(uri);
    const { terms } = loaded.settingsOf('').settings.glossary;
    return [...new Set(terms.map(({ term, written }) => normalTerm(written ?? term)))].sort();
  }
}
