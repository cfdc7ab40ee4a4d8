// Fails when Distinguo has become slower. Run by “npm run bench:check”.
//
// CPU seconds differ from machine to machine and from minute to minute; how they stand to those of an empty Node, and
// of one that reads the same documents, hardly does. So all is measured in turns, the least of the rounds is taken,
// and what is above its bound is measured again before it is called slow.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { lay } from './corpus.js';
import { document } from './document.js';
import { measure } from './measure.js';
import { distinguo, floors } from './tools.js';

const bench = path.dirname(fileURLToPath(import.meta.url));
const rounds = 8;
const attempts = 3;

/** [of what, to what]: the ratios that bench/bounds.json bounds. */
const ratios = {
  'a small corpus, to empty Node': ['corpus: distinguo', 'corpus: empty'],
  'a small corpus, to Node reading it with one regex': ['corpus: distinguo', 'corpus: regex'],
  'one document of 10 KB, to empty Node': ['document: distinguo', 'document: empty'],
  'one document of 10 KB, to Node reading it with one regex': ['document: distinguo', 'document: regex'],
};

const major = Number.parseInt(process.versions.node, 10);
/** How fast a Node starts differs between its versions, so each has bounds of its own. */
const bounds = JSON.parse(fs.readFileSync(path.join(bench, 'bounds.json'), 'utf8'))[`Node ${major}`];
if (bounds === undefined) {
  console.error(`bench/bounds.json has no bounds for Node ${major}: run this on a Node that it names, or add them.`);
  process.exit(2);
}

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'distinguo-bench-'));
try {
  process.exitCode = check();
} finally {
  fs.rmSync(scratch, { recursive: true });
}

function check() {
  const tasks = tasksOf({
    corpus: Array.from({ length: 300 }, (_, index) => ({
      name: `page-${index}.md`,
      text: document(3000 + 20 * index),
    })),
    document: [{ name: 'handbook.md', text: document(10_000) }],
  });
  const least = new Map();
  let rows = [];
  for (let attempt = 1; attempt <= attempts; attempt++) {
    for (let round = 0; round < rounds; round++) {
      for (const [name, command, cwd] of tasks) {
        const { cpu, code } = measure(command, { cwd, scratch });
        if (code > 1) throw new Error(`${command.join(' ')} failed with ${code}.`);
        least.set(name, Math.min(cpu, least.get(name) ?? Number.POSITIVE_INFINITY));
      }
    }
    rows = Object.entries(ratios).map(([name, [of, to]]) => ({ name, is: least.get(of) / least.get(to), of, to }));
    if (rows.every(({ name, is }) => is <= bounds[name])) break;
  }
  return told(rows, least);
}

function tasksOf(corpora) {
  return Object.entries(corpora).flatMap(([what, documents]) => {
    const cwd = path.join(scratch, what);
    lay(documents, cwd);
    const { empty, regex } = floors();
    return Object.entries({ distinguo: distinguo(), empty, regex }).map(([name, command]) => [
      `${what}: ${name}`,
      command,
      cwd,
    ]);
  });
}

function told(rows, least) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`Least CPU seconds on Node ${process.version}: how often those of the floor Distinguo needs`);
  for (const { name, is, of, to } of rows) {
    const verdict = is <= bounds[name] ? 'ok' : `TOO SLOW, ${(is / bounds[name]).toFixed(2)} times the bound`;
    const seconds = `${least.get(of).toFixed(3)} s / ${least.get(to).toFixed(3)} s`;
    console.log(
      `  ${name.padEnd(width)}  ${is.toFixed(2).padStart(6)}  bound ${String(bounds[name]).padStart(5)}  ${verdict}  (${seconds})`,
    );
  }
  const slow = rows.filter(({ name, is }) => is > bounds[name]);
  if (slow.length === 0) return 0;
  console.error(
    'Find what costs the time with “node --cpu-prof dist/cli.js PATH”; when it is worth its price, say so and raise the bound in bench/bounds.json.',
  );
  return 1;
}
