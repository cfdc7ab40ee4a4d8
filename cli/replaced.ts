// What only a run that writes documents needs, as one lazy chunk.
export { replaceFile } from '../workspace/disk/index.js';
