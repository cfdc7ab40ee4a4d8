import type { Connection, TextDocuments } from 'vscode-languageserver';
import { folderOf, joinPath } from '../configuration/index.js';
import type { WorkspaceHost } from '../workspace/index.js';
import type { Document } from './document.js';
import type { DirectoryEntry, FileContent } from './protocol.js';
import { readDirectory, readFile } from './protocol.js';
import { keyOf, pathOf, uriOf } from './uris.js';

/** The files of the world, by URI. What cannot be read counts as absent: nothing here throws. */
export interface Host {
  /** The text without a byte order mark, or undefined when there is no such text file. */
  readFile(uri: string): Promise<string | undefined>;
  /** What a folder holds; nothing when it cannot be read. */
  readDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /** Where a URI leads when links are followed; without it, nothing is a link. */
  realPath?(uri: string): Promise<string | undefined>;
  /** Whether something of that name is there, be it a link to nothing; without it, what cannot be read is not there. */
  isTaken?(uri: string): Promise<boolean>;
  /** What Git leaves out in all repositories of the user. */
  userPatterns?(): Promise<string>;
  /** Whether `A.md` and `a.md` are one file. */
  readonly ignoresCase?: boolean;
}

/** The same files as workspaces know them: by paths instead of URIs. */
export function workspaceHost(host: Host): WorkspaceHost {
  const realPath = async (path: string) => {
    const real = await host.realPath?.(uriOf(path));
    return real === undefined ? undefined : pathOf(real);
  };
  return {
    readFile: (path) => host.readFile(uriOf(path)),
    readDirectory: (path) => host.readDirectory(uriOf(path)),
    realPath,
    userPatterns: async () => (await host.userPatterns?.()) ?? '',
    ...(host.ignoresCase === undefined ? {} : { ignoresCase: host.ignoresCase }),
    exists: async (path) => {
      const uri = uriOf(path);
      if ((await host.isTaken?.(uri)) || (await host.readFile(uri)) !== undefined) return true;
      return (await host.readDirectory(uri)).length > 0;
    },
    isLink: async (path) => {
      const [real, folder] = await Promise.all([realPath(path), realPath(folderOf(path))]);
      const name = path.slice(path.lastIndexOf('/') + 1);
      return real !== undefined && folder !== undefined && real !== joinPath(folder, name);
    },
  };
}

/** Files through the client: the only way in a browser, and for files that are on no disk. */
export function clientHost(connection: Connection): Host {
  return {
    readFile: async (uri) => {
      try {
        const { text } = await connection.sendRequest<FileContent>(readFile, { uri });
        return text?.replace(/^\uFEFF/, '');
      } catch {
        return undefined;
      }
    },
    readDirectory: async (uri) => {
      try {
        return await connection.sendRequest<readonly DirectoryEntry[]>(readDirectory, { uri });
      } catch {
        return [];
      }
    },
  };
}

/** No files at all. */
export const emptyHost: Host = {
  readFile: () => Promise.resolve(undefined),
  readDirectory: () => Promise.resolve([]),
};

/** `file:` from one host, everything else from another. */
export function byScheme(files: Host, others: Host): Host {
  const hostOf = (uri: string) => (uri.startsWith('file:') ? files : others);
  return {
    readFile: (uri) => hostOf(uri).readFile(uri),
    readDirectory: (uri) => hostOf(uri).readDirectory(uri),
    realPath: async (uri) => hostOf(uri).realPath?.(uri),
    isTaken: async (uri) => (await hostOf(uri).isTaken?.(uri)) === true,
    userPatterns: async () => (await files.userPatterns?.()) ?? '',
    ...(files.ignoresCase === undefined ? {} : { ignoresCase: files.ignoresCase }),
  };
}

/** What is open in the editor comes before what is on the disk, saved or not. */
export function withOpenDocuments(documents: TextDocuments<Document>, host: Host): Host {
  return {
    ...host,
    readFile: async (uri) => {
      const open = documents.get(uri) ?? documents.all().find((document) => keyOf(document.uri) === keyOf(uri));
      return open ? open.getText() : host.readFile(uri);
    },
  };
}
