import { type Awaitable, folderOf, isInFolder, joinPath, manifestName } from '../configuration/index.js';
import { type LanguageId, languageAs, openedAs, packagedLanguageOf } from '../engine/index.js';
import { isConfigurationName, type SetFormats } from './configurations.js';
import { type FolderEntry, realPathOf, type WorkspaceHost } from './host.js';
import { IgnoreFiles, type IgnoreScope, ignoreFileNames, isIgnored } from './ignore-files.js';

/** A document that was found in a folder. */
export interface FoundDocument {
  readonly path: string;
  /** Where it is when links are followed. */
  readonly real: string;
  readonly languageId: LanguageId;
}

/** How a folder is walked. */
export interface Walk {
  /** The folder that nothing above or outside of concerns; links out of it are not followed. */
  readonly root: string;
  /** Names of folders that hold what other people wrote, and that are entered all the same. */
  readonly entered?: readonly string[];
  /** What the configuration that holds in a folder says of formats; asked where there may be another than in the folder above. */
  readonly formatsIn?: (folder: string) => Awaitable<SetFormats | undefined>;
  /** Whether ignore files are obeyed; they are when absent. */
  readonly ignores?: boolean;
  /** Packages are read, too: documents that must be opened. */
  readonly packages?: true;
  /** Minified files are read, too. */
  readonly minified?: boolean;
  /** Is told what could not be opened, or is not followed: the end of a sentence that begins with the path. */
  readonly tell?: (kind: 'failure' | 'note', path: string, what: string) => void;
  /** Is told of each folder before it is looked into. */
  readonly enters?: (folder: string) => void;
  /** Is told what is left out and why, as “left out: …” goes on. */
  readonly leftOut?: (path: string, why: string) => unknown;
}

/** Why something is left out by ignore files. */
export const ignoredWhy = '.gitignore or .distinguoignore';

/** Folders that hold what other people wrote. */
export const foreignFolders = ['node_modules', '.git', '.hg', '.svn'] as const;

/**
 * The documents below a folder, each folder in the order of its names, without
 * what ignore files leave out. Links are followed as long as they stay inside of
 * the root; each folder is entered once, and each document comes once: by its
 * own name where it has one below the folder, and after all of those by a link.
 */
export async function* documentsBelow(host: WorkspaceHost, folder: string, walk: Walk): AsyncGenerator<FoundDocument> {
  const folders = new FolderReader(host, walk);
  const known = new Set<string>();
  const waiting: (Seen | FoundFolder)[] = [await folders.begin(folder)];
  // To Git and to forges a link is a file that holds a path: nobody finds the words there.
  const links: Seen[] = [];
  const following = () => waiting.pop() ?? links.shift();
  for (let next = following(); next !== undefined; next = following()) {
    const found = 'entry' in next ? await folders.wanted(next) : next;
    if (found === undefined) continue;
    if ('languageId' in found) {
      if (!known.has(found.real)) yield found;
      known.add(found.real);
      continue;
    }
    const entries = await folders.enter(found);
    links.push(...entries.filter(({ entry }) => entry.link));
    waiting.push(...entries.filter(({ entry }) => !entry.link).reverse());
  }
}

/** A folder that is to be entered. */
interface FoundFolder {
  readonly path: string;
  readonly above: IgnoreScope | undefined;
  /** What is set of formats in the folder above; undefined for the folder that was named. */
  readonly set?: Formats;
}

/** What is set of formats in a folder. */
interface Formats {
  readonly of: SetFormats | undefined;
}

/** Something that lies in a folder. */
interface Seen {
  readonly path: string;
  /** The folder, all links followed. */
  readonly realFolder: string;
  readonly entry: FolderEntry;
  readonly scope: IgnoreScope | undefined;
  readonly set: Formats;
}

/** Enters folders, each once. */
class FolderReader {
  readonly #entered = new Set<string>();
  readonly #ignoreFiles: IgnoreFiles;
  readonly #foreign: ReadonlySet<string>;

  constructor(
    readonly host: WorkspaceHost,
    readonly walk: Walk,
  ) {
    this.#ignoreFiles = new IgnoreFiles(host, walk.root, walk.ignores === false ? [] : ignoreFileNames);
    this.#foreign = new Set(foreignFolders.filter((name) => walk.entered?.includes(name) !== true));
  }

  /** The folder that was named. */
  async begin(path: string): Promise<FoundFolder> {
    return { path, above: await this.#ignoreFiles.scopeAbove(path) };
  }

  /** What lies in a folder, in the order of names. */
  async enter({ path: folder, above, set: outer }: FoundFolder): Promise<Seen[]> {
    const realFolder = await realPathOf(this.host, folder);
    if (this.#entered.has(realFolder)) return [];
    this.#entered.add(realFolder);
    this.walk.enters?.(folder);
    const entries = await this.#entriesOf(folder);
    const present = new Set(entries.flatMap(({ name, kind, link }) => (kind === 'file' && !link ? [name] : [])));
    const scope = await this.#ignoreFiles.enter(folder, above, present);
    const isSame =
      outer !== undefined && !entries.some(({ name }) => isConfigurationName(name) || name === manifestName);
    const set = isSame ? outer : { of: await this.walk.formatsIn?.(folder) };
    return entries.map((entry) => ({ path: joinPath(folder, entry.name), realFolder, entry, scope, set }));
  }

  /** What is to be read or entered; undefined for what is left out, after saying so. */
  async wanted({ path, realFolder, entry, scope, set }: Seen): Promise<FoundDocument | FoundFolder | undefined> {
    const languageId = entry.kind === 'file' ? this.#languageAs(path, set.of?.(path)) : undefined;
    const why = this.#whyNot(entry, languageId, path, scope);
    if (why !== undefined) {
      this.walk.leftOut?.(path, why);
      return undefined;
    }
    if (entry.link && !(await this.#isFollowed(entry, path))) return undefined;
    if (entry.kind === 'folder') return { path, above: scope, set };
    if (languageId === undefined) return undefined;
    return {
      path,
      real: entry.link ? await realPathOf(this.host, path) : joinPath(realFolder, entry.name),
      languageId,
    };
  }

  #languageAs(path: string, set: LanguageId | false | undefined): LanguageId | undefined {
    return this.walk.packages === true ? openedAs(path, set) : languageAs(path, set);
  }

  async #entriesOf(folder: string): Promise<readonly FolderEntry[]> {
    try {
      return [...(await this.host.readDirectory(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.walk.tell?.('failure', folder, error instanceof Error ? error.message : String(error));
      return [];
    }
  }

  /** Why something is left out; undefined when it is not. */
  #whyNot(
    { name, kind, broken }: FolderEntry,
    languageId: LanguageId | undefined,
    path: string,
    scope: IgnoreScope | undefined,
  ): string | undefined {
    if (kind === 'other') return undefined;
    if (kind === 'folder' && this.#foreign.has(name)) return `${name} is not entered unless it is named`;
    if (kind === 'file' && languageId === undefined && broken === undefined)
      return 'not a kind of document that is read';
    if (kind === 'file' && name.startsWith('~$') && packagedLanguageOf(name) !== undefined)
      return 'a mark that somebody has the document open';
    if (kind === 'file' && !this.walk.minified && /\.min\.[^.]+$/i.test(name)) return 'minified';
    return isIgnored(path, kind === 'folder', scope) ? ignoredWhy : undefined;
  }

  async #isFollowed({ name, kind, broken }: FolderEntry, link: string): Promise<boolean> {
    if (broken !== undefined) {
      if (this.#languageAs(link, undefined) !== undefined || !name.includes('.'))
        this.walk.tell?.('note', link, broken);
      return false;
    }
    const real = await realPathOf(this.host, link);
    if (kind === 'folder' && isInFolder(await realPathOf(this.host, folderOf(link)), real)) {
      this.walk.tell?.('note', link, 'is a link to a folder that it lies in; not followed');
      return false;
    }
    if (isInFolder(real, await realPathOf(this.host, this.walk.root))) return true;
    this.walk.tell?.('note', link, `is a link out of ${this.walk.root}; not followed: name it to have it read`);
    return false;
  }
}
