/** What is written beside documents: messages of commits, and comments on a review. */
import * as vscode from 'vscode';
import { closeEditors, file, finds, show, test, until, write } from './harness.js';

const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';
const FOUND = 'customer: role-mismatch';
const run = vscode.commands.executeCommand;

/** The document of a scheme that VS Code opens. */
const opened = (scheme: string) =>
  until(() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === scheme), `a document of ${scheme}`);

export const messages = [
  test('the message of a commit is checked', async () => {
    const uri = file('COMMIT_EDITMSG');
    await write(uri, `${CLEAR}# The customer clicks Save.\n`);
    const document = await vscode.languages.setTextDocumentLanguage((await show(uri)).document, 'git-commit');
    await finds(document, FOUND);
    await closeEditors();
    await vscode.workspace.fs.delete(uri);
  }),
  test('so is the input box of source control while somebody types in it, by what holds in its folder', async () => {
    await closeEditors();
    const git = vscode.scm.createSourceControl('test', 'Test', file('.'));
    await run('workbench.view.scm');
    const document = await opened('vscode-scm');
    await until(async () => {
      await run('workbench.scm.action.focusNextInput');
      await run('type', { text: '-' });
      return document.getText() !== '';
    }, 'the focus of the input box');
    await run('type', { text: ` ${CLEAR.trim()}` });
    await finds(document, FOUND);
    await write(file('distinguo.yml'), 'rules:\n  role-mismatch: off\n');
    await finds(document);
    await vscode.workspace.fs.delete(file('distinguo.yml'));
    await finds(document, FOUND);
    git.inputBox.value = 'Each user opens the dashboard.';
    await finds(document);
    git.dispose();
    await run('workbench.view.explorer');
  }),
  test('so is a comment while somebody writes it', async () => {
    const { document: page } = await show(file('guide.md'));
    const comments = vscode.comments.createCommentController('test', 'Test');
    const thread = comments.createCommentThread(page.uri, new vscode.Range(0, 0, 0, 0), []);
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
    // The editor refuses an edit of a comment whose box it is still building.
    const document = await until(async () => {
      const box = await opened('comment');
      const edit = new vscode.WorkspaceEdit();
      edit.replace(box.uri, new vscode.Range(0, 0, 1, 0), CLEAR.trim());
      return (await vscode.workspace.applyEdit(edit)) && box.getText() === CLEAR.trim() && box;
    }, 'the comment is written');
    await finds(document, FOUND);
    comments.dispose();
    await closeEditors();
  }),
];
