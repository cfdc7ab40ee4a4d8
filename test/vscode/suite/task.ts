/** The task “distinguo: lint”. A worker of the browser can run no programs, and offers none. */
import * as vscode from 'vscode';
import { file, holds, same, test, until } from './harness.js';

const isWeb = typeof process !== 'object' || process.versions?.node === undefined;

export const task = isWeb
  ? []
  : [
      test('the task runs the command line that ships, and its findings are among the problems', async () => {
        const tasks = await vscode.tasks.fetchTasks({ type: 'distinguo' });
        same(
          tasks.map(({ scope }) => (typeof scope === 'object' ? scope.name : scope)),
          vscode.workspace.workspaceFolders?.map(({ name }) => name),
        );
        const [first] = tasks;
        holds(first, 'there is no task');
        let code: number | undefined;
        const ended = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
          code = exitCode;
        });
        await vscode.tasks.executeTask(first as vscode.Task);
        await until(() => code !== undefined, 'the end of the task');
        ended.dispose();
        same(code, 2); // One of the configurations is broken on purpose.
        const problems = await until(() => {
          const all = vscode.languages.getDiagnostics(file('closed/never opened.md'));
          return all.length > 0 && all;
        }, 'the finding of the task');
        same(
          problems.map(({ source, range }) => [source, range.start.line, range.start.character]),
          [['Distinguo', 0, 5]],
        );
      }),
    ];
