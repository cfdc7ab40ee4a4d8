import type { BaseLanguageClient } from 'vscode-languageclient';
import { documentSelector } from './selector.js';

/** Stops the server, if it runs, and starts it for the documents that are to be read by now. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  // Which documents are read is agreed when the server starts.
  client.clientOptions.documentSelector = documentSelector();
  await client.start();
}
