// Measures how the time and the memory of Distinguo grow with the number of files, and writes bench/results/growth.md.
// Run by “npm run bench:growth”.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { corpus, install, lay } from './corpus.js';
import { inTurns, measure } from './measure.js';
import { goalRow } from './report.js';
import { distinguo, floors, otherNode, versionOf } from './tools.js';

const bench = path.dirname(fileURLToPath(import.meta.url));
const rounds = 2;

/** MiB, whatever the number of files. */
const peakMemory = 150;
/** A megabyte of a large corpus may cost so many times a megabyte of a small one: noise, and nothing that grows. */
const linear = 1.2;

/** Parts and copies of the corpus: each so many-th document, so many times over. */
const sizes = [
  { every: 10, copies: 1 },
  { every: 3, copies: 1 },
  { every: 1, copies: 1 },
  { every: 1, copies: 4 },
  { every: 1, copies: 10 },
];

install(bench);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-bench-'));
const nodes = [{ version: process.version, program: process.execPath }];
const other = otherNode();
if (other === undefined) console.error('There is no Node 24 for this machine in the bench: growth is measured on one.');
else nodes.push({ version: `v${versionOf(`node-linux-${process.arch}`)}`, program: other });
try {
  const text = pageOf(measureSizes(corpus()));
  fs.mkdirSync(path.join(bench, 'results'), { recursive: true });
  fs.writeFileSync(path.join(bench, 'results', 'growth.md'), text);
  console.log(text);
} finally {
  fs.rmSync(scratch, { recursive: true });
}

function measureSizes(documents) {
  const laid = sizes.map(({ every, copies }) => {
    const part = documents.filter((_, index) => index % every === 0);
    const folder = path.join(scratch, `${every}-${copies}`);
    lay(part, folder, copies);
    const bytes = part.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) * copies;
    return { folder, files: part.length * copies, megabytes: bytes / 1e6 };
  });
  const tasks = nodes.flatMap(({ version, program }) => [
    { name: `${version} empty`, rounds, run: () => measure(floors(program).empty, { cwd: scratch, scratch }) },
    ...laid.map(({ folder }) => ({
      name: `${version} ${folder}`,
      rounds,
      run: () => measure(distinguo(program), { cwd: folder, scratch }),
    })),
  ]);
  const results = inTurns(tasks, (name, round, { cpu, peak }) =>
    console.error(`round ${round + 1}: ${name} ${cpu.toFixed(2)} CPU s, ${peak.toFixed(0)} MiB`),
  );
  return nodes.map(({ version }) => ({
    version,
    rows: laid.map((size) => ({ ...size, ...results.get(`${version} ${size.folder}`) })),
  }));
}

function pageOf(measured) {
  const goals = measured.flatMap(({ version, rows }) => {
    const [small, , whole, , large] = rows;
    // What one more megabyte costs, beyond what is paid once: from the corpus to ten of it, and up to the corpus.
    const step = (from, to) => (to.cpu.least - from.cpu.least) / (to.megabytes - from.megabytes);
    return [
      goalRow(
        `a megabyte after ${mb(whole)} MB, of one before (Node ${version})`,
        linear,
        step(whole, large) / step(small, whole),
        false,
      ),
      goalRow(
        `peak memory for ${large.files.toLocaleString('en')} files (Node ${version})`,
        peakMemory,
        large.peak.most,
        false,
        ' MiB',
      ),
    ];
  });
  const tables = measured.flatMap(({ version, rows }) => [
    `## Node ${version}`,
    '',
    '| files | MB | CPU s (least of the rounds) | median | CPU s per MB | wall s | peak MiB |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      (row) =>
        `| ${row.files.toLocaleString('en')} | ${mb(row)} | ${row.cpu.least.toFixed(2)} | ${row.cpu.median.toFixed(2)} | ${(row.cpu.least / row.megabytes).toFixed(3)} | ${row.wall.median.toFixed(2)} | ${Math.round(row.peak.most)} |`,
    ),
    '',
  ]);
  return [
    '# How Distinguo grows with what it reads',
    '',
    `Written by \`npm run bench:growth\`: parts and copies of the corpus of [peers.md](peers.md), ${rounds} rounds in turns, ${os.cpus().length} cores.`,
    '',
    '| what | goal | measured | |',
    '| --- | --- | --- | --- |',
    ...goals,
    '',
    ...tables,
  ].join('\n');
}

function mb({ megabytes }) {
  return megabytes.toFixed(1);
}
