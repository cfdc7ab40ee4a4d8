import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { RevealOutputChannelOn } from 'vscode-languageclient';
import type { ClientOptions } from '../server/protocol.js';
import { registerAddToGlossary } from './addToGlossary.js';
import { canAsk, registerAskModel } from './askModel.js';
import { followEditor } from './catalogues.js';
import { registerCommands } from './commands.js';
import { serveFiles } from './files.js';
import { registerFixAll } from './fixAll.js';
import { registerGlossaryView } from './glossaryView.js';
import { watchInputBoxes } from './inputBoxes.js';
import { registerNavigation } from './navigation.js';
import { registerProposal } from './proposal.js';
import { watchReopened } from './reopened.js';
import { restart } from './restart.js';
import { registerRulePages, rulePages } from './rulePages.js';
import { documentSelector } from './selector.js';
import { showStatus } from './status.js';
import { registerToggle } from './toggle.js';
import { registerTools } from './tools.js';
import { traceTo } from './trace.js';
import { registerWhy } from './why.js';

/** A started extension. */
export interface Extension {
  stop(): Promise<void>;
}

/** Starts the client that `create` makes, and everything that is seen of it. */
export async function start(
  context: vscode.ExtensionContext,
  create: (options: LanguageClientOptions) => BaseLanguageClient,
): Promise<Extension> {
  const output = vscode.window.createOutputChannel('Distinguo', { log: true });
  const trace = traceTo(output);
  const { version } = context.extension.packageJSON;
  // For whoever reads a report of a fault, in whatever language it was written.
  output.info(
    `Distinguo ${version} in ${vscode.env.appName} ${vscode.version} (${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}).`,
  );
  const initializationOptions: ClientOptions = {
    l10n: vscode.l10n.bundle ?? {},
    rulePages,
    commands: true,
    files: true,
    messagesInHover: true,
    status: true,
    glossary: true,
    languageModels: canAsk(),
    lintWorkspaceOnRequest: true,
  };
  const reopened = watchReopened();
  const client = create({
    documentSelector: documentSelector(),
    initializationOptions,
    outputChannel: output,
    traceOutputChannel: trace,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticCollectionName: 'distinguo',
    diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
    middleware: reopened.middleware,
    markdown: { isTrusted: false, supportHtml: false },
  });
  context.subscriptions.push(
    output,
    trace,
    ...reopened.watch(client),
    registerRulePages(context),
    ...serveFiles(client),
    ...showStatus(client),
    ...registerCommands(client, output),
    ...registerFixAll(),
    ...registerNavigation(),
    followEditor(),
    registerToggle(),
    registerAddToGlossary(client),
    ...registerGlossaryView(client),
    registerProposal(client, context.extensionUri),
    ...registerAskModel(client),
    ...registerTools(client),
    ...registerWhy(client),
    ...watchInputBoxes(client),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('distinguo.languages'))
        void restart(client).catch((error) => output.error(`The server has not restarted: ${error}`));
    }),
  );
  try {
    await client.start();
  } catch (error) {
    output.error(`The server has not started: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    throw error;
  }
  return { stop: () => client.stop() };
}
