// Runs the tests of the engine for the mutation tester in its own process: a
// mutant takes milliseconds, where starting vitest takes a second.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import vm from 'node:vm';
import { build } from 'esbuild';
import * as fastCheck from 'fast-check';
import * as vitest from './vitest.js';

const load = createRequire(import.meta.url);
/** What takes long to load, and holds nothing of ours. */
const LOADED_ONCE = { 'fast-check': fastCheck, vitest };
/** Milliseconds that a test may take: far more than any does, as a busy machine must not pass for a loop. */
const LONGEST = 10_000;
const RUN = new vm.Script('globalThis.__distinguoTest()');
const SUCCESS = 0;
const FAILED = 1;

class InProcessRunner {
  static inject = ['options'];
  #files;
  #skips;
  #script;

  constructor(options) {
    this.#files = options.inProcess.tests;
    // A mutant that survives runs every test that reaches it: properties get the same cases each time, and a moment.
    fastCheck.configureGlobal({ seed: 20_000, interruptAfterTimeLimit: options.inProcess.moment ?? 100 });
    this.#skips = options.inProcess.skips && new RegExp(options.inProcess.skips);
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#script = new vm.Script(`(function (require) {${await bundleOf(this.#files)}\n})`, { filename: 'tests.js' });
  }

  async dryRun({ disableBail }) {
    const world = worldOf({ activeMutant: undefined });
    const each = (id) => {
      world.currentTestId = id;
    };
    const tests = await run(this.#load(), disableBail, each);
    const forth = world.mutantCoverage;
    // Once more from the last to the first: what a module does when it is first needed is done by another test.
    world.mutantCoverage = undefined;
    await run(this.#load().reverse(), disableBail, each);
    return { status: 'complete', tests, mutantCoverage: forAllWhoNeedIt(forth, world.mutantCoverage) };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
    const isStatic = mutantActivation === 'static';
    const world = worldOf({ activeMutant: isStatic ? activeMutant.id : undefined, hitCount: 0, hitLimit });
    let declared;
    try {
      declared = this.#load();
    } catch (error) {
      return killed([{ id: 'loading', failureMessage: String(error) }], 1);
    }
    world.activeMutant = activeMutant.id;
    const wanted = testFilter && new Set(testFilter);
    const tests = await run(wanted ? declared.filter(({ id }) => wanted.has(id)) : declared, disableBail);
    if (hitLimit !== undefined && world.hitCount > hitLimit)
      return { status: 'timeout', reason: `Hit limit reached (${world.hitCount}/${hitLimit})` };
    const failed = tests.filter(({ status }) => status === FAILED);
    return failed.length > 0 ? killed(failed, tests.length) : { status: 'survived', nrOfTests: tests.length };
  }

  /** Declares all tests over modules that nothing has touched. */
  #load() {
    const all = vitest.declaredBy(() => this.#script.runInThisContext()((name) => LOADED_ONCE[name] ?? load(name)));
    return all.filter(({ name }) => !this.#skips?.test(name));
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];

/**
 * What is done when a module is first needed is reached by one test, as it seems: the first one that needs it, from either
 * end. All tests that reach anything may depend on it.
 */
function forAllWhoNeedIt(forth, back) {
  const all = {};
  for (const reached of Object.values(forth.perTest)) for (const id of Object.keys(reached)) all[id] = 1;
  const countIn = ({ perTest }, id) => Object.values(perTest).filter((reached) => reached[id] > 0).length;
  const meets = (id) =>
    Object.entries(forth.perTest).some(([test, reached]) => reached[id] && back.perTest[test]?.[id]);
  const once = Object.keys(all).filter((id) => countIn(forth, id) === 1 && !meets(id));
  const perTest = {};
  for (const [test, reached] of Object.entries(forth.perTest)) {
    const needs = Object.keys(reached).some((id) => !once.includes(id));
    perTest[test] = needs ? { ...reached, ...Object.fromEntries(once.map((id) => [id, 1])) } : reached;
  }
  return { static: forth.static, perTest };
}

/** Tests and engine as one script. */
async function bundleOf(files) {
  const { outputFiles } = await build({
    stdin: { contents: files.map((file) => `import './${file}';`).join('\n'), resolveDir: process.cwd() },
    bundle: true,
    external: Object.keys(LOADED_ONCE),
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // package.json promises that no module has effects: for tests that is not true
    ignoreAnnotations: true,
    logLevel: 'error',
    plugins: [namingFiles],
  });
  return outputFiles[0].text;
}

const namingFiles = {
  name: 'naming-files',
  setup(bundler) {
    bundler.onLoad({ filter: /\.test\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: `import { inFile } from 'vitest';\ninFile(${JSON.stringify(file)});\n${inThisProcess(fs.readFileSync(file, 'utf8'))}`,
    }));
  },
};

/** A program that is bundled has no mutants: what a test has it do is done here. */
function inThisProcess(test) {
  return test.replace(/(\bworkspace|\))\.spawn\(/g, '$1.run(');
}

/** What the mutated sources look at: which mutant is active, and how often it was asked for. */
function worldOf(state) {
  globalThis.__stryker__ ??= {};
  return Object.assign(
    globalThis.__stryker__,
    { currentTestId: undefined, hitCount: undefined, hitLimit: undefined },
    state,
  );
}

async function run(tests, disableBail, before) {
  const results = [];
  for (const { id, name, file, run: body } of tests) {
    before?.(id);
    const start = performance.now();
    const failureMessage = await failureOf(body);
    before?.(undefined);
    const timeSpentMs = performance.now() - start;
    const status = failureMessage === undefined ? SUCCESS : FAILED;
    results.push({ id, name, fileName: file, timeSpentMs, status, failureMessage });
    if (status === FAILED && !disableBail) break;
  }
  return results;
}

/** Says why a test fails; one that is caught in a loop is left, so that the process can go on. */
async function failureOf(body) {
  try {
    globalThis.__distinguoTest = body;
    await RUN.runInThisContext({ timeout: LONGEST });
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

function killed(failed, nrOfTests) {
  return {
    status: 'killed',
    killedBy: failed.map(({ id }) => id),
    failureMessage: failed[0].failureMessage,
    nrOfTests,
  };
}
