import * as vscode from 'vscode';

/** Ticks a step of the walkthrough: the manifest names these contexts. A step that did nothing stays as it was. */
export function done(step: 'fixed' | 'configured' | 'checked'): void {
  void vscode.commands.executeCommand('setContext', `distinguo.${step}`, true);
}
