import path from 'node:path';
import { globFault, globMatcher } from '../configuration/index.js';
import { slashed, systemPath } from '../workspace/disk/index.js';
import { UsageError } from './options.js';

/** A glob of the command line, relative to the working folder. */
export interface Glob {
  /** The folder that all it matches lies in, absolute. */
  readonly base: string;
  /** Whether it matches an absolute path. */
  readonly matches: (target: string) => boolean;
}

/**
 * Reads a glob, in the dialect of configurations; as in a shell, one without a slash is meant in the working folder
 * alone. On Windows backslashes are separators, as they are in every path there.
 *
 * @throws UsageError for one that cannot be meant
 */
export function globOf(written: string, cwd: string): Glob {
  const names = slashed(written).split('/');
  const first = names.findIndex((name) => /[*?[\]{}]/.test(name));
  const fixed = first < 0 ? names : names.slice(0, first);
  // What is fixed may lead anywhere: up, or to an absolute path.
  const base = path.resolve(cwd, systemPath(fixed.join('/') || (names[0] === '' && names.length > 1 ? '/' : '.')));
  const pattern = first < 0 ? '**' : names.slice(first).join('/');
  const fault = written.trim() === '' ? globFault(written) : globFault(pattern);
  if (fault !== undefined) throw new UsageError(`“${written.slice(0, 40)}” is no glob. ${fault}`);
  const isMatch = globMatcher([pattern], true);
  return { base, matches: (target) => isMatch(slashed(path.relative(base, target))) };
}
