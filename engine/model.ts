/**
 * The vocabulary of the engine: types only.
 *
 * Offsets are UTF-16 code units counted from 0; ends are exclusive. An offset
 * is always into the *source* (the file as the editor holds it) unless a
 * comment says "prose offset", which counts in {@link Prose.text}.
 */

export type * from './model/prose.js';
export type * from './model/settings.js';
export type * from './model/verdict.js';
