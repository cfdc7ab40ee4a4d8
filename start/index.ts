/** The door of what programs do before they load the rest of themselves. It imports nothing of Node: see `cli/start.ts`. */
export { keeping } from './keeping.js';
export { optimizeLater } from './optimize-later.js';
