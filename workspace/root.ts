import { type Awaitable, folderOf, isInFolder, joinPath } from '../configuration/index.js';
import { realPathOf, type WorkspaceHost } from './host.js';

/**
 * The folder that bounds a document, so that nothing above or outside concerns
 * it: the repository that holds its folder, else the innermost workspace folder,
 * else `otherwise`.
 *
 * @param workspaces the workspace folders; for a command line, the working folder
 * @param otherwise the folder itself when absent
 */
export async function rootOf(
  host: WorkspaceHost,
  folder: string,
  workspaces: readonly string[],
  otherwise: string = folder,
): Promise<string> {
  const workspace = innermost(workspaces, folder);
  const repository = await repositoryOf(host, folder, (at) => isLinkedAway(host, at, workspaces));
  return repository ?? workspace ?? otherwise;
}

/** The nearest folder from `folder` upwards that is a repository, unless `passes` says that it does not count. */
async function repositoryOf(
  host: WorkspaceHost,
  folder: string,
  passes: (repository: string) => Awaitable<boolean>,
): Promise<string | undefined> {
  for (let at = folder; ; at = folderOf(at)) {
    if ((await host.exists(joinPath(at, '.git'))) && !(await passes(at))) return at;
    if (folderOf(at) === at) return undefined;
  }
}

/**
 * Whether a repository seems to lie in a workspace but is somewhere else, where
 * a link leads: then it is none of its own there.
 */
async function isLinkedAway(host: WorkspaceHost, repository: string, workspaces: readonly string[]): Promise<boolean> {
  for (const workspace of workspaces) {
    if (isInFolder(workspace, repository)) continue;
    const root = (await repositoryOf(host, workspace, () => false)) ?? workspace;
    if (!isInFolder(repository, root)) continue;
    if (!isInFolder(await realPathOf(host, repository), await realPathOf(host, root))) return true;
  }
  return false;
}

/** The innermost of the folders that hold a path. */
function innermost(folders: readonly string[], path: string): string | undefined {
  return folders.filter((folder) => isInFolder(path, folder)).sort((a, b) => b.length - a.length)[0];
}
