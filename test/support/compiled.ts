import path from 'node:path';
import process from 'node:process';
import { inject } from 'vitest';

/** Processes that tests start compile a bundle once for all of them; what they keep is gone with the bundle. */
process.env.DISTINGUO_TEST_COMPILED = path.join(inject('bundle'), '..', 'compiled');

// What the developer has set holds for them, too. This is run for each file of tests, in one process.
const { NODE_OPTIONS = '' } = process.env;
const required = `--require ${JSON.stringify(path.resolve('test/support/compiled.cjs'))}`;
if (!NODE_OPTIONS.includes(required)) process.env.NODE_OPTIONS = `${NODE_OPTIONS} ${required}`.trim();

// What the command line keeps of itself would else lie in the cache of the developer.
process.env.XDG_CACHE_HOME = process.env.DISTINGUO_TEST_COMPILED;
