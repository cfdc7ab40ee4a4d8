import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DocumentCastSummary, DocumentReview } from '../server/protocol.js';
import { languageModels, newer } from './newerApi.js';

const REVIEW = 'distinguo/review';
const CAST = 'distinguo/cast';

/** What a tool is told. */
interface Input {
  /** Absolute, or from a workspace folder; the active document when absent. */
  readonly path?: unknown;
}

/** Offers the review and the cast of a document to the language models of the editor. They read, and nothing else. */
export function registerTools(client: BaseLanguageClient): vscode.Disposable[] {
  const { LanguageModelToolResult: Result, LanguageModelTextPart: TextPart } = newer;
  if (!languageModels.registerTool || !Result || !TextPart) return [];
  const tool = (name: string, method: string, message: (name: string) => string) =>
    languageModels.registerTool?.(name, {
      prepareInvocation: ({ input }: { input: Input }) => ({ invocationMessage: message(shortName(input)) }),
      invoke: async ({ input }: { input: Input }, token) => {
        const uri = await documentFor(input);
        const answer = await client.sendRequest<DocumentReview | DocumentCastSummary>(method, { uri }, token);
        return new Result([new TextPart(JSON.stringify(answer))]);
      },
    });
  return [
    tool('distinguo_review', REVIEW, (name) => vscode.l10n.t('Distinguo reviews {0}', name)),
    tool('distinguo_cast', CAST, (name) => vscode.l10n.t('Distinguo reads who the people of {0} are', name)),
  ].filter((each) => each !== undefined);
}

const shortName = ({ path }: Input): string =>
  typeof path === 'string' ? (path.split(/[/\\]/).at(-1) ?? path) : vscode.l10n.t('the active document');

/** The URI of the document that is meant. That it lies in the workspace is seen to by the server. */
async function documentFor({ path }: Input): Promise<string> {
  if (typeof path !== 'string' || path.trim() === '') {
    const active = vscode.window.activeTextEditor?.document.uri;
    if (active === undefined) throw new Error('No document is open: name one by its path.');
    return active.toString();
  }
  if (/^(?:[a-z]:)?[/\\]/i.test(path)) return vscode.Uri.file(path).toString();
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = vscode.Uri.joinPath(uri, path);
    if (await exists(file)) return file.toString();
  }
  throw new Error(`There is no ${path} in the workspace: name the document by its path from a workspace folder.`);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    return false;
  }
}
