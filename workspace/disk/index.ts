/** The door to the disk, for programs that run on Node. */

export { leadsAstray, namedAstray } from './astray.js';
export { diskHost, ignoresCase } from './host.js';
export { isLeftover, type Leftover, leftoverAt } from './leftover.js';
export { slashed, systemPath } from './paths.js';
export { openPlain, readPlainBytes, readPlainFile } from './plain-file.js';
export { rewriteFile } from './rewrite-file.js';
export { explainSystemError } from './system-error.js';
export { TemporaryFile } from './temporary-file.js';
export { userPatterns } from './user-patterns.js';
export { makeFolder, writeNew, writeWhole } from './write-whole.js';
