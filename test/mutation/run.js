// Changes the sources of rules/ in small ways, one at a time, and looks whether
// a test notices. Run by “npm run mutation [-- files]”: a file may be a glob, or
// some lines (engine/edits/rewrite.ts:60-80). What was killed is remembered in build/mutation,
// and tried again only when its source or the test that killed it has changed.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import picomatch from 'picomatch';

const REPORTS = 'build/mutation';

const prose = (...names) => names.map((name) => `test/prose/${name}.test.ts`);

/** What reads a document again after an edit: only comparisons with a fresh reading tell whether that is right. */
const AFTER_EDITS =
  /^engine\/(?:formats|prose)\/(?:edit|matches|leaf|markdown|markdown-walk|outer-block|reuse|tree)\.ts/;

const JUDGEMENT = /^rules\/(?:rewrite|suspicion|verdict)\.ts/;

/** Tests are run in this order up to the first that fails; those that take longest come last. */
const groups = [
  {
    name: 'prose',
    all: [
      'engine/formats/**/*.ts',
      '!engine/{formats,prose}/{edit,matches,leaf,markdown,markdown-walk,outer-block,reuse,tree}.ts',
    ],
    has: (file) => file.startsWith('engine/formats/') && !AFTER_EDITS.test(file),
    tests: prose(
      'inline',
      'blocks',
      'opaque',
      'html',
      'mdx',
      'plain',
      'gherkin',
      'front-matter',
      'language',
      'markdown',
      'offsets',
    ),
  },
  {
    name: 'edits',
    all: ['engine/{formats,prose}/{edit,matches,leaf,markdown,markdown-walk,outer-block,reuse,tree}.ts'],
    has: (file) => AFTER_EDITS.test(file),
    tests: prose('blocks', 'markdown', 'mdx', 'front-matter', 'offsets', 'incremental', 'edits'),
  },
  {
    name: 'judgement',
    all: ['engine/{edits/rewrite,verdict/score,verdict/verdict}.ts'],
    has: (file) => JUDGEMENT.test(file),
    tests: [
      'test/rules/certainty.test.ts',
      'test/rules/verdict.test.ts',
      'test/documents.test.ts',
      'test/rewrite.test.ts',
      'test/rules/examples.test.ts',
    ],
  },
  {
    name: 'others',
    all: [],
    has: (file) => !file.startsWith('engine/formats/') && !JUDGEMENT.test(file),
    tests: [
      'test/suppression.test.ts',
      'test/rewrite.test.ts',
      'test/rules/verdict.test.ts',
      'test/rules/certainty.test.ts',
      'test/documents.test.ts',
      'test/rules/formats.test.ts',
      'test/configuration/settings.test.ts',
      'test/configuration/problems.test.ts',
      'test/configuration/extends.test.ts',
      'test/rules/examples.test.ts',
      'test/rules/lexicon.test.ts',
    ],
  },
];

if (!existsSync('test/mutation/node_modules')) {
  process.stderr.write('The mutation tester is not installed: run “npm ci --prefix test/mutation” first.\n');
  process.exit(2);
}

const { Stryker } = await import('@stryker-mutator/core');
const named = process.argv.slice(2);
for (const { name, tests, all, has } of groups) {
  const mutate = named.length > 0 ? named.filter(has) : all;
  if (mutate.length === 0) continue;
  forgetSurvivors(memoryOf(name), mutate);
  await new Stryker(optionsFor(name, tests, mutate)).runMutationTest();
}

function memoryOf(name) {
  return `${REPORTS}/${name}.incremental.json`;
}

/** What is changed while a module loads is reached by no test, as Stryker sees it: no new test would make it try again. */
function forgetSurvivors(memory, mutate) {
  if (!existsSync(memory)) return;
  const report = JSON.parse(readFileSync(memory, 'utf8'));
  const isMutated = picomatch(mutate.map((pattern) => pattern.replace(/:[\d:-]+$/, '')));
  for (const [name, file] of Object.entries(report.files))
    if (isMutated(name)) file.mutants = file.mutants.filter(({ status }) => status === 'Killed');
  writeFileSync(memory, JSON.stringify(report));
}

function optionsFor(name, tests, mutate) {
  return {
    mutate,
    plugins: ['./test/mutation/runner.js'],
    testRunner: 'in-process',
    inProcess: { tests },
    warnings: { unknownOptions: false },
    coverageAnalysis: 'perTest',
    checkers: [],
    // TypeScript 7 lacks what rewrites the paths in a tsconfig.json; none of them leads out of the copy
    tsconfigFile: 'none',
    ignorePatterns: ['/build', '/dist', '/bench', '/client', '/cli', '/server', '/train', '/docs', '*.vsix'],
    concurrency: 1,
    timeoutMS: 10_000,
    incremental: true,
    incrementalFile: memoryOf(name),
    jsonReporter: { fileName: `${REPORTS}/${name}.json` },
    htmlReporter: { fileName: `${REPORTS}/${name}.html` },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
    reporters: ['clear-text', 'progress-append-only', 'json', 'html'],
    tempDirName: `${REPORTS}/sandbox`,
    allowConsoleColors: false,
  };
}
