// Writes engine/lexicon/generated.ts from the tables of engine/lexicon/*.tsv: the bundles carry the words, not their
// reasons and examples. Asserts what a table must hold, with file and line. Run by “npm run docs”.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const folder = path.join('engine', 'lexicon');
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
/** Number of each family with an explanation. */
const families = new Map();
/** Rows of each slot. */
const slots = new Map();
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
      if (!families.has(group)) families.set(group, families.size);
      const family = families.get(group).toString(36).padStart(2, '0');
      if (!slots.has(slot)) slots.set(slot, []);
      slots.get(slot).push(`${lemma}${family}${ROLES[role]}${weight}`);
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
const groups = [...families.keys()].map((group) => {
  const [family, because] = group.split('\t');
  return `  [${quote(family)}, ${quote(because)}],`;
});
const rows = [...slots].map(
  ([slot, lemmas]) => `  ${quote(` ${slot}\n${lemmas.sort().join('\n')}`).replaceAll('\n', '\\n')},`,
);
fs.writeFileSync(
  path.join(folder, 'generated.ts'),
  `// Generated from engine/lexicon/*.tsv by scripts/generate-lexicon.js. Do not edit.
/** Family and explanation. */
export const families: readonly (readonly [string, string])[] = [
${groups.join('\n')}
];

/** Rows by slot: lemma, number of the family in base 36, role (b, o, k, c, p), weight. */
export const entries = [
${rows.join('\n')}
].join('\\n');

/** The verbs of the rows. */
export const verbs = ${quote([...verbs].sort().join(' '))};

/** Set compounds: term|head|exclusive|meaning. */
export const compounds = ${quote(compounds.join('\n')).replaceAll('\n', '\\n')};
`,
);
console.log(`${seen.size} entries in ${families.size} groups, ${compounds.length} set compounds`);
