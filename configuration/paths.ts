// Paths with forward slashes, absolute: `/home/docs`, `c:/home/docs`, or a URI. No system is asked.

/** The folder that a path lies in; a root lies in itself. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  if (/^[a-z][a-z0-9+.-]+:\/\/[^/]*$/i.test(path)) return path;
  if (at <= 0) return path.startsWith('/') ? '/' : path;
  return path.endsWith(':/') || path.endsWith('://') ? path : path.slice(0, at);
}

/** Follows a relative path from a folder; `..` steps out of it. */
export function joinPath(folder: string, relative: string): string {
  let at = folder === '/' ? '' : folder;
  for (const name of relative.split('/')) {
    if (name === '..') at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
    else if (name !== '' && name !== '.') at = `${at}/${name}`;
  }
  return at === '' ? '/' : at;
}

/** Whether a path is the folder or lies in it. */
export function isInFolder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
