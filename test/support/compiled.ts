import path from 'node:path';
import process from 'node:process';
import { inject } from 'vitest';

/** Processes that tests start compile a bundle once for all of them; what they keep is gone with the bundle. */
process.env.DISTINGUO_TEST_COMPILED = path.join(inject('bundle'), '..', 'compiled');
process.env.NODE_OPTIONS = `--require ${JSON.stringify(path.resolve('test/support/compiled.cjs'))}`;
