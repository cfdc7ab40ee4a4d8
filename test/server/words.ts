import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Client, modern } from './client.js';
import type { Folder } from './folder.js';

/** Like VS Code: shows edits that must be confirmed, and links from a word to its definition. */
export const previewing = {
  ...modern,
  workspace: {
    ...modern.workspace,
    workspaceEdit: { ...modern.workspace?.workspaceEdit, changeAnnotationSupport: { groupsOnLabel: true } },
  },
  textDocument: { ...modern.textDocument, definition: { linkSupport: true } },
};

/** A glossary with two words to write otherwise. */
export const GLOSSARY = `terms:
  whitelist: allowlist
  merchant:
    role: buyer
    deprecated: [seller]
`;

/** Opens a file as it is on the disk. */
export const openFrom = (
  client: Client,
  folder: Folder,
  name: string,
  languageId = name.endsWith('.yml') ? 'yaml' : 'markdown',
): Promise<string> =>
  client.open(folder.uriOf(name), fs.readFileSync(fileURLToPath(folder.uriOf(name)), 'utf8'), languageId);

/** Asks something of a word. */
export const askAt = <T>(
  client: Client,
  method: string,
  uri: string,
  word: string,
  more: object = {},
  nth = 1,
): Promise<T> =>
  client.connection.sendRequest(method, {
    textDocument: { uri },
    position: client.at(uri, word, nth).start,
    ...more,
  });

/** A document as it is in the editor, or else on the disk. */
export function textIn(client: Client, uri: string): string {
  try {
    return client.document(uri).getText();
  } catch {
    return fs.readFileSync(fileURLToPath(uri), 'utf8');
  }
}
