import * as vscode from 'vscode';

/** Registers the commands that go from finding to finding in the active document, past the end to the beginning. */
export function registerNavigation(): vscode.Disposable[] {
  return [
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
  const starts = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source }) => source === 'Distinguo')
    .map(({ range }) => range.start)
    .sort((a, b) => direction * a.compareTo(b));
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
