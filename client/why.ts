import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Explanation, WhyParams } from '../server/protocol.js';
import { MarkdownPage } from './page.js';

const WHY = 'distinguo/why';
/** Registers “show why”: a page beside the document that says what decided. */
export function registerWhy(client: BaseLanguageClient): vscode.Disposable[] {
  const page = new MarkdownPage('distinguo-why', vscode.l10n.t('Why'));
  return [
    page,
    // An action names a finding; a menu gives the document, which is the one with the cursor.
    vscode.commands.registerCommand('distinguo.showWhy', async (uri?: unknown, version?: number, id?: string) => {
      const asked =
        typeof uri === 'string' && version !== undefined && id !== undefined ? { uri, version, id } : atCursor();
      const answer = asked && (await client.sendRequest<Explanation | null>(WHY, asked));
      if (!answer) {
        const message = vscode.l10n.t('There is no finding of Distinguo here. Put the cursor on an underlined word.');
        return void (await vscode.window.showInformationMessage(message));
      }
      await page.show(answer.markdown);
    }),
  ];
}

/** The cursor of the active editor. */
function atCursor(): WhyParams | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), version: document.version, position: { line, character } };
}
