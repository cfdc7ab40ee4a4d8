// What the tests of the engine use of vitest, in one process: the expectations are
// vitest's own, so that a test passes and fails as it does under `npm test`.

import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { mock } from 'node:test';
import { format } from 'node:util';
import { ASYMMETRIC_MATCHERS_OBJECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

chai.use(({ Assertion }) => {
  Assertion.prototype.toMatchFileSnapshot = async function (name) {
    expect(this._obj).toBe(fs.readFileSync(path.join(path.dirname(file), name), 'utf8'));
  };
});

export const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);

/** Microseconds of work within a look; a process that has more to do is not waiting. */
const IDLE = 10_000;
/** So many looks in a row without work, each after 100 ms, are one too many. */
const PATIENCE = 15;

let tests = [];
let groups = [];
let file = '';
/** What is done before and after each test of a file. */
let around = { before: [], after: [] };

/** The tests that something declares, in order. */
export function declaredBy(declare) {
  tests = [];
  declare();
  return tests;
}

/** Names the file whose tests follow; the bundle calls it at the head of each. */
export function inFile(name) {
  file = name;
  around = { before: [], after: [] };
}

export function beforeEach(body) {
  around.before.push({ groups, body });
}

export function afterEach(body) {
  around.after.push({ groups, body });
}

export function describe(name, declare) {
  const outer = groups;
  groups = [...outer, name];
  declare();
  groups = outer;
}

describe.each = eachOf(describe);

describe.skipIf = (skips) => (skips ? () => {} : describe);

/** What the tests of this process are given: programs that are bundled have no mutants, so nothing may start one. */
export function inject(name) {
  return path.join('nothing is bundled here', name);
}

/** A clock that stands still but where a test moves it. */
export const vi = {
  useFakeTimers: () => mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() }),
  useRealTimers: () => mock.timers.reset(),
  async advanceTimersByTimeAsync(milliseconds) {
    mock.timers.tick(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  },
};

/** Has something done after the test that is running. */
export function onTestFinished(after) {
  finishing.push(after);
}

let finishing = [];

async function finish() {
  const all = finishing;
  finishing = [];
  for (const after of all.reverse()) await after();
}

export function it(name, ...rest) {
  const body = rest.find((part) => typeof part === 'function');
  const full = [...groups, name].join(' ');
  const again = tests.filter((test) => test.file === file && test.name.startsWith(full)).length;
  const unique = again === 0 ? full : `${full} (${again + 1})`;
  const own = file;
  const inside = groups;
  const hooks = around;
  const run = () => {
    file = own;
    const [before, after] = [hooks.before, hooks.after].map((all) => all.filter((hook) => holds(hook, inside)));
    if (before.length + after.length > 0) return between(before, body, after);
    // A test that is over at once stays so: only such a one can be ended when it loops.
    const result = finishedWhenItThrows(body);
    return typeof result?.then === 'function' || finishing.length > 0
      ? Promise.resolve(result).finally(finish)
      : result;
  };
  tests.push({ id: `${file}#${unique}`, name: unique, file, run });
}

/** What a test leaves is done away with before the next one, also when this one fails. */
function finishedWhenItThrows(body) {
  try {
    return body();
  } catch (error) {
    if (finishing.length === 0) throw error;
    return Promise.reject(error);
  }
}

/** Whether what is done around tests is done around those of some groups. */
function holds(hook, inside) {
  return hook.groups.every((name, i) => inside[i] === name);
}

async function between(before, body, after) {
  try {
    for (const hook of before) await hook.body();
    await soon(body());
  } finally {
    for (const hook of after) await soon(hook.body());
    await finish();
  }
}

/** Fails where something is waited for in vain: a server that a mutant keeps from answering. */
async function soon(result) {
  let timer;
  let [looks, spent] = [0, process.cpuUsage()];
  const late = new Promise((_, reject) => {
    timer = setInterval(() => {
      const { user, system } = process.cpuUsage(spent);
      spent = process.cpuUsage();
      looks = user + system < IDLE ? looks + 1 : 0;
      if (looks === PATIENCE) reject(new Error('Nothing more happens.'));
    }, 100);
  });
  try {
    await Promise.race([result, late]);
  } finally {
    clearInterval(timer);
  }
}

it.each = eachOf(it);
it.skipIf = (skips) => (skips ? Object.assign(() => {}, { each: () => () => {} }) : it);

function eachOf(declare) {
  return (rows) =>
    (name, ...rest) => {
      for (const row of rows) {
        const values = Array.isArray(row) ? row : [row];
        const run = rest.find((part) => typeof part === 'function');
        declare(format(name, ...values.slice(0, name.split('%').length - 1)), () => run(...values));
      }
    };
}
