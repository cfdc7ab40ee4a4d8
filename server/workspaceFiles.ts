import type { LanguageId } from '../engine/index.js';
import { documentsBelow, rootOf } from '../workspace/index.js';
import { workspaceHost } from './host.js';
import type { Session } from './session.js';
import { joined, pathOf, pathWithin, uriOf } from './uris.js';

/** A document of the workspace, open or not. */
export interface WorkspaceFile {
  readonly uri: string;
  readonly languageId: LanguageId;
}

/** The URIs of the workspace folders that lie in no other. */
export function outermostFolders({ folders }: Pick<Session, 'folders'>): readonly string[] {
  const uris = folders.map(({ uri }) => uri);
  return uris.filter((uri) => !uris.some((other) => pathWithin(other, uri) !== undefined));
}

/** The documents of a workspace folder, by URIs that begin as the client writes that of the folder. */
export async function* workspaceDocumentsIn(
  { configurations, folders, host }: Pick<Session, 'configurations' | 'folders' | 'host'>,
  folder: string,
): AsyncGenerator<WorkspaceFile> {
  const files = workspaceHost(host);
  const path = pathOf(folder);
  const workspaces = folders.map(({ uri }) => pathOf(uri));
  const root = await rootOf(files, path, workspaces);
  const documents = documentsBelow(files, path, { root, formatsIn: (at) => configurations.formatsIn(uriOf(at)) });
  for await (const { path: document, languageId } of documents) {
    const names = document.slice(path.length).split('/').filter(Boolean);
    yield { uri: names.reduce(joined, folder), languageId };
  }
}
