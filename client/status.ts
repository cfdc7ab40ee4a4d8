import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { State } from 'vscode-languageclient';
import type { Busy, DocumentStatus } from '../server/protocol.js';
import { documentSelector } from './selector.js';

const STATUS = 'distinguo/status';
const BUSY = 'distinguo/busy';

/** Shows beside the language of a document what is known of it; one click leads to the cause. */
export function showStatus(client: BaseLanguageClient): vscode.Disposable[] {
  const item = vscode.languages.createLanguageStatusItem('distinguo', documentSelector());
  const known = new Map<string, DocumentStatus>();
  let running = true;
  item.name = 'Distinguo';

  const show = () => {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    describe(item, running, uri === undefined ? undefined : known.get(uri));
  };
  show();
  return [
    item,
    client.onNotification(STATUS, (status: DocumentStatus) => {
      known.set(vscode.Uri.parse(status.uri).toString(), status);
      show();
    }),
    client.onNotification(BUSY, ({ busy }: Busy) => {
      item.busy = busy;
    }),
    client.onDidChangeState(({ newState }) => {
      running = newState !== State.Stopped;
      show();
    }),
    vscode.window.onDidChangeActiveTextEditor(show),
    vscode.workspace.onDidChangeConfiguration(() => {
      item.selector = documentSelector();
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString())),
  ];
}

function describe(item: vscode.LanguageStatusItem, running: boolean, status: DocumentStatus | undefined): void {
  const severities = {
    ready: vscode.LanguageStatusSeverity.Information,
    off: vscode.LanguageStatusSeverity.Information,
    limited: vscode.LanguageStatusSeverity.Warning,
    broken: vscode.LanguageStatusSeverity.Error,
  };
  item.detail = 'Distinguo';
  if (!running) {
    item.text = vscode.l10n.t('The server has stopped');
    item.severity = vscode.LanguageStatusSeverity.Error;
    item.command = { command: 'distinguo.restart', title: vscode.l10n.t('Restart') };
    return;
  }
  item.text = status?.message ?? vscode.l10n.t('Ready');
  item.severity = severities[status?.state ?? 'ready'];
  item.command = remedy(status);
}

/** What a click on the status opens: the mistake, the log, or the configuration that holds. */
function remedy(status: DocumentStatus | undefined): vscode.Command {
  if (status?.cause) {
    const { start, end } = status.cause.range;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    const place = [vscode.Uri.parse(status.cause.uri), { selection }];
    return { command: 'vscode.open', title: vscode.l10n.t('Show the mistake'), arguments: place };
  }
  if (status?.state === 'limited') return { command: 'distinguo.showOutput', title: vscode.l10n.t('Show output') };
  return { command: 'distinguo.openConfiguration', title: vscode.l10n.t('Configuration') };
}
