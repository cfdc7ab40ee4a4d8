// What only a run with a configuration file needs, as one lazy chunk.
export { loadConfiguration, settingsResolver } from '../configuration/index.js';
