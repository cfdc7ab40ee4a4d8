import path from 'node:path';
import picomatch from 'picomatch';
import { UsageError } from './options.js';

/** In UTF-16 code units. */
const longest = 4096;

/** A glob of the command line, relative to the working folder. */
export interface Glob {
  /** The folder that all it matches lies in, absolute. */
  readonly base: string;
  /** Whether it matches an absolute path. */
  readonly matches: (target: string) => boolean;
}

/**
 * Reads a glob; on Windows backslashes are separators, as they are in every path there.
 *
 * @throws UsageError for one that is empty or longer than any path
 */
export function globOf(written: string, cwd: string): Glob {
  const slashed = (target: string) => (path.sep === '\\' ? target.replaceAll('\\', '/') : target);
  const pattern = slashed(written).replace(/^\.\//, '');
  if (pattern === '' || pattern.length > longest)
    throw new UsageError(
      `“${written.slice(0, 40)}” is no glob: write one such as docs/**, or !docs/** to leave it out.`,
    );
  const isMatch = picomatch(pattern, { dot: true });
  const isAbsolute = path.isAbsolute(written);
  return {
    base: path.resolve(cwd, picomatch.scan(pattern).base),
    matches: (target) => isMatch(slashed(isAbsolute ? target : path.relative(cwd, target))),
  };
}
