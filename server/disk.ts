import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ignoresCase, userPatterns } from '../workspace/disk/index.js';
import type { Host } from './host.js';
import type { DirectoryEntry } from './protocol.js';

/** Larger files are not text that anybody wrote: reading them would only take memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The files of this computer. */
export const asyncDiskHost: Host = {
  readFile: async (uri) => {
    try {
      const path = fileURLToPath(uri);
      const file = await stat(path);
      // A device never ends, and a pipe waits for ever.
      if (!file.isFile() || file.size > MAX_BYTES) return undefined;
      return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
    } catch {
      return undefined;
    }
  },
  readDirectory: async (uri) => {
    try {
      const folder = fileURLToPath(uri);
      const entries = await readdir(folder, { withFileTypes: true });
      const known = await Promise.all(
        entries.map(async (entry): Promise<DirectoryEntry | undefined> => {
          const { name } = entry;
          const kind = entry.isSymbolicLink() ? await linkedKind(join(folder, name)) : kindOf(entry);
          return kind && { name, kind, ...(entry.isSymbolicLink() && { link: true as const }) };
        }),
      );
      return known.filter((entry) => entry !== undefined);
    } catch {
      return [];
    }
  },
  isTaken: async (uri) => {
    try {
      await lstat(fileURLToPath(uri));
      return true;
    } catch {
      return false;
    }
  },
  userPatterns: async () => userPatterns(),
  ignoresCase: ignoresCase(),
  realPath: async (uri) => {
    try {
      return pathToFileURL(await realpath(fileURLToPath(uri))).href;
    } catch {
      return undefined;
    }
  },
};

async function linkedKind(path: string): Promise<DirectoryEntry['kind'] | undefined> {
  try {
    return kindOf(await stat(path));
  } catch {
    return undefined; // A link that leads nowhere.
  }
}

function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): DirectoryEntry['kind'] | undefined {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : undefined;
}
