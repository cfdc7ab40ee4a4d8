// Checks the workflows of GitHub Actions, and the recipes of docs/ci.md, with actionlint. Run by “npm run lint:workflows”.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** By the module proxy of Go, where no actionlint is installed. */
const module = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-workflows-'));
try {
  const workflows = fs.readdirSync('.github/workflows').map((name) => path.join('.github/workflows', name));
  process.exitCode = lint([...workflows, ...recipes()]);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Each indented block of the page that holds jobs, as a workflow of its own. */
function recipes() {
  const page = fs.readFileSync('docs/ci.md', 'utf8');
  return [...page.matchAll(/^ {4}jobs:\n(?:(?: {4}.*)?\n)+/gm)].map(([block], at) => {
    const file = path.join(folder, `recipe-${at + 1}.yml`);
    const jobs = block.replace(/^ {4}/gm, '').replaceAll('@COMMIT', `@${'0'.repeat(40)}`);
    fs.writeFileSync(file, `on: push\n${jobs}`);
    return file;
  });
}

/** @returns the exit code */
function lint(files) {
  // What else is installed would check more here than there.
  const args = ['-shellcheck=', '-pyflakes=', ...files];
  const [own, fetched] = [
    ['actionlint', args],
    ['go', ['run', module, ...args]],
  ];
  for (const [program, its] of [own, fetched]) {
    const { status, error } = spawnSync(program, its, { stdio: 'inherit' });
    if (error?.code !== 'ENOENT') {
      process.stdout.write(`actionlint: ${files.length} files, exit code ${status}\n`);
      return status ?? 2;
    }
  }
  process.stderr.write('Neither actionlint nor Go is installed: the workflows were not checked.\n');
  return 2;
}
