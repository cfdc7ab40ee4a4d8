import ignore, { type Ignore } from 'ignore';
import { folderOf, isInFolder, joinPath } from '../configuration/index.js';
import { excludesFileIn, gitSettings } from './git-settings.js';
import { realPathOf, type WorkspaceHost } from './host.js';

/** What leaves files out inside of one folder: its own patterns and those of the folders above. */
export interface IgnoreScope {
  /** The folder that all patterns are relative to. */
  readonly root: string;
  readonly patterns: Ignore;
}

/** The names of files that hold patterns, the strongest last. */
export const ignoreFileNames = ['.gitignore', '.distinguoignore'] as const;
export type IgnoreFileName = (typeof ignoreFileNames)[number];

/** In UTF-16 code units: more patterns than these nobody has written. */
const longestPatterns = 1_000_000;

/** Reads ignore files, and says what they leave out: as Git does, the nearest that has an opinion decides. */
export class IgnoreFiles {
  /**
   * @param root nothing above it counts
   * @param names which files are obeyed
   */
  constructor(
    readonly host: WorkspaceHost,
    readonly root: string,
    readonly names: readonly IgnoreFileName[] = ignoreFileNames,
  ) {}

  /**
   * The scope inside a folder: a new one if it has ignore files of its own, that above otherwise.
   *
   * @param present the names of what lies in the folder and is no link, where that is known already
   */
  async enter(
    folder: string,
    above: IgnoreScope | undefined,
    present?: ReadonlySet<string>,
  ): Promise<IgnoreScope | undefined> {
    const names = present === undefined ? this.names : this.names.filter((name) => present.has(name));
    let scope = above;
    for (const name of names) {
      const text = await this.#textOf(joinPath(folder, name));
      if (text === '') continue;
      const root = scope?.root ?? folder;
      const patterns = ignore({ ignorecase: this.host.ignoresCase === true });
      if (scope !== undefined) patterns.add(scope.patterns);
      scope = { root, patterns: patterns.add(patternsBelow(relativeTo(root, folder), boundedPatterns(text))) };
    }
    return scope;
  }

  /** The scope that holds inside a folder: that of every folder from the root down. */
  async scopeOf(folder: string): Promise<IgnoreScope | undefined> {
    let scope = await this.#personal();
    for (const at of foldersDownTo(folder, this.root)) scope = await this.enter(at, scope);
    return scope;
  }

  /** The scope that holds where a folder lies; for the root, what stands above all. */
  scopeAbove(folder: string): Promise<IgnoreScope | undefined> {
    return folder === this.root ? this.#personal() : this.scopeOf(folderOf(folder));
  }

  /** Whether a file or folder is left out, by itself or with one of the folders that it lies in. */
  async leavesOut(path: string, isFolder = false): Promise<boolean> {
    return path !== this.root && isIgnored(path, isFolder, await this.scopeOf(folderOf(path)));
  }

  /** What nobody else has: the patterns of one person for all repositories, and for this one. The weakest of all. */
  async #personal(): Promise<IgnoreScope | undefined> {
    if (!this.names.includes('.gitignore')) return undefined;
    const texts = [
      (await this.#repositoryPatterns()) ?? (await this.host.userPatterns?.()) ?? '',
      await this.#textOf(joinPath(this.root, '.git/info/exclude')),
    ];
    const patterns = ignore({ ignorecase: this.host.ignoresCase === true });
    for (const text of texts) patterns.add(boundedPatterns(text));
    return { root: this.root, patterns };
  }

  /**
   * The file that `core.excludesFile` names in the settings of the repository takes the place of the user's. It must lie
   * in the repository: whoever packs an archive writes these settings, and could learn what another file holds.
   */
  async #repositoryPatterns(): Promise<string | undefined> {
    const named = excludesFileIn(gitSettings(await this.#textOf(joinPath(this.root, '.git/config'))));
    if (named === undefined) return undefined;
    const file = /^(?:\/|~|[a-z]:)/i.test(named) ? named : joinPath(this.root, named);
    const [real, root] = [await realPathOf(this.host, file), await realPathOf(this.host, this.root)];
    return isInFolder(real, root) ? this.#textOf(real) : undefined;
  }

  /** One that is a link says nothing, as in Git: it could lead anywhere. */
  async #textOf(file: string): Promise<string> {
    try {
      if (await this.host.isLink?.(file)) return '';
      const text = (await this.host.readFile(file)) ?? '';
      return text.length > longestPatterns ? '' : text.replace(/^\ufeff/, '');
    } catch {
      return ''; // A list that cannot be read ignores nothing: rather a file too many than one too few.
    }
  }
}

/** Whether a scope leaves out what lies at a path. */
export function isIgnored(path: string, isFolder: boolean, scope: IgnoreScope | undefined): boolean {
  if (scope === undefined || path === scope.root || !isInFolder(path, scope.root)) return false;
  const relative = relativeTo(scope.root, path);
  return scope.patterns.test(isFolder ? `${relative}/` : relative).ignored;
}

/** The folders from a root down to one that lies in it; that one alone when it does not. */
function foldersDownTo(folder: string, root: string): readonly string[] {
  if (!isInFolder(folder, root)) return [folder];
  const folders = [folder];
  for (let at = folder; at !== root; ) {
    at = folderOf(at);
    folders.unshift(at);
  }
  return folders;
}

function relativeTo(root: string, path: string): string {
  return path === root ? '' : path.slice(root.endsWith('/') ? root.length : root.length + 1);
}

/**
 * The patterns of a folder as they must stand in the ignore file of one above it.
 *
 * @param folder the path from there, without slashes at its ends; empty for that folder itself
 */
function patternsBelow(folder: string, text: string): string {
  if (folder === '') return text;
  const prefix = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}/`;
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => {
      if (line.trim() === '' || line.startsWith('#')) return '';
      const [, not = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? [];
      // A pattern with a slash before its end is meant from its folder, any other at every depth.
      const isAnchored = /\/\s*\S/.test(pattern);
      return not + prefix + (isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`);
    })
    .join('\n');
}

/**
 * The patterns of an ignore file without those whose matching could take for
 * ever in deep folders: more than two `**` before others. They leave out nothing.
 */
function boundedPatterns(text: string): string {
  if (!text.includes('**')) return text;
  const isBounded = (line: string) => line.replace(/\/\*\*\/?\s*$/, '').split('**').length <= 3;
  return text
    .split(/\r\n|\n|\r/)
    .filter(isBounded)
    .join('\n');
}
