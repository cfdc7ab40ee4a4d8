// Bundles and runs train/main.ts. Run by “npm run train -- --data DIR”.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { build } from 'esbuild';

const outfile = 'build/train.mjs';
await build({
  entryPoints: ['train/main.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  logLevel: 'warning',
});
const run = spawnSync(process.execPath, ['--max-old-space-size=8000', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(run.status ?? 1);
