import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';

/** All that a bundle is made of. */
const SOURCES = [
  ...['engine', 'rules', 'configuration', 'glossary', 'office', 'workspace'],
  ...['start', 'cli', 'server', 'client', 'library', 'scripts'],
  ...['package.json', 'package-lock.json', 'tsconfig.json'],
];

/** Says of which sources `dist/` was made by the last run of tests, and what was in it. */
const RECORD = 'build/dist-under-test.txt';

/**
 * Bundles everything once, unless that was done of the same sources, and puts a copy where no test disturbs it: in a
 * path with spaces, as people have them.
 */
export default function setup(project: TestProject): () => void {
  bundle();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo under test '));
  fs.cpSync('dist', path.join(folder, 'dist'), { recursive: true });
  fs.copyFileSync('package.json', path.join(folder, 'package.json'));
  fs.cpSync('docs/rules', path.join(folder, 'docs', 'rules'), { recursive: true });
  project.provide('bundle', path.join(folder, 'dist'));
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

function bundle(): void {
  const sources = digest(SOURCES);
  if (fs.existsSync(RECORD) && fs.readFileSync(RECORD, 'utf8') === `${sources} ${digest(['dist'])}\n`) return;
  execFileSync(process.execPath, ['scripts/build.js'], { stdio: 'inherit' });
  fs.mkdirSync(path.dirname(RECORD), { recursive: true });
  fs.writeFileSync(RECORD, `${sources} ${digest(['dist'])}\n`);
}

/** A number for the names and contents of files and of all files in folders. */
function digest(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const each of paths.flatMap(filesIn)) hash.update(`${each}\0`).update(fs.readFileSync(each)).update('\0');
  return hash.digest('hex');
}

function filesIn(file: string): readonly string[] {
  if (!fs.existsSync(file)) return [];
  if (!fs.statSync(file).isDirectory()) return [file];
  return fs
    .readdirSync(file, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => path.join(file, name))
    .filter((each) => fs.statSync(each).isFile());
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the bundled programs. */
    bundle: string;
  }
}
