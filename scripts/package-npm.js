// Packs the command line, the server and the library as an npm package: what .npmignore lets through, with a manifest of
// its own. Run by “npm run package:npm”.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** What of the manifest says something to those who install the package; the rest is about this repository or an editor. */
const TOLD = [
  ...['name', 'version', 'description', 'keywords', 'license', 'homepage', 'repository', 'bugs', 'private'],
  ...['type', 'bin', 'exports'],
];

/**
 * Packs what lies in dist/, which must have been built.
 *
 * @param {string} destination the folder for the archive
 * @returns {string} the path of the archive
 */
export function packForNpm(destination) {
  const folder = path.resolve('build', 'npm');
  fs.rmSync(folder, { recursive: true, force: true });
  const [{ files }] = JSON.parse(npm('.', 'pack', '--ignore-scripts', '--dry-run', '--json'));
  for (const { path: file } of files) fs.cpSync(file, path.join(folder, file));
  const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));
  const told = Object.fromEntries(TOLD.filter((key) => key in manifest).map((key) => [key, manifest[key]]));
  const written = { ...told, engines: { node: manifest.engines.node } };
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(written, undefined, 2)}\n`);
  fs.mkdirSync(destination, { recursive: true });
  const [{ filename }] = JSON.parse(npm(folder, 'pack', '--json', '--pack-destination', path.resolve(destination)));
  return path.join(destination, filename);
}

function npm(cwd, ...args) {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(packForNpm(process.argv[2] ?? '.'));
