// Runs the hooks as people get them: pre-commit clones a fresh clone, has npm build it, and hands over what is committed.
// Run by “npm run test:pre-commit”, with the pre-commit that is on the path and with a newer one, where pip brings it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

const NEWER = '4.7.0';
const wrong = 'Each customer opens the dashboard and clicks the Export button.\n';
const right = 'Each user opens the dashboard and clicks the Export button.\n';

// In a path with spaces pre-commit 3.0.4 was seen not to find the program that npm had installed.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-pre-commit-'));
try {
  const programs = [fromPath(), fromPip()].filter((program) => program !== undefined);
  if (programs.length === 0) {
    process.stdout.write('There is no pre-commit, and pip brings none.\n');
    process.exitCode = 77;
  }
  if (programs.length > 0) git(os.tmpdir(), 'clone', '--quiet', process.cwd(), path.join(folder, 'hooks'));
  for (const [index, program] of programs.entries()) tries(program, path.join(folder, `documents-${index}`));
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

function fromPath() {
  return spawnSync('pre-commit', ['--version']).status === 0 ? 'pre-commit' : undefined;
}

function fromPip() {
  const place = path.join(folder, 'python');
  const isMade =
    spawnSync('python3', ['-m', 'venv', place]).status === 0 &&
    spawnSync(path.join(place, 'bin', 'pip'), ['install', '--quiet', `pre-commit==${NEWER}`]).status === 0;
  return isMade ? path.join(place, 'bin', 'pre-commit') : undefined;
}

/** The hooks in a repository of documents, from the first commit on. */
function tries(program, documents) {
  const hooks = path.join(folder, 'hooks');
  const rev = git(hooks, 'rev-parse', 'HEAD');
  fs.mkdirSync(documents);
  git(documents, 'init', '--quiet');
  const write = (name, text) => fs.writeFileSync(path.join(documents, name), text);
  const configure = (hook) =>
    write(
      '.pre-commit-config.yaml',
      `repos:\n- repo: ${JSON.stringify(hooks)}\n  rev: ${rev}\n  hooks:\n  - ${hook}\n`,
    );
  const run = () => {
    git(documents, 'add', '--all', '--force');
    const env = { ...process.env, PRE_COMMIT_HOME: path.join(folder, 'cache') };
    const { status, stdout, stderr } = spawnSync(program, ['run', '--color=never'], {
      cwd: documents,
      encoding: 'utf8',
      env,
    });
    return { status, told: stdout + stderr };
  };
  const commit = () =>
    git(documents, '-c', 'user.name=x', '-c', 'user.email=x@x.invalid', 'commit', '--quiet', '--no-verify', '-m', 'x');

  write('guide.md', wrong);
  write('README.md', right);
  write('--format=html=README.md', right);
  write('legal.md', wrong);
  write('.distinguoignore', 'legal.md\n');
  configure('id: distinguo');
  const found = run();
  assert.equal(found.status, 1, found.told);
  assert.match(found.told, /guide\.md:1:6 warning role-mismatch/);
  assert.doesNotMatch(found.told, /legal\.md:1/);

  configure('{ id: distinguo, args: [--fix, --] }');
  assert.equal(run().status, 1, 'a hook that changes files fails');
  const read = (name) => fs.readFileSync(path.join(documents, name), 'utf8');
  assert.deepEqual(['guide.md', 'README.md', '--format=html=README.md', 'legal.md'].map(read), [
    right,
    right,
    right,
    wrong,
  ]);
  const clean = run();
  assert.equal(clean.status, 0, clean.told);

  write('old.md', wrong);
  git(documents, 'add', '--all');
  commit();
  configure('id: distinguo-staged');
  write('old.md', `${wrong}\nAnd more.\n`);
  const old = run();
  assert.equal(old.status, 0, old.told);
  write('new.md', wrong);
  const fresh = run();
  assert.equal(fresh.status, 1, fresh.told);
  assert.match(fresh.told, /new\.md:1:6/);
  assert.doesNotMatch(fresh.told, /old\.md:1/);
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  process.stdout.write(`✓ ${version}: both hooks, from a fresh clone\n`);
}

function git(cwd, ...args) {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}
