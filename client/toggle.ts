import * as vscode from 'vscode';

/** Registers “Switch Checking On or Off”: for the workspace that is open, else for the person. */
export function registerToggle(): vscode.Disposable {
  return vscode.commands.registerCommand('distinguo.toggle', async () => {
    const target = vscode.workspace.workspaceFolders?.length
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    const isSetOn = () => vscode.workspace.getConfiguration('distinguo').get('enable', true);
    const set = (value?: boolean) => vscode.workspace.getConfiguration('distinguo').update('enable', value, target);
    const isOn = isSetOn();
    // Nothing is written that holds anyway.
    await set(undefined);
    if (isSetOn() === isOn) await set(!isOn);
    const message = isOn
      ? vscode.l10n.t('Distinguo checks no documents here.')
      : vscode.l10n.t('Distinguo checks documents here.');
    vscode.window.setStatusBarMessage(message, 5000);
  });
}
