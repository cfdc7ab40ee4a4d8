// Runs the extension in the web worker host: the same core, the server in a worker, files through the editor.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { packed } from './packed.js';
import { install, runSuite, start } from './workbench.js';

const here = import.meta.dirname;
const out = path.resolve('build/test-web');
const releases = process.argv.length > 2 ? process.argv.slice(2) : ['current', 'oldest'];

packed();
const extension = webExtension();
// Tests run in the host of the extension in whose folder they lie.
const suite = path.join(extension, 'suite.js');
await build({
  entryPoints: [path.join(here, 'suite/editor.ts')],
  outfile: suite,
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  external: ['vscode'],
  logLevel: 'warning',
});
let passed = true;
for (const release of releases) {
  install(release);
  const code = await start({ release, files: path.join(here, 'files'), workspace: 'two-folders.code-workspace' });
  try {
    passed = (await runSuite(code, extension, suite)) && passed;
  } finally {
    await code.stop();
  }
}
process.exitCode = passed ? 0 : 1;

/** The extension as a browser sees it: without the entry for Node, which a server with Node would prefer; with what tests bring along. */
function webExtension() {
  const folder = path.join(out, 'extension');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.cpSync('build/vsix', folder, { recursive: true });
  const { main: _, ...manifest } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { contributes } = JSON.parse(fs.readFileSync(path.join(here, 'driver/package.json'), 'utf8'));
  Object.assign(manifest.contributes, contributes);
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}
