import * as vscode from 'vscode';
import { documentSelector } from './selector.js';
import { done } from './walkthrough.js';

const FIX_ALL = 'source.fixAll.distinguo';

/**
 * Registers “Fix All Clear Findings”. It works on the document itself, so that
 * it does the same whatever has the focus: an editor, or the walkthrough.
 */
export function registerFixAll(): vscode.Disposable[] {
  let last = vscode.window.activeTextEditor?.document;
  return [
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor && isRead(editor.document)) last = editor.document;
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document === last) last = undefined;
    }),
    vscode.commands.registerCommand('distinguo.fixAll', async (uri?: vscode.Uri) => {
      const active = vscode.window.activeTextEditor?.document;
      const document = uri ? await vscode.workspace.openTextDocument(uri) : active && isRead(active) ? active : last;
      await fixAll(document);
    }),
  ];
}

async function fixAll(document: vscode.TextDocument | undefined): Promise<void> {
  if (document === undefined || document.isClosed) {
    return void (await vscode.window.showInformationMessage(
      vscode.l10n.t('Open a document first: that is what is fixed.'),
    ));
  }
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    FIX_ALL,
    1,
  );
  const edit = actions.find(({ kind }) => kind?.value === FIX_ALL)?.edit;
  if (edit === undefined) {
    const message = vscode.l10n.t('There is nothing to fix: no finding of Distinguo in this document is clear.');
    return void (await vscode.window.showInformationMessage(message));
  }
  if (!(await vscode.workspace.applyEdit(edit))) return;
  done('fixed');
  const isSeen = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
  if (!isSeen) await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

function isRead(document: vscode.TextDocument): boolean {
  return vscode.languages.match(documentSelector(), document) > 0;
}
