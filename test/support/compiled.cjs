// What the programs under test read first: keeps what V8 made of a bundle for the next process that runs it, as
// start/keeping.ts has Node do from 22.8 on. A quarter of the CPU of a short run. It runs the very same text.

const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const process = require('node:process');
const vm = require('node:vm');

const { DISTINGUO_TEST_COMPILED: folder, NODE_DISABLE_COMPILE_CACHE } = process.env;
if (folder !== undefined && NODE_DISABLE_COMPILE_CACHE === undefined) {
  if (Module.enableCompileCache === undefined) keepCompiled();
  else Module.enableCompileCache(folder);
}

function keepCompiled() {
  const made = [];
  // Only at the end is all compiled that such a run needs. What fails there is no concern of the run.
  process.on('exit', () => {
    try {
      made.forEach(keep);
    } catch {
      // The next process compiles it once more.
    }
  });
  const compile = Module.prototype._compile;
  Module.prototype._compile = function (text, file) {
    if (!/[\\/]dist[\\/][^\\/]+\.cjs$/.test(file)) return compile.call(this, text, file);
    const { mtimeMs } = fs.statSync(file);
    const kept = path.join(folder, `${path.basename(file)}-${text.length}-${mtimeMs}`);
    const script = new vm.Script(Module.wrap(text), {
      filename: file,
      cachedData: fs.existsSync(kept) ? fs.readFileSync(kept) : undefined,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (script.cachedDataRejected !== false) made.push({ kept, script });
    const require = Module.createRequire(file);
    return script.runInThisContext().call(this.exports, this.exports, require, this, file, path.dirname(file));
  };
}

/** Another process may be reading it: it is there as a whole, or not at all. */
function keep({ kept, script }) {
  const beside = `${kept}.${process.pid}`;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(beside, script.createCachedData());
  fs.renameSync(beside, kept);
}
