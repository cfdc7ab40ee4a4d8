import * as vscode from 'vscode';

/** Offers “distinguo: lint” among the tasks: the command line, with its findings among the problems. */
export function registerTaskProvider(): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('distinguo', {
    provideTasks: () => [taskOf({ type: 'distinguo' }, vscode.TaskScope.Workspace)],
    resolveTask: (task) => taskOf(task.definition, task.scope ?? vscode.TaskScope.Workspace),
  });
}

function taskOf(definition: vscode.TaskDefinition, scope: vscode.TaskScope | vscode.WorkspaceFolder): vscode.Task {
  const paths: string[] = Array.isArray(definition.paths) ? definition.paths.map(String) : ['.'];
  // Each path is a value of its own: nothing that a workspace says is read as shell.
  const quoted = paths.map((value) => ({ value, quoting: vscode.ShellQuoting.Strong }));
  const execution = new vscode.ShellExecution('distinguo', ['--', ...quoted]);
  return new vscode.Task(definition, scope, 'lint', 'distinguo', execution, '$distinguo');
}
