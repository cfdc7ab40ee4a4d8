import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stopwatch } from '../support/time.js';
import { removeFolder } from './targets/command-line.js';
import { targets } from './targets/index.js';

/** So slow is no machine: a text of some kilobytes takes milliseconds. */
const LIMIT = 5_000;

afterAll(removeFolder);

describe.each(Object.entries(targets))('what was kept for %s', (name, target) => {
  const inputs = ['corpus', 'crashes'].flatMap((kind) => inputsIn(path.join(import.meta.dirname, kind, name)));

  it('is sound, and read at once', { timeout: 60_000 }, async () => {
    expect(inputs.length).toBeGreaterThan(0);
    for (const file of inputs) {
      const taken = stopwatch();
      try {
        await target(fs.readFileSync(file));
      } catch (error) {
        throw new Error(`${path.relative(import.meta.dirname, file)}: ${error}`, { cause: error });
      }
      expect(taken(), file).toBeLessThan(LIMIT);
    }
  });
});

it('has a folder of inputs for every target, and no other', () => {
  expect(fs.readdirSync(path.join(import.meta.dirname, 'corpus')).sort()).toEqual(Object.keys(targets).sort());
});

function inputsIn(folder: string): readonly string[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => path.join(folder, name)) : [];
}
