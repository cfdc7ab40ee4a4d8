import type nodeModule from 'node:module';
import { keepingCode, type Program } from './kept-code.js';

/** Of Node's `node:module`, what the types of Node 20 lack. */
interface Keeps {
  /** From Node 22.8 on. */
  enableCompileCache?(folder: string): unknown;
}

/**
 * Keeps compiled functions for the next run, where the user has a folder for that. A job of CI starts with nothing and
 * leaves nothing; it would write them in vain. Whoever has Node keep them, or wants none kept, is obeyed.
 *
 * @returns what loads a file of the program, undefined where Node is to load it
 */
export function keeping(program: Program): ((name: string) => unknown) | undefined {
  const { CI, NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  if ([CI, NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE].some((value) => value !== undefined)) return undefined;
  const { isAbsolute } = process.getBuiltinModule('node:path');
  // There nobody can ask whose a folder is; Node (from 22.8 on) keeps them by itself.
  if (process.platform === 'win32') {
    const { enableCompileCache } = process.getBuiltinModule('node:module') as typeof nodeModule & Keeps;
    if (LOCALAPPDATA && isAbsolute(LOCALAPPDATA)) enableCompileCache?.(`${LOCALAPPDATA}/distinguo`);
    return undefined;
  }
  const home = XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);
  // A path from the working folder would be one of the workspace.
  if (!home || !isAbsolute(home)) return undefined;
  return keepingCode(program, `${home}/distinguo`);
}
