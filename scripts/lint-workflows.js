// Checks the workflows of GitHub Actions, and the recipes of docs/ci.md, with actionlint. Run by “npm run lint:workflows”.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** By the module proxy of Go, where no actionlint is installed. */
const module = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

/** In milliseconds: a proxy that does not answer keeps nobody waiting. */
const patience = 120_000;

/** As other test runners end what was skipped. */
const notChecked = 77;

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
  for (const program of ['actionlint', fetched]) {
    const file = typeof program === 'string' ? program : program();
    if (file === undefined) continue;
    const { status, error } = spawnSync(file, args, { stdio: 'inherit' });
    if (error?.code !== 'ENOENT') {
      process.stdout.write(`actionlint: ${files.length} files, exit code ${status}\n`);
      return status ?? 2;
    }
  }
  process.stderr.write('No actionlint is installed or to be had by Go: the workflows were not checked.\n');
  return notChecked;
}

/** Builds actionlint with Go; what goes wrong here says nothing of the workflows. @returns its path, undefined where it cannot be had */
function fetched() {
  const env = { ...process.env, GOBIN: folder };
  const { status } = spawnSync('go', ['install', module], { stdio: 'inherit', env, timeout: patience });
  return status === 0 ? path.join(folder, 'actionlint') : undefined;
}
