/** The task “distinguo: lint”. A worker of the browser can run no programs, and offers none. */
import * as vscode from 'vscode';
import { file, holds, same, test, until } from './harness.js';

const isWeb = typeof process !== 'object' || process.versions?.node === undefined;

async function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

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
        const found = () => vscode.languages.getDiagnostics(file('closed/never opened.md'));
        // On a busy machine VS Code may lose the last lines of a terminal whose program has ended.
        for (let runs = 0; runs < 3 && found().length === 0; runs++) {
          same(await exitCodeOf(first as vscode.Task), 2); // One of the configurations is broken on purpose.
          const seen = Date.now() + 5_000;
          await until(() => found().length > 0 || Date.now() > seen, 'the problems');
        }
        const problems = await until(() => found().length > 0 && found(), 'the finding of the task');
        same(
          problems.map(({ source, range }) => [source, range.start.line, range.start.character]),
          [['Distinguo', 0, 5]],
        );
      }),
    ];
