import type { CodeAction } from 'vscode-languageserver-protocol/node';
import type { Client } from './client.js';

/** A sentence about somebody at the screen, under the name of somebody else. */
export const CLEAR = 'Each customer opens the dashboard and clicks the Export button.\n';

/** The action with a title. */
export const named = (actions: readonly CodeAction[], title: string | RegExp) =>
  actions.find((action) => (typeof title === 'string' ? action.title === title : title.test(action.title)));

/** The actions at a word. */
export async function actionsAt(client: Client, uri: string, word: string): Promise<CodeAction[]> {
  const diagnostics = await client.diagnostics(uri);
  return client.actions(uri, client.at(uri, word), undefined, diagnostics);
}

/** The document after an action at a word, and what is still found in it. */
export async function afterwards(
  client: Client,
  uri: string,
  word: string,
  title: string | RegExp,
): Promise<{ text: string; found: string[] }> {
  const text = client.applied(uri, await client.editOf(named(await actionsAt(client, uri, word), title)));
  await client.rewrite(uri, text);
  return { text, found: await client.found(uri) };
}
