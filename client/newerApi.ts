import * as vscode from 'vscode';

/**
 * What newer editors have and the types of the oldest that we support do not know. Everything may be absent: whoever
 * uses it looks first.
 */
interface NewerLanguageModels {
  registerTool?(
    name: string,
    tool: {
      prepareInvocation?(options: { input: never }): { invocationMessage: string };
      invoke(options: { input: never }, token: vscode.CancellationToken): Promise<unknown>;
    },
  ): vscode.Disposable;
  registerMcpServerDefinitionProvider?(
    id: string,
    provider: { provideMcpServerDefinitions(): readonly object[] },
  ): vscode.Disposable;
}

interface NewerClasses {
  readonly LanguageModelToolResult?: new (parts: readonly object[]) => object;
  readonly LanguageModelTextPart?: new (text: string) => object;
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
    version: string,
  ) => object;
}

/** The language models of the editor, as far as it has any. */
export const languageModels = (vscode.lm ?? {}) as Partial<typeof vscode.lm> & NewerLanguageModels;

/** Classes of the newer interface. */
export const newer = vscode as unknown as NewerClasses;
