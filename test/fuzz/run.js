// Fuzzes one target after the other. Run by “npm run fuzz [-- target…] [-- seconds]”; the newest crash comes last.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { fuzzer, install, out } from './tools.js';

const here = import.meta.dirname;
const longestInput = 1500;
const all = fs.readdirSync(path.join(here, 'corpus')).sort();
const words = process.argv.slice(2);
const seconds = Number(words.find((word) => /^\d+$/.test(word)) ?? 60);
const minimises = words.includes('--minimise');
const names = words.filter((word) => !/^\d+$|^--/.test(word));
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no target “${unknown.join(' ')}”. Targets: ${all.join(', ')}.\n`);
  process.exit(2);
}

install();
for (const name of names.length > 0 ? names : all) {
  await bundle(name);
  const failed = minimises ? minimise(name) : fuzz(name);
  if (failed) process.exitCode = 1;
}

/** One file, so that exactly what is ours is watched; what parses for comparison stays outside. */
async function bundle(name) {
  await build({
    stdin: {
      contents: `import { targets } from './targets/index.js'; export const fuzz = targets[${JSON.stringify(name)}];`,
      resolveDir: here,
    },
    outfile: path.join(out, `${name}.cjs`),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    define: { 'import.meta.dirname': '__dirname' },
    external: ['mdast-util-*', 'micromark-*', 'parse5', 'esbuild'],
  });
}

/** @returns whether a crash was found; its input lies in crashes/ then */
function fuzz(name) {
  const found = path.join(out, 'corpus', name);
  const crashes = path.join(here, 'crashes', name, '/');
  for (const folder of [found, crashes]) fs.mkdirSync(folder, { recursive: true });
  process.stdout.write(`\n${name}: ${seconds} s\n`);
  const { status } = run(
    name,
    [found, path.join(here, 'corpus', name)],
    [`-max_total_time=${seconds}`, `-artifact_prefix=${crashes}`, '-print_final_stats=1'],
  );
  if (fs.readdirSync(crashes).length === 0) fs.rmdirSync(crashes);
  return status !== 0;
}

/** Keeps of the corpus, and of what was found, the smallest set that reaches as far. */
function minimise(name) {
  const kept = path.join(here, 'corpus', name);
  const merged = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-corpus-'));
  const { status } = run(name, [merged, kept, path.join(out, 'corpus', name)], ['-merge=1']);
  if (status === 0) {
    fs.rmSync(kept, { recursive: true });
    fs.cpSync(merged, kept, { recursive: true });
  }
  fs.rmSync(merged, { recursive: true });
  return status !== 0;
}

function run(name, corpora, options) {
  const dictionary = path.join(here, 'dictionaries', `${name}.dict`);
  const shared = path.join(here, 'dictionaries', 'words.dict');
  const joined = path.join(out, `${name}.dict`);
  fs.writeFileSync(
    joined,
    [shared, dictionary]
      .filter((file) => fs.existsSync(file))
      .map((file) => fs.readFileSync(file, 'utf8'))
      .join('\n'),
  );
  const bundle = path.join(out, `${name}.cjs`);
  // A string compared with another is a hint for the fuzzer; what looks for security holes of programs is not for us.
  const args = [
    bundle,
    ...corpora,
    '-i',
    `${name}.cjs`,
    '-e',
    'node_modules',
    '--disableBugDetectors',
    '.*',
    '--timeout',
    '20000',
  ];
  return spawnSync(
    process.execPath,
    [
      path.join(fuzzer, 'core', 'dist', 'cli.js'),
      ...args,
      '--',
      `-dict=${joined}`,
      `-max_len=${longestInput}`,
      ...options,
    ],
    { stdio: 'inherit', cwd: path.join(here, '..', '..') },
  );
}
