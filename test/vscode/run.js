// Runs the extension, packed as it ships, in the Node extension host of the current and of the oldest VS Code.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { packed } from './packed.js';
import { install, runSuite, start } from './workbench.js';

const here = import.meta.dirname;
const out = path.resolve('build/test-vscode');
const releases = process.argv.length > 2 ? process.argv.slice(2) : ['current', 'oldest'];

const vsix = packed();
await build({
  entryPoints: [path.join(here, 'suite/editor.ts'), path.join(here, 'suite/restricted.ts')],
  outdir: out,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  format: 'cjs',
  platform: 'node',
  external: ['vscode'],
  logLevel: 'warning',
});
fs.cpSync(path.join(here, 'driver'), path.join(out, 'driver'), { recursive: true });

let passed = true;
for (const release of releases) {
  install(release);
  const files = path.join(here, 'files');
  passed = (await run({ release, files, vsix, workspace: 'two-folders.code-workspace' }, 'editor')) && passed;
  passed = (await run({ release, files: path.join(files, 'one'), vsix, trusted: false }, 'restricted')) && passed;
}
process.exitCode = passed ? 0 : 1;

async function run(options, suite) {
  const code = await start(options);
  try {
    return await runSuite(code, path.join(out, 'driver'), path.join(out, `${suite}.cjs`));
  } finally {
    await code.stop();
  }
}
