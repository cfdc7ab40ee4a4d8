// Packs the extension as distinguo.vsix: what .vscodeignore lets through, with a manifest of its own. Run by “npm run package”.
import fs from 'node:fs';
import path from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const folder = path.resolve('build', 'vsix');
fs.rmSync(folder, { recursive: true, force: true });

for (const file of await listFiles({ cwd: '.', packageManager: PackageManager.None })) {
  fs.cpSync(file, path.join(folder, file));
}

// What the command line is presented with does not help in an editor.
fs.copyFileSync(path.join('client', 'README.md'), path.join(folder, 'README.md'));

// The editor reads “type” as a claim about its entries, which are CommonJS; and nothing of the npm package is in here.
const {
  type,
  bin,
  exports,
  files,
  sideEffects,
  scripts,
  devDependencies,
  allowScripts,
  private: _,
  ...manifest
} = JSON.parse(fs.readFileSync('package.json', 'utf8'));
const { node, ...engines } = manifest.engines;
fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ ...manifest, engines }, undefined, 2)}\n`);
fs.writeFileSync(path.join(folder, '.vscodeignore'), '# What is here has been let through already.\n');
await createVSIX({ cwd: folder, packagePath: path.resolve('distinguo.vsix'), dependencies: false });
