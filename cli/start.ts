// What Node reads first: sets Node up for a short run, and loads the rest. It imports nothing, since a module of Node that
// is imported brings all that it could export, and half of Node with that.
const { createRequire, enableCompileCache }: Modules = process.getBuiltinModule('node:module');

/** Of Node's `node:module`, what is used here. */
interface Modules {
  createRequire(from: string): (wanted: string) => unknown;
  /** From Node 22.8 on. */
  enableCompileCache?(folder: string): unknown;
}

optimizeLater();
keepCompiled();
createRequire(import.meta.url)('./cli-main.cjs');

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
 * Lets Node (from 22.8 on) keep compiled functions for the next run: in a folder that only this user can write to, since
 * what lies there is run. A job of CI starts with nothing and leaves nothing; it would write them in vain.
 */
function keepCompiled(): void {
  const { CI, NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
  if (enableCompileCache === undefined || CI !== undefined || NODE_COMPILE_CACHE !== undefined) return;
  const home = process.platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && `${HOME}/.cache`);
  // A path from the working folder would be one of the workspace.
  if (home && process.getBuiltinModule('node:path').isAbsolute(home)) enableCompileCache(`${home}/distinguo`);
}
