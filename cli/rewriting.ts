// What only a run that writes documents needs, as one lazy chunk.
export { rewriteFile } from '../workspace/disk/index.js';
