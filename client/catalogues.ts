import * as vscode from 'vscode';
import { patterns } from './languages.generated.js';

const catalogues = patterns.map((pattern) => ({ pattern }));

/** Tells the menus whether the document in front may be a catalogue: the language of the editor does not say so. */
export function followEditor(): vscode.Disposable {
  const tell = () => {
    const document = vscode.window.activeTextEditor?.document;
    const isRead = document !== undefined && vscode.languages.match(catalogues, document) > 0;
    void vscode.commands.executeCommand('setContext', 'distinguo.isRead', isRead);
  };
  tell();
  return vscode.window.onDidChangeActiveTextEditor(tell);
}
