import ignore from 'ignore';
import { boundedPatterns } from '../configuration/index.js';
import type { LanguageId } from '../engine/index.js';
import { languageOf } from '../engine/index.js';
import type { Host } from './host.js';
import { leadsOut } from './host.js';
import { joined, pathWithin } from './uris.js';

/** A file of the workspace that is read when the whole workspace is. */
export interface WorkspaceFile {
  readonly uri: string;
  readonly languageId: LanguageId;
}

/** Patterns that leave files out, and the folder they are relative to. */
interface Patterns {
  readonly folder: string;
  leavesOut(path: string): boolean | undefined;
}

/** In UTF-16 code units: more patterns than these nobody has written. */
const longestPatterns = 1_000_000;

/** Folders that hold what other people wrote. */
const foreign = new Set(['node_modules', '.git', '.hg', '.svn']);

/** The documents below a folder, without what `.gitignore` and `.distinguoignore` leave out, and without links out of `root`. */
export async function* documentsBelow(
  host: Host,
  folder: string,
  above: readonly Patterns[] = [],
  root: string = folder,
): AsyncGenerator<WorkspaceFile> {
  const entries = [...(await host.readDirectory(folder))].sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Set(entries.map(({ name }) => name));
  const own = await patternsOf(
    host,
    folder,
    ['.gitignore', '.distinguoignore'].filter((name) => names.has(name)),
  );
  const patterns = own === undefined ? above : [own, ...above];
  for (const { name, kind, link } of entries) {
    const uri = joined(folder, name);
    if (leftOut(patterns, uri, kind === 'folder')) continue;
    if (kind === 'folder' && !foreign.has(name)) yield* documentsBelow(host, uri, patterns, root);
    const languageId = kind === 'file' && !/\.min\.[^.]+$/i.test(name) ? languageOf(name) : undefined;
    if (languageId !== undefined && !(link && (await leadsOut(host, uri, root)))) yield { uri, languageId };
  }
}

/** Whether a `.distinguoignore` between the workspace folder and a file leaves the file out. An open file was asked for, so `.gitignore` has no say. */
export async function isLeftOut(host: Host, workspaceFolder: string, uri: string): Promise<boolean> {
  const path = pathWithin(workspaceFolder, uri);
  if (path === undefined) return false;
  const parts = path.split('/').slice(0, -1);
  let folder = workspaceFolder;
  const patterns: Patterns[] = [];
  for (const part of ['', ...parts]) {
    if (part !== '') folder = joined(folder, part);
    const own = await patternsOf(host, folder, ['.distinguoignore']);
    if (own !== undefined) patterns.unshift(own);
    if (part !== '' && leftOut(patterns, folder, true)) return true;
  }
  return leftOut(patterns, uri, false);
}

async function patternsOf(host: Host, folder: string, names: readonly string[]): Promise<Patterns | undefined> {
  const texts = await Promise.all(names.map((name) => patternText(host, folder, name)));
  const known = texts.filter((text) => text !== undefined && text !== '');
  if (known.length === 0) return undefined;
  const matcher = ignore().add(known.filter((text) => text !== undefined));
  return {
    folder,
    leavesOut: (path) => {
      const { ignored, unignored } = matcher.test(path);
      return ignored || unignored ? ignored : undefined;
    },
  };
}

/** What an ignore file says. One that is a link says nothing, as in Git: it could lead anywhere. */
async function patternText(host: Host, folder: string, name: string): Promise<string | undefined> {
  const text = await host.readFile(joined(folder, name));
  if (text === undefined || text.length > longestPatterns) return undefined;
  const [real, realFolder] = await Promise.all([host.realPath?.(joined(folder, name)), host.realPath?.(folder)]);
  const isLink = real !== undefined && realFolder !== undefined && pathWithin(realFolder, real) !== name;
  return isLink ? undefined : boundedPatterns(text);
}

/** The nearest folder that has an opinion decides, as in Git. */
function leftOut(patterns: readonly Patterns[], uri: string, isFolder: boolean): boolean {
  for (const { folder, leavesOut } of patterns) {
    const path = pathWithin(folder, uri);
    const opinion = path === undefined ? undefined : leavesOut(isFolder ? `${path}/` : path);
    if (opinion !== undefined) return opinion;
  }
  return false;
}
