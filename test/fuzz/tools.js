import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { writeForOlderGlibc } from './older-glibc.js';

const here = import.meta.dirname;

/** Where bundles and what the fuzzer finds lie; not in version control. */
export const out = path.join(here, '..', '..', 'build', 'fuzz');

/** The packages of the fuzzer. */
export const fuzzer = path.join(here, 'node_modules', '@jazzer.js');

/** Installs what only fuzzing needs, by a lock file of its own; it is native, and looks for a new C library. */
export function install() {
  const windows = process.platform === 'win32';
  if (!fs.existsSync(path.join(here, 'node_modules', 'recheck')))
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: here, stdio: 'inherit', shell: windows });
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  const { glibcVersionRuntime = '99' } = process.report.getReport().header;
  const [major, minor] = glibcVersionRuntime.split('.').map(Number);
  const library = path.join(fuzzer, 'fuzzer', 'prebuilds', 'fuzzer-linux-x64.node');
  const original = `${library}.original`;
  if (major > 2 || minor >= 38 || fs.existsSync(original)) return;
  fs.copyFileSync(library, original);
  writeForOlderGlibc(original, library);
}

/** Imports a TypeScript module with all that is ours in it, and by default with all that is not. */
export async function load(file, name, packages = 'bundle') {
  const outfile = path.join(out, `${name}.mjs`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages,
    target: 'node20.19',
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    external: ['acorn', 'esbuild'],
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
