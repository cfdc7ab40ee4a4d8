// Fails when the time for a document grows faster than its length, whatever it holds. Run by “npm run bench:cliffs”.
//
// Each shape is one that was once a cliff: generated pages, transcripts and exports look like them. What a run costs
// besides (to start, to load) is taken off, and of several runs the least counts.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { measure } from './measure.js';
import { distinguo } from './tools.js';

const rounds = 3;
const attempts = 3;
/** In thousands of characters. */
const sizes = [50, 100, 200];
/** From the smallest size to the largest: 1 is in step with the length, 2 with its square. */
const steepest = 1.15;
/**
 * What 100 KB may cost, for what nobody writes, but programs do: 14,000 mentions. In times of the floor, since machines
 * differ by half and more from one day to the next; 8.5 is 1.6 s of CPU on a machine on which the floor takes 0.19.
 */
const slowest = 8.5;

/** The floor: words counted by Node alone, measured in the same minutes. */
const counting = `
  const text = 'customer user '.repeat(7000);
  const counts = new Map();
  let at = 0;
  for (let round = 0; round < 120; round++)
    for (const [word] of text.matchAll(/\\p{L}+/gu)) {
      const key = word + (at++ % 5000);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }`;

const repeat = (parts) => (length) => {
  let text = '';
  for (let at = 0; text.length < length; at++) text += parts[at % parts.length];
  return `${text}\n`;
};

/** What the documents are made of. */
const shapes = {
  'one paragraph with emphasis in each sentence': repeat([
    'The **customer** opens the *page* and `clicks` it. ',
    'Each user of the **shop** pays the invoice in *May*. ',
    'Nobody knows *why* the parcel is late. ',
  ]),
  'one sentence of names': repeat(['the customer and the user and ']),
  'bare words': repeat(['customer user ']),
  'one paragraph of findings': repeat(['The customer clicks Save. ', 'The user pays the invoice. ']),
  'a list of stories': repeat(['- As a customer, I want to click Save, so that the user pays.\n']),
  'a table of roles': (length) =>
    `| Who | Does |\n| --- | --- |\n${repeat(['| customer | clicks **Save** |\n'])(length)}`,
  headings: repeat(['## What the customer clicks\n\nThe user pays.\n\n']),
  'definitions of words set off': repeat(['**Customer** means the person who pays. **User** signs in. ']),
};

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-bench-'));
try {
  process.exitCode = check();
} finally {
  fs.rmSync(scratch, { recursive: true });
}

function check() {
  const empty = folderWith('empty', 'The customer pays.\n');
  const rows = Object.entries(shapes).map(([name, shape]) => ({
    name,
    folders: sizes.map((size) => folderWith(`${name} ${size}`, shape(size * 1000))),
  }));
  const least = new Map();
  let floor = Number.POSITIVE_INFINITY;
  let told = [];
  for (let attempt = 1; attempt <= attempts; attempt++) {
    for (let round = 0; round < rounds; round++) {
      floor = Math.min(floor, measure([process.execPath, '-e', counting], { cwd: scratch, scratch }).cpu);
      for (const folder of [empty, ...rows.flatMap(({ folders }) => folders)])
        least.set(folder, Math.min(cost(folder), least.get(folder) ?? Number.POSITIVE_INFINITY));
    }
    told = rows.map(({ name, folders }) =>
      rowOf(
        name,
        folders.map((folder) => least.get(folder) - least.get(empty)),
        floor,
      ),
    );
    if (told.every(({ isOk }) => isOk)) break;
  }
  for (const { line } of told) console.log(line);
  return told.every(({ isOk }) => isOk) ? 0 : 1;
}

/** A folder that holds one document. */
function folderWith(name, text) {
  const folder = path.join(scratch, name.replaceAll(' ', '-'));
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'page.md'), text);
  return folder;
}

function cost(cwd) {
  const { cpu, code } = measure(distinguo(), { cwd, scratch });
  if (code > 1) throw new Error(`The document in ${cwd} could not be read.`);
  return cpu;
}

function rowOf(name, seconds, floor) {
  const growth = sizes.at(-1) / sizes[0];
  const exponent = Math.log(seconds.at(-1) / seconds[0]) / Math.log(growth);
  const times = seconds[1] / floor;
  const isOk = exponent <= steepest && times <= slowest;
  const costs = seconds.map((second, at) => `${sizes[at]} KB ${second.toFixed(2)} s`).join(', ');
  return {
    isOk,
    line: `  ${name.padEnd(46)} exponent ${exponent.toFixed(2)}  ${isOk ? 'ok' : 'TOO STEEP'}  (${costs}; 100 KB ${times.toFixed(1)} times the floor)`,
  };
}
