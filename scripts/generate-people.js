// Writes engine/cast/people.generated.ts from engine/cast/people.tsv: the bundles carry the words, not their reasons and
// examples. Run by “npm run docs”.
import fs from 'node:fs';
import path from 'node:path';
import { fault } from './fault.js';

const file = path.join('engine', 'cast', 'people.tsv');
const KINDS = new Set(['general', 'buyer', 'party']);
const TRAITS = new Set(['main', 'program', 'trade', 'visit', '-']);
const seeds = new Map();

/** Stops with the place and the remedy. */
function refuse(line, message) {
  fault(`${file}:${line}: ${message}`);
}

fs.readFileSync(file, 'utf8')
  .split('\n')
  .forEach((row, index) => {
    if (row === '' || row.startsWith('#')) return;
    const [word, kind, trait, reason, example] = row.split('\t');
    if (!KINDS.has(kind)) refuse(index + 1, `the kind is one of ${[...KINDS].join(', ')}`);
    if (!TRAITS.has(trait)) refuse(index + 1, `the trait is one of ${[...TRAITS].join(', ')}`);
    if (!reason) refuse(index + 1, 'a row is word, kind, trait, reason, example');
    if (!example?.includes(`[${word}]`)) refuse(index + 1, `the example must hold [${word}]`);
    if (seeds.has(word)) refuse(index + 1, `“${word}” stands in the table already; keep one`);
    seeds.set(word, `${kind}|${trait}`);
  });

const rows = [...seeds].map(([word, what]) => `${word}|${what}`).join('\\n');
fs.writeFileSync(
  path.join('engine', 'cast', 'people.generated.ts'),
  `// Generated from engine/cast/people.tsv by scripts/generate-people.js. Do not edit.
/** Word, kind and trait, a row each. */
export const seeds = '${rows}';
`,
);
console.log(`${seeds.size} words for people`);
