import * as vscode from 'vscode';

/**
 * The output as the client traces to it. The client looks at its log level
 * alone, and would write nothing of what `distinguo.trace.server` asks for:
 * here the setting is enough.
 */
export function traceTo(output: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const changed = new vscode.EventEmitter<vscode.LogLevel>();
  const isWanted = () => vscode.workspace.getConfiguration('distinguo').get('trace.server', 'off') !== 'off';
  const level = () => (isWanted() ? vscode.LogLevel.Trace : output.logLevel);
  const listeners = [
    output.onDidChangeLogLevel(() => changed.fire(level())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('distinguo.trace.server')) changed.fire(level());
    }),
  ];
  return {
    ...output,
    get logLevel() {
      return level();
    },
    onDidChangeLogLevel: changed.event,
    trace: (message) => (isWanted() ? output.info(message) : output.trace(message)),
    dispose: () => vscode.Disposable.from(changed, ...listeners).dispose(),
  };
}
