// The programs that are measured side by side, and how each is started on a folder of documents.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const bench = path.dirname(fileURLToPath(import.meta.url));
const node = process.execPath;

const own = (file) => path.join(bench, file);
const installed = (file) => path.join(bench, 'node_modules', file);

/** The words of the floor with one expression, for ripgrep. */
const words = '\\b(customer|user|consumer|client|end[- ]user)s?\\b';

/** Distinguo as it ships: the whole engine, the built-in configuration, nothing remembered between runs. */
export const distinguo = (program = node) => [
  program,
  path.join(bench, '..', 'dist', 'cli.js'),
  '--no-config',
  '--max-warnings=-1',
  '--format=compact',
  '.',
];

/** What a program that reads documents cannot be faster than. */
export const floors = (program = node) => ({
  empty: [program, own('floors/empty.cjs')],
  read: [program, own('floors/read.cjs'), '.'],
  regex: [program, own('floors/regex.cjs'), '.'],
});

/**
 * One row for each program.
 *
 * - `packages`: whose versions to name, the program itself first
 * - `command`: of a folder and the documents in it, relative to the folder; started in the folder unless `cwd` says else
 * - `rounds`: how often it reads the corpus
 * - `finds`: what it prints when it has found something: a program that finds nothing is not measured
 * - `every`: reads only each so many-th document of the corpus
 */
export const tools = [
  { name: 'Node, empty', packages: [], rounds: 9, command: () => floors().empty, finds: /^/ },
  { name: 'Node, read all', packages: [], rounds: 9, command: () => floors().read, finds: /^/ },
  {
    name: 'Node, read all + one regex',
    packages: [],
    rounds: 9,
    command: () => floors().regex,
    finds: /[1-9]\d* places/,
  },
  {
    name: 'ripgrep',
    packages: ['@vscode/ripgrep'],
    rounds: 9,
    command: () => [installed(`@vscode/ripgrep-linux-${process.arch}/bin/rg`), '-c', '-i', words, '.'],
    finds: /\.md:\d/,
  },
  { name: 'distinguo', packages: [], rounds: 9, command: () => distinguo(), finds: /\[[a-z]+-[a-z-]+\]$/m },
  {
    name: 'write-good',
    packages: ['write-good'],
    rounds: 4,
    command: (_, files) => [node, programOf('write-good'), ...files],
    finds: /passive voice/,
  },
  {
    name: 'markdownlint-cli2 + search-replace',
    packages: ['markdownlint-cli2', 'markdownlint-rule-search-replace'],
    rounds: 4,
    command: () => [
      node,
      programOf('markdownlint-cli2'),
      '--config',
      own('peers/markdownlint.markdownlint-cli2.jsonc'),
      '**/*.md',
    ],
    finds: /search-replace Custom rule/,
  },
  {
    name: 'cspell, flagged words',
    packages: ['cspell'],
    rounds: 3,
    command: () => [
      node,
      programOf('cspell'),
      'lint',
      '--no-progress',
      '--no-summary',
      '--no-gitignore',
      `--config=${own('peers/cspell.json')}`,
      '**/*.md',
    ],
    finds: /Forbidden word/,
  },
  {
    name: 'textlint + prh',
    packages: ['textlint', 'textlint-rule-prh'],
    rounds: 3,
    cwd: bench,
    command: (folder) => textlint('peers/textlint-prh.json', folder),
    finds: /\(prh\)/,
  },
  {
    name: 'textlint + terminology',
    packages: ['textlint', 'textlint-rule-terminology'],
    rounds: 3,
    cwd: bench,
    command: (folder) => textlint('peers/textlint-terminology.json', folder),
    finds: /\(terminology\)/,
  },
  {
    name: 'remark + retext, one rule',
    packages: ['remark-cli', 'remark-retext', 'retext-english', 'retext-repeated-words'],
    rounds: 3,
    command: () => [
      node,
      programOf('remark-cli'),
      '--quiet',
      '--no-color',
      '--no-stdout',
      `--rc-path=${own('peers/remark.js')}`,
      '.',
    ],
    finds: /retext-repeated-words/,
  },
  {
    name: 'alex',
    packages: ['alex'],
    rounds: 2,
    command: () => [node, programOf('alex'), '.'],
    finds: /may be insensitive/,
  },
  {
    name: 'harper.js',
    packages: ['harper.js'],
    rounds: 3,
    every: 80,
    command: (_, files) => [node, own('peers/harper.js'), ...files],
    finds: /Did you mean/,
  },
];

/** The version of a package of the bench, as installed. */
export function versionOf(name) {
  return JSON.parse(fs.readFileSync(installed(`${name}/package.json`), 'utf8')).version;
}

/** Another Node that cold starts are measured on too; undefined where the bench has none for the machine. */
export function otherNode() {
  const program = installed(`node-linux-${process.arch}/bin/node`);
  return fs.existsSync(program) ? program : undefined;
}

/** The script that a package installs as its program: started by Node itself, without a shell between. */
function programOf(name) {
  const { bin } = createRequire(import.meta.url)(installed(`${name}/package.json`));
  return installed(path.join(name, typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0])));
}

function textlint(config, folder) {
  return [node, programOf('textlint'), `--config=${own(config)}`, '--format=compact', folder];
}
