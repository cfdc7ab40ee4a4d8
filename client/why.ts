import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Explanation, WhyParams } from '../server/protocol.js';

const WHY = 'distinguo/why';
const SCHEME = 'distinguo-why';

/** Registers “show why”: a page beside the document that says what decided. */
export function registerWhy(client: BaseLanguageClient): vscode.Disposable[] {
  const page = vscode.Uri.from({ scheme: SCHEME, path: `/${vscode.l10n.t('Why')}.md` });
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let content = '';
  return [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => content,
    }),
    vscode.commands.registerCommand('distinguo.showWhy', async (uri?: string, version?: number, id?: string) => {
      const asked = uri !== undefined && version !== undefined && id !== undefined ? { uri, version, id } : atCursor();
      const answer = asked && (await client.sendRequest<Explanation | null>(WHY, asked));
      if (!answer) {
        const message = vscode.l10n.t('There is no finding of Distinguo here. Put the cursor on an underlined word.');
        return void (await vscode.window.showInformationMessage(message));
      }
      content = answer.markdown;
      changed.fire(page);
      await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
    }),
  ];
}

/** The finding at the cursor of the active editor. */
function atCursor(): WhyParams | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const finding = vscode.languages
    .getDiagnostics(document.uri)
    .find(({ source, range }) => source === 'Distinguo' && range.contains(selection.active));
  if (!finding) return undefined;
  const rule = typeof finding.code === 'object' ? finding.code.value : finding.code;
  const id = `${rule}@${document.offsetAt(finding.range.start)}-${document.offsetAt(finding.range.end)}`;
  return { uri: document.uri.toString(), version: document.version, id };
}
