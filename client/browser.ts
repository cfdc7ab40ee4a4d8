import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { type Extension, start } from './start.js';

/** The worker of the browser, as far as it is needed here: the other types are those of Node. */
declare const Worker: new (script: string) => never;

let extension: Extension | undefined;

/** Starts the server in a worker beside the extension host. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.cjs');
  // The workers of the editor are not instances of “Worker”: the client would not know one when it sees it.
  const server = async () => {
    const worker = new Worker(await loadable(script));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  extension = await start(context, (options) => new LanguageClient('distinguo', 'Distinguo', server, options));
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await extension?.stop();
}

/** The script handed over by value: a worker cannot be made of every address that an extension may have. */
async function loadable(script: vscode.Uri): Promise<string> {
  const content = new Uint8Array(await vscode.workspace.fs.readFile(script));
  return URL.createObjectURL(new Blob([content], { type: 'text/javascript' }));
}
