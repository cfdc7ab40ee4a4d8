import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerMcpServer } from './mcp.js';
import { type Extension, start } from './start.js';
import { registerTaskProvider } from './tasks.js';

let extension: Extension | undefined;

/** Starts the server as a process beside the extension host. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(registerTaskProvider(context), ...registerMcpServer(context));
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'lsp.cjs').fsPath;
  const server = { module, transport: TransportKind.ipc };
  extension = await start(context, (options) => new LanguageClient('distinguo', 'Distinguo', server, options));
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await extension?.stop();
}
