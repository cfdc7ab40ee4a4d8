import * as vscode from 'vscode';
import { type BaseLanguageClient, LSPErrorCodes, ResponseError } from 'vscode-languageclient';
import type { AnsweredProposal, CastProposal, ProposalAnswers } from '../server/protocol.js';
import { answered } from './answered.js';

const PROPOSAL = 'distinguo/proposal';
const ANSWER_PROPOSAL = 'distinguo/answerProposal';

/** What the page says. It is ours, and all that it names is looked up again. */
type Said =
  | { readonly kind: 'answers' | 'write'; readonly answers: Omit<ProposalAnswers, 'uri' | 'meanings'> }
  | { readonly kind: 'line'; readonly word: number; readonly line: number }
  | { readonly kind: 'leave' };

/**
 * Registers “Propose a Cast”: what the documents of a folder tell of its people, in a page on which a person accepts,
 * changes or rejects it. Nothing is written before they say so, and one undo takes it back.
 */
export function registerProposal(client: BaseLanguageClient, extension: vscode.Uri): vscode.Disposable {
  let shown: vscode.WebviewPanel | undefined;
  const command = vscode.commands.registerCommand('distinguo.proposeCast', async (given?: unknown) => {
    const folder = given instanceof vscode.Uri ? given : await folderToRead();
    if (folder === undefined) return;
    const proposal = await proposed(client, folder);
    if (proposal === undefined) return;
    if (proposal.words.length === 0) {
      const message = vscode.l10n.t('No words for people were found (documents read: {0}).', proposal.documents);
      return void (await vscode.window.showInformationMessage(message));
    }
    shown?.dispose();
    shown = show(client, extension, folder, proposal);
  });
  return vscode.Disposable.from(command, { dispose: () => shown?.dispose() });
}

/** Undefined where the person has stopped the reading. */
async function proposed(client: BaseLanguageClient, folder: vscode.Uri): Promise<CastProposal | undefined> {
  try {
    return answered(await client.sendRequest<CastProposal | null>(PROPOSAL, { uri: folder.toString() }));
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return undefined;
    throw error;
  }
}

/** The only folder, or the one that the person picks; undefined where there is none. */
async function folderToRead(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  if (folders[0] === undefined)
    await vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first: its documents are what is read.'));
  return folders[0]?.uri;
}

function show(
  client: BaseLanguageClient,
  extension: vscode.Uri,
  folder: vscode.Uri,
  proposal: CastProposal,
): vscode.WebviewPanel {
  const own = vscode.Uri.joinPath(extension, 'dist', 'page');
  const title = vscode.l10n.t('Who the people are');
  const panel = vscode.window.createWebviewPanel('distinguo.proposal', title, vscode.ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [own],
    retainContextWhenHidden: true,
  });
  hear(client, panel, proposal, async (answers) => {
    const params: ProposalAnswers = { ...answers, meanings: proposal.meanings, uri: folder.toString() };
    return answered(await client.sendRequest<AnsweredProposal | null>(ANSWER_PROPOSAL, params));
  });
  panel.webview.html = pageOf(title, proposal, panel.webview.cspSource, (name) =>
    panel.webview.asWebviewUri(vscode.Uri.joinPath(own, name)),
  );
  return panel;
}

/** Does what the page says while it is open. It is written once, however often that is said. */
function hear(
  client: BaseLanguageClient,
  panel: vscode.WebviewPanel,
  proposal: CastProposal,
  ask: (answers: Omit<ProposalAnswers, 'uri' | 'meanings'>) => Promise<AnsweredProposal>,
): void {
  let isOpen = true;
  let isWriting = false;
  panel.onDidDispose(() => {
    isOpen = false;
  });
  panel.webview.onDidReceiveMessage(async (said: Said) => {
    if (said.kind === 'write' && isWriting) return;
    isWriting ||= said.kind === 'write';
    try {
      if (said.kind === 'leave') panel.dispose();
      else if (said.kind === 'line') await open(proposal, said);
      else {
        const answer = await ask(said.answers);
        if (!isOpen) return;
        if (said.kind === 'write') await write(client, panel, answer);
        else await panel.webview.postMessage({ lines: answer.lines });
      }
    } catch (error) {
      if (said.kind === 'write') isWriting = false;
      if (isOpen) await panel.webview.postMessage({ fault: error instanceof Error ? error.message : String(error) });
    }
  });
}

/**
 * Nothing runs in the page and nothing is drawn but by files of ours, and nothing else is loaded.
 *
 * @param ours the source of such files, as policies name it
 */
function pageOf(title: string, { body }: CastProposal, ours: string, addressOf: (file: string) => vscode.Uri): string {
  const policy = `default-src 'none'; style-src ${ours}; script-src ${ours}; form-action 'none'; base-uri 'none'`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<link rel="stylesheet" href="${addressOf('proposal.css')}">
</head>
<body>
${body}
<script src="${addressOf('proposal.js')}"></script>
</body>
</html>`;
}

/** Shows a telling line beside the page. */
async function open({ words }: CastProposal, { word, line: at }: { word: number; line: number }): Promise<void> {
  const line = words[word]?.lines[at];
  if (line === undefined) return;
  const place = new vscode.Position(line.line - 1, line.column - 1);
  await vscode.window.showTextDocument(vscode.Uri.parse(line.uri), {
    viewColumn: vscode.ViewColumn.Beside,
    selection: new vscode.Range(place, place),
  });
}

/** Changes the configuration and shows it, not saved, in the place of the page. */
async function write(
  client: BaseLanguageClient,
  panel: vscode.WebviewPanel,
  { edit, configuration }: AnsweredProposal,
): Promise<void> {
  const { viewColumn } = panel;
  if (edit !== undefined) {
    const changes = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
    if (!(await vscode.workspace.applyEdit(changes)))
      throw new Error(vscode.l10n.t('The editor has not taken the change: the file may have changed meanwhile.'));
  }
  panel.dispose();
  await vscode.window.showTextDocument(vscode.Uri.parse(configuration), viewColumn === undefined ? {} : { viewColumn });
}
