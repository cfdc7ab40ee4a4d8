import type { CancellationToken } from 'vscode-languageserver';
import { renamedLinks } from '../../engine/index.js';
import { closedDocument } from '../document.js';
import type { Session } from '../session.js';
import { keyOf } from '../uris.js';
import { outermostFolders, workspaceDocumentsIn } from '../workspaceFiles.js';
import { paused } from './catalogue.js';
import type { DocumentEdits } from './groupedEdits.js';

/** The anchors of a document that change with its headings. */
export interface RenamedHeadings {
  readonly uri: string;
  readonly anchors: ReadonlyMap<string, string>;
}

/**
 * What makes the links of all documents lead again to headings of other documents that are renamed.
 *
 * @throws ResponseError when nobody waits any more
 */
export async function linkEdits(
  session: Session,
  renamed: readonly RenamedHeadings[],
  token: CancellationToken,
): Promise<readonly DocumentEdits[]> {
  if (renamed.length === 0) return [];
  const { documents, encoding, host } = session;
  const anchors = new Map(renamed.map(({ uri, anchors }) => [keyOf(uri), anchors]));
  const open = new Map(documents.all().map((document) => [keyOf(document.uri), document]));
  const edits: DocumentEdits[] = [];
  let count = 0;
  for (const folder of outermostFolders(session)) {
    for await (const { uri } of workspaceDocumentsIn(session, folder)) {
      await paused(++count, token);
      const known = open.get(keyOf(uri));
      const text = known?.getText() ?? (await host.readFile(uri));
      if (text === undefined || !text.includes('#')) continue;
      const links = renamedLinks(text, (path) => (path === '' ? undefined : anchors.get(target(uri, path) ?? '')));
      if (links.length === 0) continue;
      const document = known ?? closedDocument(uri, text, encoding);
      const grouped = links.map((link) => ({ ...link, group: 'documents' as const }));
      edits.push({ document, version: known?.version ?? null, edits: grouped });
    }
  }
  return edits;
}

/** The key of the document to which a link leads; undefined for what is no path. */
function target(from: string, path: string): string | undefined {
  return URL.canParse(path, from) ? keyOf(new URL(path, from).href) : undefined;
}
