import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';

/** Bundles everything once, and puts a copy where no test disturbs it: in a path with spaces, as people have them. */
export default function setup(project: TestProject): () => void {
  execFileSync(process.execPath, ['scripts/build.js'], { stdio: 'inherit' });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo under test '));
  fs.cpSync('dist', path.join(folder, 'dist'), { recursive: true });
  fs.copyFileSync('package.json', path.join(folder, 'package.json'));
  project.provide('bundle', path.join(folder, 'dist'));
  return () => fs.rmSync(folder, { recursive: true, force: true });
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the bundled programs. */
    bundle: string;
  }
}
