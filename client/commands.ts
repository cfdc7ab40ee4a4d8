import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ConfigurationPlace, WorkspaceSummary } from '../server/protocol.js';

const LINT_WORKSPACE = 'distinguo/lintWorkspace';
const CONFIGURATION_OF = 'distinguo/configurationOf';

/** Registers the commands of the palette, save the one that explains. */
export function registerCommands(client: BaseLanguageClient, output: vscode.LogOutputChannel): vscode.Disposable[] {
  const register = vscode.commands.registerCommand;
  return [
    register('distinguo.lintWorkspace', () => lintWorkspace(client)),
    register('distinguo.fixAll', () =>
      vscode.commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.distinguo', apply: 'first' }),
    ),
    register('distinguo.openConfiguration', (uri?: string) => openConfiguration(client, uri)),
    register('distinguo.restart', async () => {
      await client.stop();
      await client.start();
    }),
    register('distinguo.showOutput', () => output.show()),
  ];
}

async function lintWorkspace(client: BaseLanguageClient): Promise<void> {
  const summary = await client.sendRequest<WorkspaceSummary | undefined>(LINT_WORKSPACE);
  if (!summary) return;
  const show = vscode.l10n.t('Show problems');
  const choice = await vscode.window.showInformationMessage(summary.message, ...(summary.findings > 0 ? [show] : []));
  if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Opens the configuration that holds for the active document, or makes one where it belongs. */
async function openConfiguration(client: BaseLanguageClient, known: string | undefined): Promise<void> {
  if (known !== undefined) return void (await vscode.window.showTextDocument(vscode.Uri.parse(known)));
  const place = await placeFor(client);
  if (place?.uri !== undefined) return void (await vscode.window.showTextDocument(vscode.Uri.parse(place.uri)));
  if (place?.proposed === undefined) {
    const message = vscode.l10n.t('Open a folder first: a configuration is a file in it.');
    return void (await vscode.window.showInformationMessage(message));
  }
  const uri = vscode.Uri.parse(place.proposed);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true, contents: new TextEncoder().encode(place.starter) });
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(uri);
}

async function placeFor(client: BaseLanguageClient): Promise<ConfigurationPlace | null | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = active ?? (folder && vscode.Uri.joinPath(folder, 'any.md'));
  return uri && client.sendRequest<ConfigurationPlace | null>(CONFIGURATION_OF, { uri: uri.toString() });
}
