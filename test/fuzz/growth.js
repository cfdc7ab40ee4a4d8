// Prints how time grows with n, 2n and 4n of hostile text. Run by “npm run fuzz:growth [-- words of a title]”.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = import.meta.dirname;
const outfile = path.join(here, '..', '..', 'build', 'fuzz', 'growth.mjs');
await build({
  entryPoints: [path.join(here, 'growth.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
