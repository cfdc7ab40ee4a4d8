import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AddedTerm, AddTermParams, WordAt, WordAtParams } from '../server/protocol.js';
import { answered } from './answered.js';

const WORD_AT = 'distinguo/wordAt';
const ADD_TERM = 'distinguo/addTerm';

/** What was chosen for a word: a role, or that another is to be written. */
interface Choice extends vscode.QuickPickItem {
  readonly role?: string;
}

/** Registers “Add to Glossary”: the word at the cursor or what is selected, then what it is. */
export function registerAddToGlossary(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand('distinguo.addToGlossary', async () => {
    const editor = vscode.window.activeTextEditor;
    const asked = editor && (await client.sendRequest<WordAt | null>(WORD_AT, placeIn(editor)));
    if (!editor || !asked) {
      const message = vscode.l10n.t('Put the cursor on a word, or select up to four words of one line.');
      return void (await vscode.window.showInformationMessage(message));
    }
    if (asked.isKnown) {
      await vscode.commands.executeCommand('editor.action.revealDefinition');
      return;
    }
    const params = await ask(asked);
    if (params !== undefined) await add(client, { uri: editor.document.uri.toString(), word: asked.word, ...params });
  });
}

function placeIn({ document, selection }: vscode.TextEditor): WordAtParams {
  const { start, end } = selection;
  const at = ({ line, character }: vscode.Position) => ({ line, character });
  return { uri: document.uri.toString(), range: { start: at(start), end: at(end) } };
}

/** Asks for a role or another word; what will be written is seen before it is. Undefined where nothing was chosen. */
async function ask({ word, file, roles }: WordAt): Promise<Omit<AddTermParams, 'uri' | 'word'> | undefined> {
  const written = (said: string) => `${file ?? 'distinguo.yml'}: ${word}: ${said}`;
  const choices: Choice[] = roles.map(({ role, name, description }) => ({
    label: name,
    description: written(role),
    detail: description,
    role,
  }));
  choices.push({ label: vscode.l10n.t('Another word is to be written instead…'), description: written('…') });
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Add “{0}” to the glossary', word),
    placeHolder: vscode.l10n.t('Who or what is meant by “{0}”?', word),
    matchOnDescription: true,
  });
  if (choice === undefined) return undefined;
  if (choice.role !== undefined) return { role: choice.role };
  const use = await vscode.window.showInputBox({
    title: vscode.l10n.t('Add “{0}” to the glossary', word),
    prompt: vscode.l10n.t('The word to be written instead of “{0}”', word),
  });
  return use === undefined || use.trim() === '' ? undefined : { use: use.trim() };
}

/** Writes the entry and shows it, not saved: one undo takes it back. */
async function add(client: BaseLanguageClient, params: AddTermParams): Promise<void> {
  try {
    const added = answered(await client.sendRequest<AddedTerm | null>(ADD_TERM, params));
    const edit = await client.protocol2CodeConverter.asWorkspaceEdit(added.edit);
    if (!(await vscode.workspace.applyEdit(edit))) return;
    const editor = await vscode.window.showTextDocument(vscode.Uri.parse(added.configuration), {
      viewColumn: vscode.ViewColumn.Beside,
    });
    const at = editor.document.getText().lastIndexOf(params.word);
    if (at < 0) return;
    const range = new vscode.Range(editor.document.positionAt(at), editor.document.positionAt(at + params.word.length));
    editor.selection = new vscode.Selection(range.start, range.end);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch (error) {
    await vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
