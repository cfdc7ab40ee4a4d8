import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DirectoryEntry, FileContent, FileParams } from '../server/protocol.js';

// The names are repeated here: the client takes types from the server, not code.
const READ_FILE = 'distinguo/readFile';
const READ_DIRECTORY = 'distinguo/readDirectory';

/** Larger files are not text that anybody wrote. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Lets the server read what is on no disk of its own. */
export function serveFiles(client: BaseLanguageClient): vscode.Disposable[] {
  return [
    client.onRequest(READ_FILE, async ({ uri }: FileParams): Promise<FileContent> => {
      try {
        const file = vscode.Uri.parse(uri);
        const { size } = await vscode.workspace.fs.stat(file);
        if (size > MAX_BYTES) return { text: null };
        return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
      } catch {
        return { text: null }; // There is no such file, which is an answer.
      }
    }),
    client.onRequest(READ_DIRECTORY, async ({ uri }: FileParams): Promise<DirectoryEntry[]> => {
      try {
        const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
        return entries.flatMap(([name, type]) => entryOf(name, type));
      } catch {
        return [];
      }
    }),
  ];
}

function entryOf(name: string, type: vscode.FileType): DirectoryEntry[] {
  if (type & vscode.FileType.File) return [{ name, kind: 'file' }];
  // A linked folder is not entered: it may lead back to where we are.
  return type === vscode.FileType.Directory ? [{ name, kind: 'folder' }] : [];
}
