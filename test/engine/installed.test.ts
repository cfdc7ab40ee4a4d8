import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixText } from '../../cli/fix.js';
import { recommendedSettings } from '../../configuration/index.js';
import { languageOf } from '../../engine/index.js';
import { reviewer } from '../support/reviewer.js';
import { stopwatch } from '../support/time.js';

/** The Markdown that comes with the installed packages: thousands of documents by other hands. */
const documents = fs
  .readdirSync('node_modules', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:md|mdx|markdown)$/i.test(file))
  .map((file) => path.join('node_modules', file))
  .filter((file) => fs.statSync(file).isFile())
  .sort();

/** The slowest machine that runs this has two old cores; a document that needs longer than this is a fault of ours. */
const longest = 20_000;

describe('the Markdown of the installed packages', () => {
  it('is there', () => expect(documents.length).toBeGreaterThan(150));

  it('is read without a crash, with findings that hold the text they say', { timeout: 300_000 }, () => {
    const faults = documents.flatMap((file) => faultsIn(file, fs.readFileSync(file, 'utf8')));
    expect(faults).toEqual([]);
  });

  it('is fixed twice as it is fixed once', { timeout: 300_000 }, () => {
    const unstable = documents.filter((file) => {
      const text = fs.readFileSync(file, 'utf8');
      const once = fixed(file, text);
      return once !== text && fixed(file, once) !== once;
    });
    expect(unstable).toEqual([]);
  });
});

function faultsIn(file: string, text: string): readonly string[] {
  const taken = stopwatch();
  const { findings, mentions } = reviewed(file, text);
  const took = taken();
  const held = findings.flatMap(({ rule, span, fixes, evidence }) => [
    ...(span.start < span.end && inside(span, text) ? [] : [`${file}: ${rule} points outside`]),
    ...fixes
      .filter((fix) => text.slice(fix.span.start, fix.span.end) !== fix.expected)
      .map((fix) => `${file}: ${rule} at ${span.start} would replace “${fix.expected}”`),
    ...evidence
      .filter((witness) => !inside(witness.span, text) || witness.text === '')
      .map((witness) => `${file}: ${rule} at ${span.start} names “${witness.text}”, which is not there`),
  ]);
  const misread = mentions
    .filter(
      ({ span, surface }) => text.slice(span.start, span.end).replace(/[\s>]+/g, ' ') !== surface.replace(/\s+/g, ' '),
    )
    .map(({ span, surface }) => `${file}: “${surface}” is not at ${span.start}`);
  return [...held, ...misread, ...(took > longest ? [`${file}: took ${Math.round(took)} ms`] : [])];
}

/** What is fixed has been read before. */
const remembered = reviewer(recommendedSettings);
const reviewed = (file: string, text: string) => remembered(text, languageOf(file) ?? 'markdown');

const fixed = (file: string, text: string) =>
  fixText(text, { scope: 'all', steps: true }, (current) => reviewed(file, current)).text;

const inside = ({ start, end }: { start: number; end: number }, text: string): boolean =>
  start >= 0 && start <= end && end <= text.length;
