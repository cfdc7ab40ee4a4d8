// Writes rules/lexicon/generated.ts from the tables of rules/lexicon/*.tsv: the bundles carry the words, not their
// reasons and examples. Asserts what a table must hold, with file and line. Run by “npm run docs”.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const folder = path.join('rules', 'lexicon');
const SLOTS = new Set([
  'subj',
  'psubj',
  'obj',
  'by',
  'svo',
  'poss',
  'comp',
  'mod',
  'nprep',
  'vprep',
  'aprep',
  'coord',
  'pred',
  'win',
  'head',
  'owner',
  'post',
  'thing',
]);
const ROLES = { buyer: 'b', operator: 'o', consumer: 'k', client: 'c', program: 'p' };
const OWN_FORMAT = new Set(['set-compounds.tsv']);

/** Stops with the place and the remedy. */
function refuse(file, line, message) {
  console.error(`${file}:${line}: ${message}`);
  process.exit(1);
}

const seen = new Map();
const families = new Map();
const kept = (file) => file.endsWith('.tsv') && !OWN_FORMAT.has(file);
for (const file of fs.readdirSync(folder).filter(kept).sort()) {
  const name = path.join(folder, file);
  const header = {};
  fs.readFileSync(name, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      const comment = /^#\s*(\w+):\s*(.*)$/.exec(line);
      if (comment) header[comment[1]] = comment[2].trim();
      if (line === '' || line.startsWith('#')) return;
      const [slot, lemma, role, weight, example, note] = line.split('\t');
      if (!SLOTS.has(slot)) refuse(name, index + 1, `unknown slot “${slot}”; use one of ${[...SLOTS].join(', ')}`);
      if (!(role in ROLES)) refuse(name, index + 1, `unknown role “${role}”`);
      if (!/^[123]$/.test(weight)) refuse(name, index + 1, 'the weight is 1, 2 or 3');
      if (!/\[[^\]]+\]/.test(example ?? '')) refuse(name, index + 1, 'the example must hold its [word] in brackets');
      if (!header.because) refuse(name, index + 1, 'the file needs a “# because:” line above its rows');
      const key = `${slot}:${lemma}`;
      if (seen.has(key)) refuse(name, index + 1, `“${key}” stands already in ${seen.get(key)}; keep one`);
      seen.set(key, `${name}:${index + 1}`);
      const because = note?.startsWith('“') ? note : header.because;
      const group = `${header.family ?? file.replace('.tsv', '')}\t${because}`;
      if (!families.has(group)) families.set(group, []);
      families.get(group).push(`${key}${ROLES[role]}${weight}`);
    });
}

const compounds = [];
const compoundFile = path.join(folder, 'set-compounds.tsv');
if (fs.existsSync(compoundFile)) {
  fs.readFileSync(compoundFile, 'utf8')
    .split('\n')
    .forEach((line, index) => {
      if (line === '' || line.startsWith('#')) return;
      const [term, head, wrong, meaning, example] = line.split('\t');
      if (!example) refuse(compoundFile, index + 1, 'a row is term, head, wrong (yes or no), meaning, example');
      compounds.push(
        `${term}|${head}|${wrong === 'yes' ? 1 : wrong.startsWith('with ') ? wrong.slice(5) : 0}|${meaning}`,
      );
    });
}

/** Verbs that the rows speak of: the parse must know them. */
const VERBAL = new Set(['subj', 'psubj', 'obj', 'by', 'svo']);
const verbs = new Set(
  [...seen.keys()]
    .map((key) => key.split(':'))
    .filter(([slot]) => VERBAL.has(slot))
    .map(([, lemma]) => lemma.split('_')[0])
    .filter((verb) => /^[a-z-]+$/.test(verb) && !['have', 'be', 'do'].includes(verb)),
);

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const rows = [...families].map(([group, words]) => {
  const [family, because] = group.split('\t');
  return `  [${quote(family)}, ${quote(because)}, ${quote(words.sort().join(' '))}],`;
});
fs.writeFileSync(
  path.join(folder, 'generated.ts'),
  `// Generated from rules/lexicon/*.tsv by scripts/generate-lexicon.js. Do not edit.
/** Family, explanation, and its rows: slot:lemma, role (b, o, k, c, p), weight. */
export const families: readonly (readonly [string, string, string])[] = [
${rows.join('\n')}
];

/** The verbs of the rows. */
export const verbs = ${quote([...verbs].sort().join(' '))};

/** Set compounds: term|head|exclusive|meaning. */
export const compounds = ${quote(compounds.join('\n')).replaceAll('\n', '\\n')};
`,
);
console.log(`${seen.size} entries in ${families.size} groups, ${compounds.length} set compounds`);
