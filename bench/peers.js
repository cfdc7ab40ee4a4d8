// Measures Distinguo and its peers side by side, and writes bench/results/peers.md and peers.svg.
// Run by “npm run bench:peers”.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpus, figuresOf, install, lay } from './corpus.js';
import { document } from './document.js';
import { inTurns, measure } from './measure.js';
import { bars } from './plot.js';
import { report } from './report.js';
import { distinguo, floors, otherNode, tools, versionOf } from './tools.js';

const bench = path.dirname(fileURLToPath(import.meta.url));
const results = path.join(bench, 'results');

/** Single documents: characters, and how often each program reads one; harper.js reads each once. */
const singles = [
  { name: '10 KB', size: 10_000, rounds: 7 },
  { name: '100 KB', size: 100_000, rounds: 3 },
  { name: '1 MB', size: 1_000_000, rounds: 3 },
];

/** Marks what runs on the other Node. */
const elsewhere = ' on the other Node';

install(bench);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-bench-'));
const data = { load: [os.loadavg()[0]], other: otherNode() };
try {
  const documents = corpus();
  data.figures = await figuresOf(documents);
  data.corpus = measureCorpus(documents);
  data.singles = singles.map((single) => ({ ...single, results: measureSingle(single) }));
} finally {
  fs.rmSync(scratch, { recursive: true });
}
data.load.push(os.loadavg()[0]);
data.tools = tools.map((tool) => ({ ...tool, versions: tool.packages.map((name) => `${name} ${versionOf(name)}`) }));
if (data.other !== undefined) data.otherVersion = `v${versionOf(`node-linux-${process.arch}`)}`;

fs.mkdirSync(results, { recursive: true });
const whole = data.tools.filter(({ every }) => every === undefined);
fs.writeFileSync(
  path.join(results, 'peers.svg'),
  bars(
    `CPU seconds for ${data.figures.files.toLocaleString('en')} Markdown files, ${(data.figures.bytes / 1e6).toFixed(1)} MB (logarithmic)`,
    whole.map(({ name }) => ({ name, ...data.corpus.get(name).cpu, own: name === 'distinguo' })),
  ),
);
const text = report(data, elsewhere);
fs.writeFileSync(path.join(results, 'peers.md'), text);
console.log(text);

/** Every program on the corpus, and the floors and Distinguo on the other Node. */
function measureCorpus(documents) {
  const folder = path.join(scratch, 'corpus');
  lay(documents, folder);
  const tasks = tools.map((tool) => taskOf(tool, folderOf(tool, documents, folder), tool.rounds, true));
  return inTurns([...tasks, ...otherTasks(folder, 9)], tell('corpus'));
}

function measureSingle({ name, size, rounds }) {
  const folder = path.join(scratch, name.replace(' ', '-'));
  const single = [{ name: 'handbook.md', text: document(size) }];
  lay(single, folder);
  const tasks = tools.map((tool) => taskOf(tool, { folder, documents: single }, tool.every ? 1 : rounds, false));
  return inTurns([...tasks, ...otherTasks(folder, rounds)], tell(name));
}

/** Where a program finds what it reads: the whole corpus, or its sample of it. */
function folderOf({ every }, documents, folder) {
  if (every === undefined) return { folder, documents };
  const sample = documents.filter((_, index) => index % every === 0);
  const sampled = `${folder}-${every}`;
  lay(sample, sampled);
  data.sampleBytes = sample.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  data.sampleFiles = sample.length;
  return { folder: sampled, documents: sample };
}

function taskOf(tool, { folder, documents }, rounds, mustFind) {
  const command = tool.command(
    folder,
    documents.map(({ name }) => path.join('1', name)),
  );
  return {
    name: tool.name,
    rounds,
    run() {
      const result = measure(command, { cwd: tool.cwd ?? folder, scratch });
      if (mustFind && !tool.finds.test(fs.readFileSync(result.printed, 'utf8'))) {
        throw new Error(
          `${tool.name} found nothing, so it does not work as it is set up here: see ${command.join(' ')}`,
        );
      }
      return result;
    },
  };
}

function otherTasks(folder, rounds) {
  if (data.other === undefined) return [];
  const { empty, regex } = floors(data.other);
  return Object.entries({
    'Node, empty': empty,
    'Node, read all + one regex': regex,
    distinguo: distinguo(data.other),
  }).map(([name, command]) => ({
    name: name + elsewhere,
    rounds,
    run: () => measure(command, { cwd: folder, scratch }),
  }));
}

function tell(what) {
  return (name, round, { cpu, wall }) =>
    console.error(`${what}, round ${round + 1}: ${name} ${cpu.toFixed(2)} CPU s, ${wall.toFixed(2)} s`);
}
