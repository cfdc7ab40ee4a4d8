import * as vscode from 'vscode';

/** Offers “distinguo: lint” among the tasks: the command line that ships, with its findings among the problems. */
export function registerTaskProvider({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  const program = vscode.Uri.joinPath(extensionUri, 'dist', 'cli-main.cjs').fsPath;
  return vscode.tasks.registerTaskProvider('distinguo', {
    provideTasks: () => foldersOnDisk().map((folder) => taskOf(program, { type: 'distinguo' }, folder)),
    resolveTask: ({ definition, scope }) => {
      const folder = typeof scope === 'object' ? scope : foldersOnDisk()[0];
      return folder && taskOf(program, definition, folder);
    },
  });
}

function foldersOnDisk(): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
}

function taskOf(program: string, definition: vscode.TaskDefinition, folder: vscode.WorkspaceFolder): vscode.Task {
  const paths: string[] = Array.isArray(definition.paths) ? definition.paths.map(String) : ['.'];
  // No shell: nothing that a workspace says is a command. The editor itself is the Node that runs the program.
  const execution = new vscode.ProcessExecution(process.execPath, [program, '--', ...paths], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  return new vscode.Task(definition, folder, 'lint', 'distinguo', execution, '$distinguo');
}
