import path from 'node:path';
import { slashed } from '../../workspace/disk/index.js';

/** Where a run takes place. */
export interface RunPlace {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** The repository that holds it, absolute; the working folder itself where there is none. */
  readonly root: string;
}

/**
 * A path as those know it who look at the whole repository.
 *
 * @param shown from the working folder, or absolute
 * @returns the path from the root, with forward slashes; as it was for what lies elsewhere
 */
export function fromRoot(shown: string, { cwd, root }: RunPlace): string {
  if (shown === '<stdin>') return shown;
  const relative = path.relative(root, path.resolve(cwd, shown));
  const isOutside = relative.split(path.sep)[0] === '..' || path.isAbsolute(relative);
  return isOutside ? shown : slashed(relative);
}
