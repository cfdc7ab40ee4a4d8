import fs from 'node:fs';
import path from 'node:path';

/**
 * Says why nothing is to be written to a file: it lies outside of the folder that
 * must hold it, or in a repository's own folder, where a configuration or a hook
 * would be run later.
 *
 * @param real where the file is, all links followed
 * @param root the folder that must hold it
 * @returns the beginning of a sentence's end, as “leads to …”; undefined when it may be written
 */
export function leadsAstray(real: string, root: string): string | undefined {
  const relative = path.relative(fs.realpathSync(root), real);
  const names = relative.split(path.sep);
  if (relative === '' || names[0] === '..' || path.isAbsolute(relative)) return `leads to ${real}, outside of ${root},`;
  return names.some((name) => name.toLowerCase() === '.git') ? `leads into ${real}` : undefined;
}

/**
 * Says why nothing is to be written to a place that was named: it seems to lie in
 * the workspace, but links lead elsewhere. A place that is named outside of the
 * workspace is meant.
 *
 * @param target absolute; need not exist
 * @param root the root of the workspace
 * @returns as {@link leadsAstray}
 */
export function namedAstray(target: string, root: string): string | undefined {
  const relative = path.relative(root, target);
  if (relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)) return undefined;
  const real = realPlace(target);
  return real === root ? undefined : leadsAstray(real, root);
}

/** Where a place is or would be, all links followed, also links to what does not exist yet. */
function realPlace(target: string, links = 0): string {
  const parent = path.dirname(target);
  if (parent === target) return target;
  const at = path.join(realPlace(parent, links), path.basename(target));
  if (links > 40 || !isLink(at)) return at;
  return realPlace(path.resolve(path.dirname(at), fs.readlinkSync(at)), links + 1);
}

/** What cannot be looked at (below a file, or with a name that is too long) is nothing that leads elsewhere: whoever opens it is told why. */
function isLink(place: string): boolean {
  try {
    return fs.lstatSync(place).isSymbolicLink();
  } catch {
    return false;
  }
}
