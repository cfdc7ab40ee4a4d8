import * as vscode from 'vscode';
import { languageModels, newer } from './newerApi.js';

/** Offers the MCP server of the command line that ships to the agents of the editor: it judges texts that it is given. */
export function registerMcpServer({ extension, extensionUri }: vscode.ExtensionContext): vscode.Disposable[] {
  const { McpStdioServerDefinition: Definition } = newer;
  if (!languageModels.registerMcpServerDefinitionProvider || !Definition) return [];
  const program = vscode.Uri.joinPath(extensionUri, 'dist', 'cli-main.cjs').fsPath;
  const version = String(extension.packageJSON.version);
  // The editor itself is the Node that runs the program.
  const environment = { ELECTRON_RUN_AS_NODE: '1' };
  return [
    languageModels.registerMcpServerDefinitionProvider('distinguo', {
      provideMcpServerDefinitions: () => [
        new Definition('Distinguo', process.execPath, [program, 'mcp'], environment, version),
      ],
    }),
  ];
}
