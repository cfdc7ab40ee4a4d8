import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ConfigurationPlace, WorkspaceSummary } from '../server/protocol.js';
import { restart } from './restart.js';
import { done } from './walkthrough.js';

const LINT_WORKSPACE = 'distinguo/lintWorkspace';
const CONFIGURATION_OF = 'distinguo/configurationOf';

/** Registers the commands of the palette, save those that explain and fix. */
export function registerCommands(client: BaseLanguageClient, output: vscode.LogOutputChannel): vscode.Disposable[] {
  const register = vscode.commands.registerCommand;
  return [
    register('distinguo.lintWorkspace', () => lintWorkspace(client)),
    // From a menu comes the document, from an action the configuration.
    register('distinguo.openConfiguration', (given?: unknown) =>
      openConfiguration(client, typeof given === 'string' ? given : undefined),
    ),
    register('distinguo.restart', () => restart(client)),
    register('distinguo.showOutput', () => output.show()),
  ];
}

async function lintWorkspace(client: BaseLanguageClient): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    const message = vscode.l10n.t('Open a folder first: its documents are what is checked.');
    return void (await vscode.window.showInformationMessage(message));
  }
  const summary = await client.sendRequest<WorkspaceSummary | undefined>(LINT_WORKSPACE);
  if (!summary) return;
  done('checked');
  const show = vscode.l10n.t('Show problems');
  const choice = await vscode.window.showInformationMessage(summary.message, ...(summary.findings > 0 ? [show] : []));
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Opens the configuration that holds for the active document, or makes one where it belongs. */
async function openConfiguration(client: BaseLanguageClient, known: string | undefined): Promise<void> {
  const place = known === undefined ? await placeFor(client) : undefined;
  const uri = known ?? place?.uri ?? (place ? await create(place) : undefined);
  if (uri === undefined) {
    const message = vscode.l10n.t('Open a folder first: a configuration is a file in it.');
    return void (await vscode.window.showInformationMessage(message));
  }
  await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  done('configured');
}

/** Makes a first configuration; undefined where there is no place for one. */
async function create({ proposed, starter }: ConfigurationPlace): Promise<string | undefined> {
  if (proposed === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  const contents = new TextEncoder().encode(starter);
  edit.createFile(vscode.Uri.parse(proposed), { ignoreIfExists: true, contents });
  await vscode.workspace.applyEdit(edit);
  return proposed;
}

async function placeFor(client: BaseLanguageClient): Promise<ConfigurationPlace | null | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = active ?? (folder && vscode.Uri.joinPath(folder, 'any.md'));
  return uri && client.sendRequest<ConfigurationPlace | null>(CONFIGURATION_OF, { uri: uri.toString() });
}
