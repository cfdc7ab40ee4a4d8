// What the tests of the engine use of vitest, in one process: the expectations are
// vitest's own, so that a test passes and fails as it does under `npm test`.

import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { ASYMMETRIC_MATCHERS_OBJECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect';
import * as chai from 'chai';
import fc from 'fast-check';

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

chai.use(({ Assertion }) => {
  Assertion.prototype.toMatchFileSnapshot = async function (name) {
    expect(this._obj).toBe(fs.readFileSync(path.join(path.dirname(file), name), 'utf8'));
  };
});

// A mutant that survives runs every test that reaches it: properties get the same cases each time, and a moment.
fc.configureGlobal({ seed: 20_000, interruptAfterTimeLimit: 100 });

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

export function it(name, ...rest) {
  const body = rest.find((part) => typeof part === 'function');
  const full = [...groups, name].join(' ');
  const again = tests.filter((test) => test.file === file && test.name.startsWith(full)).length;
  const unique = again === 0 ? full : `${full} (${again + 1})`;
  const own = file;
  const run = () => {
    file = own;
    return body();
  };
  tests.push({ id: `${file}#${unique}`, name: unique, file, run });
}

it.each = eachOf(it);

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
