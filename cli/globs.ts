import path from 'node:path';
import picomatch from 'picomatch';

/** A glob of the command line, relative to the working folder. */
export interface Glob {
  /** The folder that all it matches lies in, absolute. */
  readonly base: string;
  /** Whether it matches an absolute path. */
  readonly matches: (target: string) => boolean;
}

/** Reads a glob; on Windows backslashes are separators, as they are in every path there. */
export function globOf(written: string, cwd: string): Glob {
  const slashed = (target: string) => (path.sep === '\\' ? target.replaceAll('\\', '/') : target);
  const pattern = slashed(written).replace(/^\.\//, '');
  const isMatch = picomatch(pattern, { dot: true });
  const isAbsolute = path.isAbsolute(written);
  return {
    base: path.resolve(cwd, picomatch.scan(pattern).base),
    matches: (target) => isMatch(slashed(isAbsolute ? target : path.relative(cwd, target))),
  };
}
