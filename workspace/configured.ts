// What only a run with a configuration file needs, as one lazy chunk.
export { formatResolver, loadConfiguration, settingsResolver } from '../configuration/index.js';
