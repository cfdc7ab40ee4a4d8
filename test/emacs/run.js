// Lets Emacs’ own client, Eglot, speak to the packed server: diagnostics, hover, and a fix. Installs both where it may.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const sentence = '🎉 Each customer opens the dashboard and clicks the Export button.';

installed();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo emacs '));
try {
  const file = path.join(folder, 'guide.md');
  fs.writeFileSync(file, `# Export\n\n${sentence}\n`);
  const { stdout, stderr } = spawnSync('emacs', ['--batch', '-l', path.resolve('test/emacs/check.el')], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 90_000,
    env: {
      ...process.env,
      HOME: folder,
      LANG: 'C.UTF-8',
      DISTINGUO_FILE: file,
      DISTINGUO_COMMAND: JSON.stringify([process.execPath, path.resolve('dist/cli.js'), 'lsp', '--stdio']),
    },
  });
  const seen = JSON.parse(stdout.trim().split('\n').at(-1) || '{}');
  assert.equal(seen.found, true, `no diagnostic came:\n${stderr}`);
  assert.equal(seen.word, 'customer');
  assert.match(seen.message, /“customer” is who operates the product here/);
  assert.match(seen.hover, /customer.*the one who buys/);
  assert.equal(seen.text, `# Export\n\n${sentence.replace('customer', 'user')}\n`);
  assert.equal(seen.clean, true, 'the finding stays after the fix');
  process.stdout.write(`✓ Emacs ${seen.version} with Eglot: diagnostic, hover and fix\n`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function installed() {
  if (spawnSync('emacs', ['--batch', '--eval', "(require 'eglot)"]).status === 0) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'emacs-nox', 'elpa-eglot'], {
    stdio: 'inherit',
  });
}
