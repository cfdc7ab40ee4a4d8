import * as vscode from 'vscode';

const SCHEME = 'distinguo-rule';

/**
 * Where the server finds the pages of the rules. The editor opens what it is
 * given as it is written; for this scheme the manifest names the preview of
 * Markdown as the editor.
 */
export const rulePages = `${SCHEME}:`;

/** Serves the pages of the rules, which ship with the extension. */
export function registerRulePages({ extensionUri }: vscode.ExtensionContext): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!/^[\w-]+\.md$/.test(name)) return undefined;
      const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', name);
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
    },
  });
}
