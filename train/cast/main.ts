// Learns engine/cast/weights.generated.ts from drafts in which readers marked one actor under two names. See docs/training.md.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { CastModel, LogisticModel } from '../../engine/cast/weights.js';
import { reportCasts } from './casts.js';
import { readMarked, readOwn, SETS } from './marked.js';
import { learnCast } from './model.js';
import { report } from './report.js';
import { rowsOf } from './rows.js';

const USAGE = `Usage: npm run train:cast -- --data DIR [--documents DIR] [--check] [--casts] [--list]
  --data       holds corpus/marks.jsonl, natural-eval/marks.jsonl, natural-eval/marks-extra.jsonl and their docs
  --documents  holds the public documents of train/cast/documents.tsv
  --check      prints the report, and writes nothing
  --casts      prints what the casts of a team change (train/cast/told-casts.yml), and learns nothing
  --list       prints every finding of the report`;

const WEIGHTS = 'engine/cast/weights.generated.ts';

const data = argument('--data');
const own = argument('--documents');
if (data === undefined) stop(USAGE);
const missing = SETS.flatMap(([, marks, docs]) => [marks, docs]).filter(
  (file) => !fs.existsSync(path.join(data, file)),
);
if (missing.length > 0) stop(`Missing in ${data}: ${missing.join(', ')}. Nothing was written.`);

const lists = process.argv.includes('--list');
const documents = [...readMarked(data), ...(own === undefined ? [] : readOwn(own))];
if (process.argv.includes('--casts')) void reportCasts(documents, lists);
else learn();

function learn(): void {
  const rows = rowsOf(documents);
  console.log(
    `${documents.length} documents, ${rows.length} pairs of words, ${rows.filter(({ marks }) => marks.length > 0).length} of them marked as one actor`,
  );
  const model = learnCast(rows);
  report(documents, rows, model, lists);
  if (process.argv.includes('--check')) return;
  fs.writeFileSync(WEIGHTS, sourceOf(model));
  console.log(`${WEIGHTS} is written`);
}

function argument(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function sourceOf(learned: CastModel): string {
  return `// Written by “npm run train:cast”. Do not edit.
import type { CastModel } from './weights.js';

/** What was learned of pairs of words. */
export const castModel: CastModel = {
  general: ${modelSource(learned.general)},
  special: ${modelSource(learned.special)},
  told: ${modelSource(learned.told)},
  places: ${modelSource(learned.places)},
};
`;
}

function modelSource({ bias, weights }: LogisticModel): string {
  const rounded = (value: number): number => Number(value.toPrecision(4));
  const sorted = [...weights].sort((one, other) => Math.abs(other[1]) - Math.abs(one[1]));
  const lines = sorted.map(([fact, weight, average]) => `      ['${fact}', ${rounded(weight)}, ${rounded(average)}],`);
  return `{\n    bias: ${rounded(bias)},\n    weights: [\n${lines.join('\n')}\n    ],\n  }`;
}
