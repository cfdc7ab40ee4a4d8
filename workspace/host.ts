import type { Awaitable, ConfigurationHost } from '../configuration/index.js';

/**
 * The files of the world. Paths are absolute and have forward slashes, on every
 * system; what is no file of a disk goes by its URI, decoded. A host that knows
 * the answers need not make anybody wait for them.
 */
export interface WorkspaceHost extends ConfigurationHost {
  /** What a folder holds, in any order. A rejection says why it cannot be read, as the end of a sentence. */
  readDirectory(folder: string): Awaitable<readonly FolderEntry[]>;
  /** Whether there is anything of that name, be it a link to nothing. */
  exists(path: string): Awaitable<boolean>;
  /** Whether a path is itself a link; without it, nothing is. */
  isLink?(path: string): Awaitable<boolean>;
  /** What `core.excludesFile` of Git says for the user and the machine. */
  userPatterns?(): Awaitable<string>;
  /** Whether `A.md` and `a.md` are one file. */
  readonly ignoresCase?: boolean;
}

/** One entry of a folder. A link counts as what it leads to. */
export interface FolderEntry {
  readonly name: string;
  /** `other` is read by nobody: a pipe, a device. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly link?: true;
  /** Why a link leads to nothing, as the end of a sentence. */
  readonly broken?: string;
}

/** Where a path leads when links are followed; the path itself where the host knows no links. */
export async function realPathOf(host: WorkspaceHost, path: string): Promise<string> {
  return (await host.realPath?.(path)) ?? path;
}
