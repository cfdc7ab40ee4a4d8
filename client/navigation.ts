import * as vscode from 'vscode';

/**
 * Registers the commands that go from finding to finding in the active document, past the end to the beginning; menus
 * hear whether it has any.
 */
export function registerNavigation(): vscode.Disposable[] {
  const tell = () => {
    const hasFindings = startsIn(vscode.window.activeTextEditor?.document).length > 0;
    void vscode.commands.executeCommand('setContext', 'distinguo.hasFindings', hasFindings);
  };
  tell();
  return [
    vscode.window.onDidChangeActiveTextEditor(tell),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) tell();
    }),
    vscode.commands.registerCommand('distinguo.nextFinding', () => go((at, start) => start.isAfter(at), 1)),
    vscode.commands.registerCommand('distinguo.previousFinding', () => go((at, start) => start.isBefore(at), -1)),
  ];
}

/**
 * @param isOnTheWay whether a finding that begins at `start` comes after the cursor at `at`, in this direction
 * @param direction 1 from the first finding to the last, -1 back
 */
async function go(
  isOnTheWay: (at: vscode.Position, start: vscode.Position) => boolean,
  direction: 1 | -1,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const starts = startsIn(editor.document).sort((a, b) => direction * a.compareTo(b));
  const target = starts.find((start) => isOnTheWay(editor.selection.active, start)) ?? starts[0];
  if (target === undefined) {
    return void (await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no finding of Distinguo in this document.'),
    ));
  }
  editor.selection = new vscode.Selection(target, target);
  editor.revealRange(new vscode.Range(target, target), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.showHover');
}

/** Where the findings of a document begin, in no order. */
function startsIn(document: vscode.TextDocument | undefined): vscode.Position[] {
  if (document === undefined) return [];
  const all = vscode.languages.getDiagnostics(document.uri);
  return all.filter(({ source }) => source === 'Distinguo').map(({ range }) => range.start);
}
