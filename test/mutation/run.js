// Changes the sources of the engine in small ways, one at a time, and looks whether
// a test notices. Run by “npm run mutation [-- files]”: a file may be a glob, or
// some lines (engine/edits/rewrite.ts:60-80). What was killed is remembered in build/mutation,
// and tried again only when its source or the test that killed it has changed.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import picomatch from 'picomatch';

const REPORTS = 'build/mutation';

const under = (folder, ...names) => names.map((name) => `test/${folder}/${name}.test.ts`);

const READING = /^engine\/(?:formats|prose)\//;

/** What reads a document again after an edit: only comparisons with a fresh reading tell whether that is right. */
const AFTER_EDITS =
  /^engine\/(?:prose\/(?:difference|matches|ordered|reuse)|formats\/markdown\/(?:leaf|outer-block|reader|tree|walk))\.ts/;

const JUDGEMENT = /^engine\/(?:edits\/rewrite|verdict\/score|verdict\/verdict)\.ts/;

/** What tells what is new from what was there before. */
const SINCE = /^cli\/(?:changes|earlier|git-changes|match-earlier)\.ts/;
/** What gives files new contents: what decides on them, and what does it. */
const WRITING = /^cli\/(?!(?:changes|earlier|git-changes|match-earlier)\.ts)/;
const DISK = /^workspace\/disk\//;

/** What the server does with documents, and knows of those that are closed. */
const SERVED = /^server\/(?:codeActions|configurationEdits|exception|heldFixes|ledHeadings|notebooks|workspace\w+)\.ts/;
/** What it tells of open documents: every test of the server reaches that, and few ask for it. */
const SHOWN = /^server\/(?:diagnostics|openDiagnostics|reviews|turns)\.ts/;

/** Tests that need another process, or the whole of this one. */
const NEEDS_A_PROCESS =
  'meanwhile|while it becomes|finds no room|access list|finds nothing afterwards|just before|pipe in its place|ended by a signal|writes standard input|the server and the engine';

/** Tests are run in this order up to the first that fails; those that take longest come last. */
const groups = [
  {
    name: 'prose',
    all: [
      'engine/{formats,prose}/**/*.ts',
      '!engine/prose/{difference,matches,ordered,reuse}.ts',
      '!engine/formats/markdown/{leaf,outer-block,reader,tree,walk}.ts',
    ],
    has: (file) => READING.test(file) && !AFTER_EDITS.test(file),
    tests: [
      ...under(
        'formats',
        'inline',
        'blocks',
        'html',
        'html-places',
        'mdx',
        'plaintext',
        'gherkin',
        'front-matter',
        'markdown',
        'code',
        'code-directives',
        'latex',
        'org',
        'docbook',
        'typst',
      ),
      ...under('prose', 'opaque', 'language', 'offsets'),
    ],
  },
  {
    name: 'edits',
    all: [
      'engine/prose/{difference,matches,ordered,reuse}.ts',
      'engine/formats/markdown/{leaf,outer-block,reader,tree,walk}.ts',
    ],
    has: (file) => AFTER_EDITS.test(file),
    tests: [
      ...under('formats', 'blocks', 'markdown', 'mdx', 'front-matter'),
      ...under('prose', 'offsets', 'incremental', 'edits'),
    ],
  },
  {
    name: 'judgement',
    all: ['engine/{edits/rewrite,learned/score,verdict/verdict}.ts'],
    has: (file) => JUDGEMENT.test(file),
    tests: [
      'test/engine/verdict/certainty.test.ts',
      'test/engine/verdict/client.test.ts',
      'test/engine/verdict/consumer.test.ts',
      'test/engine/verdict/customer.test.ts',
      'test/engine/verdict/user.test.ts',
      'test/engine/verdict/userBeside.test.ts',
      'test/engine/verdict/verdict.test.ts',
      'test/engine/documents.test.ts',
      'test/engine/edits/rewrite.test.ts',
      'test/engine/edits/rewrite.words.test.ts',
      'test/rules/examples.test.ts',
    ],
  },
  {
    name: 'writing',
    all: ['cli/{baseline,baseline-file,earlier-report,file-sink,fix,leftovers,linked-anchors}.ts', 'cli/merge/*.ts'],
    has: (file) => WRITING.test(file),
    tests: [
      ...under(
        'cli',
        'fixText',
        'fixTextMeeting',
        'baselineFile',
        'baseline',
        'fix',
        'fixHeadings',
        'fixNames',
        'fixElsewhere',
        'reportFiles',
        'earlierReports',
        'shards',
        'questions',
      ),
      ...under('security', 'writing', 'rewriting'),
    ],
    // In milliseconds: each case of a property is a whole run.
    moment: 1_500,
    skips: NEEDS_A_PROCESS,
  },
  {
    name: 'since',
    all: ['cli/{changes,earlier,git-changes,match-earlier}.ts'],
    has: (file) => SINCE.test(file),
    tests: under('cli', 'matchEarlier', 'fixText', 'fixTextMeeting', 'history', 'since'),
    moment: 1_500,
    skips: NEEDS_A_PROCESS,
  },
  {
    name: 'disk',
    all: ['workspace/disk/{astray,leftover,plain-file,rewrite-file,temporary-file,write-whole}.ts'],
    has: (file) => DISK.test(file),
    tests: under('workspace', 'disk', 'ownFile', 'temporaryFile'),
  },
  {
    name: 'server',
    all: [
      'server/{codeActions,configurationEdits,exception,heldFixes,ledHeadings,notebooks}.ts',
      'server/workspace*.ts',
    ],
    has: (file) => SERVED.test(file),
    tests: under(
      'server',
      'codeActions',
      'severalFindings',
      'ignoring',
      'decisions',
      'configuration',
      'diagnostics',
      'workspace',
      'closedFiles',
      'openDocuments',
      'addToGlossary',
      'notebooks',
      'headings',
      'configurationEdits',
    ),
    moment: 1_500,
    skips: 'the bundle',
  },
  {
    name: 'shown',
    all: ['server/{diagnostics,openDiagnostics,reviews,turns}.ts'],
    has: (file) => SHOWN.test(file),
    tests: under(
      'server',
      'openDocuments',
      'reviews',
      'longDocuments',
      'shownFindings',
      'diagnostics',
      'notebooks',
      'closedFiles',
    ),
    moment: 1_500,
    skips: 'the bundle',
  },
  {
    name: 'others',
    all: [],
    has: (file) => [READING, JUDGEMENT, SINCE, WRITING, DISK, SERVED, SHOWN].every((those) => !those.test(file)),
    tests: [
      'test/engine/directives/suppression.test.ts',
      'test/engine/edits/rewrite.test.ts',
      'test/engine/edits/rewrite.words.test.ts',
      'test/engine/verdict/client.test.ts',
      'test/engine/verdict/consumer.test.ts',
      'test/engine/verdict/customer.test.ts',
      'test/engine/verdict/user.test.ts',
      'test/engine/verdict/userBeside.test.ts',
      'test/engine/verdict/verdict.test.ts',
      'test/engine/verdict/certainty.test.ts',
      'test/engine/documents.test.ts',
      'test/engine/largeGlossary.test.ts',
      'test/rules/formats.test.ts',
      'test/configuration/settings.test.ts',
      'test/configuration/problems.test.ts',
      'test/configuration/extends.test.ts',
      'test/rules/examples.test.ts',
      'test/engine/lexicon/lexicon.test.ts',
    ],
  },
];

if (!existsSync('test/mutation/node_modules')) {
  process.stderr.write('The mutation tester is not installed: run “npm ci --prefix test/mutation” first.\n');
  process.exit(2);
}

const { Stryker } = await import('@stryker-mutator/core');
const named = process.argv.slice(2);
for (const { name, tests, skips, moment, all, has } of groups) {
  const mutate = named.length > 0 ? named.filter(has) : all;
  if (mutate.length === 0) continue;
  forgetSurvivors(memoryOf(name), mutate);
  await new Stryker(optionsFor(name, { tests, skips, moment }, mutate)).runMutationTest();
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

function optionsFor(name, inProcess, mutate) {
  return {
    mutate,
    plugins: ['./test/mutation/runner.js'],
    testRunner: 'in-process',
    inProcess,
    warnings: { unknownOptions: false },
    coverageAnalysis: 'perTest',
    checkers: [],
    // TypeScript 7 lacks what rewrites the paths in a tsconfig.json; none of them leads out of the copy
    tsconfigFile: 'none',
    ignorePatterns: ['/build', '/dist', '/bench', '/client', '*.vsix'],
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
