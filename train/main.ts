// Learns engine/learned/weights.generated.ts and calibrators.generated.ts from labelled mentions. See docs/training.md.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { edited as editedBefore } from '../engine/learned/calibrators.generated.js';
import { calibratorOf, calibratorsSource, draftWorth, editedWorth } from './calibrators.js';
import { annotatedDraft, readDrafts, rowsOfDrafts } from './drafts.js';
import { fit, type Model } from './fit.js';
import { foldsOf, tablesWithout } from './folds.js';
import { readItems, readLabelled, readOwnLabels } from './labels.js';
import { readPublic } from './public.js';
import { reportCalibrators, reportRows, reportTable } from './report.js';
import { casesOf, type Mentioned } from './rows-labelled.js';
import { rowsOfWritten } from './rows-written.js';
import { sampleOf } from './sample.js';
import { cellsThatFit, strongest, weightsModule } from './weights.js';
import { ownName, readSentences, readWritten, samplesOf } from './written.js';

const USAGE = `Usage: npm run train -- --data DIR [--documents DIR] [--check]
  --data       holds eval/train.jsonl, eval/dev.jsonl with eval/files, data/sentences.jsonl and docs-eval
  --documents  holds the public documents of train/labels-documents.tsv
  --check      prints the report, and writes nothing`;

const WEIGHTS = 'engine/learned/weights.generated.ts';
const CALIBRATORS = 'engine/learned/calibrators.generated.ts';
const LABELS = 'train/labels-documents.tsv';
const WRITTEN = 'train/written';

const data = option('--data') ?? stop(USAGE);
const missing = ['eval/train.jsonl', 'eval/dev.jsonl', 'eval/files', 'data/sentences.jsonl', 'docs-eval'].filter(
  (file) => !fs.existsSync(path.join(data, file)),
);
if (missing.length > 0) stop(`Missing in ${data}: ${missing.join(', ')}. Nothing was written.`);
const publicMentions = publicOnes(option('--documents'));

const sentences = [
  ...readLabelled(path.join(data, 'eval/train.jsonl')),
  ...readOwnLabels(path.join(data, 'data/sentences.jsonl'), 'train/labels.tsv'),
  ...readSentences(WRITTEN),
].flatMap((labelled) => sampleOf(labelled) ?? []);
const documents = readWritten(path.join(WRITTEN, 'documents'));
const drafts = readDrafts(path.join(WRITTEN, 'drafts'));
const training = [...sentences, ...[...documents, ...drafts.map(annotatedDraft)].flatMap(samplesOf)];
const items = readItems(path.join(data, 'eval/dev.jsonl'));
console.log(`${training.length} labelled mentions to learn from, ${items.length} to check with`);

const whole = fit(training);
const most = cellsThatFit(whole);
const asWritten = (model: Model): Model => strongest(model, most);
const table = asWritten(whole);
console.log(`${table.cells.size} of ${whole.cells.size} cells are kept`);
const folds = new Map([
  ...foldsOf(items.map(({ repo }) => repo)),
  ...foldsOf([...documents, ...drafts].map(({ name }) => ownName(name))),
]);
const tableOf = tablesWithout(training, folds, asWritten);
reportTable(
  items.flatMap((item) => sampleOf(item) ?? []),
  tableOf,
);

const held = casesOf(heldOnes(), tableOf);
const rows = [
  ...held.rows,
  ...casesOf(publicMentions, () => table).rows,
  ...rowsOfDrafts(readDrafts(path.join(data, 'docs-eval')), () => table),
  ...rowsOfDrafts(drafts, (name) => tableOf(ownName(name))),
  ...rowsOfWritten(documents, tableOf),
];
reportRows(rows);
reportCalibrators(rows, held.exchanged);
if (publicMentions.length === 0 && editedBefore.length !== (rows[0]?.measures.length ?? 0) + 1)
  stop(`The engine measures other things than ${CALIBRATORS} weighs: learn with --documents. Nothing was written.`);
const edited = publicMentions.length > 0 ? calibratorOf(rows, editedWorth) : editedBefore;
if (!process.argv.includes('--check')) {
  fs.writeFileSync(WEIGHTS, weightsModule(table));
  fs.writeFileSync(CALIBRATORS, calibratorsSource(edited, calibratorOf(rows, draftWorth)));
  console.log(`${WEIGHTS} and ${CALIBRATORS} are written${publicMentions.length > 0 ? '' : ', “edited” as it was'}`);
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  if (at < 0) return undefined;
  return process.argv[at + 1] ?? stop(USAGE);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

/** The labelled mentions of the public documents, if we are told where those are. */
function publicOnes(folder: string | undefined): readonly Mentioned[] {
  if (folder === undefined) {
    console.log(
      `Without --documents nothing is learned from ${LABELS}; the calibrator for edited texts stays as it is.`,
    );
    return [];
  }
  try {
    return readPublic(LABELS, folder);
  } catch (error) {
    stop(`${error instanceof Error ? error.message : error} Nothing was written.`);
  }
}

/** The labelled mentions of the held repositories, in their documents. */
function heldOnes(): readonly Mentioned[] {
  return [...items]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.at - b.at))
    .map(({ id, repo, file, at, term, label }) => ({
      source: 'held',
      repo,
      file,
      text: fs.readFileSync(path.join(data, 'eval/files', file), 'utf8'),
      start: at,
      end: at + term.length,
      label,
      seed: id,
      mixes: true,
      exchanges: true,
      mixesExchanged: true,
    }));
}
