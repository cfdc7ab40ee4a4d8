// What the tests of the engine use of vitest, in one process: the expectations are
// vitest's own, so that a test passes and fails as it does under `npm test`.

import fs from 'node:fs';
import path from 'node:path';
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

let tests = [];
const groups = [];
let file = '';

/** The tests that something declares, in order. */
export function declaredBy(declare) {
  tests = [];
  declare();
  return tests;
}

/** Names the file whose tests follow; the bundle calls it at the head of each. */
export function inFile(name) {
  file = name;
}

export function describe(name, declare) {
  groups.push(name);
  declare();
  groups.pop();
}

describe.each = eachOf(describe);

describe.skipIf = (skips) => (skips ? () => {} : describe);

/** What the tests of this process are given: programs that are bundled have no mutants, so nothing may start one. */
export function inject(name) {
  return path.join('nothing is bundled here', name);
}

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
  const run = () => {
    file = own;
    // A test that is over at once stays so: only such a one can be ended when it loops.
    const result = body();
    return typeof result?.then === 'function' || finishing.length > 0
      ? Promise.resolve(result).finally(finish)
      : result;
  };
  tests.push({ id: `${file}#${unique}`, name: unique, file, run });
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
