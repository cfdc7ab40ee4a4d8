/** The commands that go from finding to finding, and the one that switches checking off. */
import * as vscode from 'vscode';
import { closeEditors, file, finds, same, show, test, write } from './harness.js';

const FOUND = 'customer: role-mismatch';

export const commands = [
  test('“Go to Next Finding” and “Previous” go round through the findings of a document', async () => {
    await write(file('many.md'), 'Intro.\n\nThe customer clicks Save.\n\nThe customer clicks Export.\n');
    const editor = await show(file('many.md'));
    await finds(editor.document, FOUND, FOUND);
    const lines: number[] = [];
    for (const command of ['nextFinding', 'nextFinding', 'nextFinding', 'previousFinding']) {
      await vscode.commands.executeCommand(`distinguo.${command}`);
      lines.push(editor.selection.active.line);
    }
    same(lines, [2, 4, 2, 4]);
    await closeEditors();
    await vscode.workspace.fs.delete(file('many.md'));
  }),
  test('“Open or Create Configuration” in the menu of a document opens the one that holds for it', async () => {
    const { document } = await show(file('right/page.md'));
    await vscode.commands.executeCommand('distinguo.openConfiguration', document.uri);
    same(vscode.window.activeTextEditor?.document.uri.path.split('/').slice(-2), ['right', 'distinguo.yml']);
    await closeEditors();
  }),
  test('a further language is read as soon as it is set', async () => {
    const uri = file('page.rst');
    await write(uri, 'Each customer opens the dashboard and clicks the Export button.\n');
    const { document } = await show(uri);
    same(document.languageId, 'restructuredtext');
    const settings = vscode.workspace.getConfiguration('distinguo');
    await settings.update('languages', { restructuredtext: 'plaintext' }, vscode.ConfigurationTarget.Workspace);
    await finds(document, FOUND);
    await settings.update('languages', undefined, vscode.ConfigurationTarget.Workspace);
    await finds(document);
    await closeEditors();
    await vscode.workspace.fs.delete(uri);
  }),
  test('“Switch Checking On or Off” does both', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, FOUND);
    await vscode.commands.executeCommand('distinguo.toggle');
    await finds(document);
    await vscode.commands.executeCommand('distinguo.toggle');
    await finds(document, FOUND);
    await vscode.workspace
      .getConfiguration('distinguo')
      .update('enable', undefined, vscode.ConfigurationTarget.Workspace);
  }),
];
