// Builds what ships, when the package is installed from a clone of the repository. Run by npm.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';

// “npm install --global git+…”, which pre-commit uses, gets here without what the build needs.
if (!fs.existsSync('node_modules/esbuild') && process.env.npm_execpath !== undefined) {
  const outer = /^npm_config_(?:global|location|omit|only|production|install_links|package_lock_only|dry_run)$/i;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
  const install = [process.env.npm_execpath, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  // Standard output is for what npm itself prints.
  execFileSync(process.execPath, install, { env, stdio: ['ignore', process.stderr, 'inherit'] });
}
await import('./build.js');
