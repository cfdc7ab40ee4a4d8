import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { languageOf } from '../../engine/index.js';
import { stopwatch } from '../support/time.js';
import { removeFolder } from './targets/command-line.js';
import { targets } from './targets/index.js';

/** So slow is no machine: a text of some kilobytes takes milliseconds. */
const LIMIT = 5_000;

afterAll(removeFolder);

describe.each(Object.entries(targets))('what was kept for %s', (name, target) => {
  const kept = ['corpus', 'crashes'].flatMap((kind) => inputsIn(path.join(import.meta.dirname, kind, name)));
  const inputs = [...kept, ...inputsIn('examples').filter((file) => languageOf(file) === name)];

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

it.each(['corpus', 'crashes'])('the folders of %s are those of targets', (kind) => {
  const folder = path.join(import.meta.dirname, kind);
  expect(Object.keys(targets)).toEqual(expect.arrayContaining(fs.existsSync(folder) ? fs.readdirSync(folder) : []));
});

function inputsIn(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
