import fs from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { boundedPatterns } from '../configuration/index.js';

/** The patterns of one folder's `.gitignore` and `.distinguoignore`, and those of the folders above. */
export interface IgnoreScope {
  readonly folder: string;
  readonly patterns: Ignore;
  readonly above: IgnoreScope | undefined;
}

/** More patterns than these nobody has written. */
const mostBytes = 1_000_000;

const ignoreFiles = ['.gitignore', '.distinguoignore'];

/**
 * The scope inside `folder`: a new one if it has ignore files of its own, that above otherwise.
 *
 * @param names what lies in the folder, where that is known already
 */
export function enterFolder(
  folder: string,
  above: IgnoreScope | undefined,
  names: readonly string[] = ignoreFiles,
): IgnoreScope | undefined {
  const present = ignoreFiles.filter((name) => names.includes(name));
  if (present.length === 0) return above;
  const contents = present.map((name) => contentOf(path.join(folder, name))).filter((content) => content !== '');
  if (contents.length === 0) return above;
  const patterns = contents.reduce((all, content) => all.add(content), ignore());
  return { folder, patterns, above };
}

/** Whether the patterns leave out what lies at `target`; the nearest folder that has an opinion decides, as in Git. */
export function isIgnored(target: string, isFolder: boolean, scope: IgnoreScope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.above) {
    const inFolder = at.folder.endsWith(path.sep) ? at.folder : at.folder + path.sep;
    if (!target.startsWith(inFolder)) continue;
    const relative = target.slice(inFolder.length).replaceAll(path.sep, '/');
    const { ignored, unignored } = at.patterns.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * The scope that holds inside a folder that was named: that of every folder from
 * `root` down. A folder that the patterns leave out was named on purpose, so
 * nothing that lies above it counts.
 */
export function scopeOf(folder: string, root: string): IgnoreScope | undefined {
  const relative = path.relative(root, folder);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return enterFolder(folder, undefined);
  let scope = enterFolder(root, undefined);
  let at = root;
  for (const name of relative.split(path.sep).filter(Boolean)) {
    at = path.join(at, name);
    scope = enterFolder(at, isIgnored(at, true, scope) ? undefined : scope);
  }
  return scope;
}

function contentOf(file: string): string {
  // A link says nothing, as in Git: it could lead anywhere.
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > mostBytes) return '';
  try {
    return boundedPatterns(fs.readFileSync(file, 'utf8'));
  } catch {
    return ''; // A list that cannot be read ignores nothing: rather a file too many than one too few.
  }
}
