/** What is left of the findings of files that are closed, renamed, rewritten or deleted. */
import * as vscode from 'vscode';
import { closeEditors, file, finds, same, test, until, write } from './harness.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const FOUND = 'customer: role-mismatch';

const count = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Distinguo').length;
const counts = (uri: vscode.Uri, expected: number) =>
  until(() => count(uri) === expected, `${expected} findings in ${uri.path}`);

/** Writes a file and shows it, until what is wrong in it is underlined. */
async function opened(name: string): Promise<vscode.Uri> {
  await write(file(name), CLEAR);
  await click(file(name));
  return file(name);
}

/** Opens a file as a click on its name does: whatever a test opens by itself stays open for minutes. */
async function click(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri);
  const document = await until(() => {
    const active = vscode.window.activeTextEditor?.document;
    return active?.uri.path === uri.path && active;
  }, 'the file is shown');
  await finds(document, FOUND);
}

/** The first of these run before anybody has checked the workspace. */
export const filesThatGo = [
  test('before a check of the workspace, a closed file has no findings', async () => {
    const uri = await opened('gone/closed.md');
    await closeEditors();
    await counts(uri, 0);
  }),
  test('a file that is closed and opened again before its findings are there gets them', async () => {
    const uri = file('gone/long.md');
    await write(uri, `${'The user reads the report on the page.\n\n'.repeat(4000)}${CLEAR}`);
    await vscode.commands.executeCommand('vscode.open', uri);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('vscode.open', uri);
    await until(() => count(uri) > 0, 'the findings');
    await closeEditors();
  }),
  test('a file that is renamed while it is open has its findings once, under its new name', async () => {
    const uri = await opened('gone/old name.md');
    const renamed = file('gone/new name.md');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    await vscode.workspace.applyEdit(edit);
    await counts(renamed, 1);
    await counts(uri, 0);
    await closeEditors();
    await counts(renamed, 0);
  }),
  test('“Check the Workspace” finds what is in files that are not open', async () => {
    // The message with the result stays until somebody closes it.
    void vscode.commands.executeCommand('distinguo.lintWorkspace');
    await counts(file('closed/never opened.md'), 1);
    await vscode.commands.executeCommand('notifications.clearAll');
  }),
  test('after it, a file has its findings once, whether it is opened or closed', async () => {
    const uri = file('closed/never opened.md');
    await click(uri);
    same(count(uri), 1);
    await closeEditors();
    await counts(uri, 1);
  }),
  test('after it, the findings of a closed file go when it is rewritten, renamed or deleted', async () => {
    const uri = await opened('gone/later.md');
    await closeEditors();
    await counts(uri, 1);
    await write(uri, 'Nothing.\n');
    await counts(uri, 0);
    await write(uri, CLEAR);
    await counts(uri, 1);
    const renamed = file('gone/later still.md');
    await vscode.workspace.fs.rename(uri, renamed);
    await counts(renamed, 1);
    await counts(uri, 0);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(file('gone'), { recursive: true });
    await vscode.workspace.applyEdit(edit);
    await counts(renamed, 0);
  }),
];
