// Fuzzes one target after the other. Run by “npm run fuzz [-- target…] [-- seconds]”; the newest crash comes last.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { smallestSet } from './minimise.js';
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
  const failed = minimises ? await minimise(name) : fuzz(name);
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
    define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '__filename' },
    external: ['mdast-util-*', 'micromark-*', 'parse5', '@cucumber/*', 'esbuild'],
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

/** Replaces the corpus by the smallest set that reaches as far as it and what was found. */
async function minimise(name) {
  const kept = path.join(here, 'corpus', name);
  const inputs = await smallestSet(path.join(out, `${name}.cjs`), [kept, path.join(out, 'corpus', name)]);
  if (inputs.length === 0) return true;
  fs.rmSync(kept, { recursive: true });
  fs.mkdirSync(kept);
  for (const input of inputs) fs.writeFileSync(path.join(kept, createHash('sha1').update(input).digest('hex')), input);
  process.stdout.write(`${name}: ${inputs.length} inputs kept\n`);
  return false;
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
