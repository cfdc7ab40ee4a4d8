// What Node reads first: sets Node up for a short run, and loads the rest. It imports nothing of Node, since a module of
// Node that is imported brings all that it could export, and half of Node with that.
import { helpText } from './help-text.js';
import { letGo } from './hold-little.js';
import { keepingCode } from './kept-code.js';

/** Of Node's `node:module`, what the types of Node 20 lack. */
interface Keeps {
  /** From Node 22.8 on. */
  enableCompileCache?(folder: string): unknown;
}

const { dirname, isAbsolute } = process.getBuiltinModule('node:path');
const file = process.getBuiltinModule('node:url').fileURLToPath(import.meta.url);

if (!answers(process.argv.slice(2))) start();

/** Answers what needs nothing of the program, if that is what is asked. */
function answers(args: readonly string[]): boolean {
  const [asked = ''] = args.length === 1 ? args : [];
  if (asked === '--version' || asked === '-v') return prints(`${process.env.DISTINGUO_VERSION}\n`);
  return (asked === '--help' || asked === '-h') && prints(helpText());
}

/** @returns false when nothing could be written: the program says what is wrong, or waits for who reads */
function prints(text: string): boolean {
  try {
    const bytes = Buffer.from(text);
    const fs = process.getBuiltinModule('node:fs');
    const count = fs.writeSync(1, bytes);
    // The rest of a slow pipe waits for its turn.
    if (count < bytes.length) process.stdout.write(bytes.subarray(count));
    return true;
  } catch {
    return false;
  }
}

function start(): void {
  optimizeLater();
  const load = keeping();
  if (load === undefined) process.getBuiltinModule('node:module').createRequire(file)('./cli-main.cjs');
  else load('cli-main.cjs');
}

/**
 * By default V8 optimizes what has run for some milliseconds. Most runs are over before that has paid: a third of their
 * CPU time went there. The names of these limits change, and unknown ones are complained about.
 */
function optimizeLater(): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  const version = process.versions.v8;
  if (version.startsWith('11.3.')) setFlagsFromString('--interrupt-budget=600000');
  if (version.startsWith('13.6.')) setFlagsFromString('--invocation-count-for-turbofan=20000');
}

/**
 * Keeps compiled functions for the next run, where the user has a folder for that. A job of CI starts with nothing and
 * leaves nothing; it would write them in vain. Whoever has Node keep them, or wants none kept, is obeyed.
 */
function keeping(): ((name: string) => unknown) | undefined {
  const { CI, NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  if ([CI, NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE].some((value) => value !== undefined)) return undefined;
  // There nobody can ask whose a folder is; Node (from 22.8 on) keeps them by itself.
  if (process.platform === 'win32') {
    const { enableCompileCache } = process.getBuiltinModule('node:module') as typeof import('node:module') & Keeps;
    if (LOCALAPPDATA && isAbsolute(LOCALAPPDATA)) enableCompileCache?.(`${LOCALAPPDATA}/distinguo`);
    return undefined;
  }
  const home = XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);
  // A path from the working folder would be one of the workspace.
  if (!home || !isAbsolute(home)) return undefined;
  return keepingCode(dirname(file), process.env.DISTINGUO_BUILD ?? '', `${home}/distinguo`, letGo);
}
