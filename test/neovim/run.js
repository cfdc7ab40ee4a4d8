// Lets Neovim's own client speak to the packed server: diagnostics, hover, and a fix. Installs Neovim where it may.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const sentence = '🎉 Each customer opens the dashboard and clicks the Export button.';

installed();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo neovim '));
try {
  const file = path.join(folder, 'guide.md');
  fs.writeFileSync(file, `# Export\n\n${sentence}\n`);
  const { stdout, stderr } = spawnSync(
    'nvim',
    ['--headless', '-u', 'NONE', '-n', '-i', 'NONE', '-c', `luafile ${path.resolve('test/neovim/check.lua')}`],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        ...process.env,
        DISTINGUO_FILE: file,
        DISTINGUO_COMMAND: JSON.stringify([process.execPath, path.resolve('dist/cli.js'), 'lsp', '--stdio']),
      },
    },
  );
  const seen = JSON.parse(stdout.trim().split('\n').at(-1) || '{}');
  assert.equal(seen.found, true, `no diagnostic came:\n${stderr}`);
  // Neovim counts columns in bytes.
  const column = Buffer.byteLength('🎉 Each ');
  assert.deepEqual(seen.place, [2, column, column + 'customer'.length]);
  assert.deepEqual([seen.source, seen.code], ['Distinguo', 'role-mismatch']);
  assert.match(seen.hover, /customer.*the one who buys/);
  assert.equal(seen.text, sentence.replace('customer', 'user'));
  assert.equal(seen.clean, true, 'the finding stays after the fix');
  process.stdout.write(`✓ Neovim ${seen.version}: diagnostic, hover and fix\n`);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function installed() {
  if (spawnSync('nvim', ['--version']).status === 0) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'neovim'], { stdio: 'inherit' });
}
