import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests that run what ships: they need the bundles. All others read the sources, and start at once. */
export const PROGRAMS = [
  'test/{cli,library,security,vscode}/**/*.test.ts',
  'test/server/{lifecycle,process,soak,webWorker}.test.ts',
];

/**
 * By default V8 optimizes what has run for some milliseconds. Most tests call a function a few times and go on to others:
 * a quarter of their CPU time went there. See start/optimize-later.ts for the names of these limits.
 */
const OPTIMIZE_LATER = [
  ...(process.versions.v8.startsWith('11.3.') ? ['--interrupt-budget=2400000'] : []),
  ...(process.versions.v8.startsWith('13.6.') ? ['--invocation-count-for-turbofan=20000'] : []),
];

// Threads have the flags of their process.
OPTIMIZE_LATER.forEach(setFlagsFromString);

export default defineConfig({
  test: {
    // Most tests of programs start some: on a small machine they wait for one another.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Nothing here keeps a state that another file could meet, so modules are loaded once for all, and stay warm.
    pool: 'threads',
    isolate: false,
    // What is made of a module is kept for the next run: half of what a single file of tests takes.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PROGRAMS],
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: PROGRAMS,
          globalSetup: 'test/support/build.ts',
          setupFiles: 'test/support/compiled.ts',
          // A thread cannot change the folder that it works in.
          pool: 'forks',
          // As in "npm test": more room for what is young and soon gone, and one thread that clears it away, cost less CPU.
          execArgv: ['--max-semi-space-size=64', '--single-threaded-gc', ...OPTIMIZE_LATER],
        },
      },
    ],
  },
});
