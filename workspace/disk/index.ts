/** The door to the disk, for programs that run on Node. */
export { diskHost, ignoresCase } from './host.js';
export { slashed, systemPath } from './paths.js';
export { leadsAstray, namedAstray } from './place.js';
export { readPlainFile } from './plain-file.js';
export { replaceFile } from './replace-file.js';
export { explainSystemError } from './system-error.js';
export { userPatterns } from './user-patterns.js';
export { WholeFile, writeWhole } from './write-whole.js';
