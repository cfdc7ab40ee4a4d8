/** What is left of the extension where the writer does not trust the workspace: everything. */
import * as vscode from 'vscode';
import { file, finds, holds, show, suite, test } from './harness.js';

export const run = suite('restricted mode', [
  test('the workspace is not trusted', async () => {
    holds(!vscode.workspace.isTrusted, 'the workspace is trusted');
  }),
  test('findings are shown all the same, under the configuration of the workspace', async () => {
    const { document } = await show(file('guide.md'));
    await finds(document, 'customer: role-mismatch');
    const { document: quiet } = await show(file('off/page.md'));
    await finds(quiet);
  }),
]);
