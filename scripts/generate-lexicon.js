// Writes engine/lexicon/generated.ts from engine/lexicon/families/*.tsv and set-compounds.tsv: the bundles carry the
// words, not their reasons and examples. Run by “npm run docs”.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { importTypeScript } from './import-typescript.js';

/** Slots whose lemma begins with a verb: the parse must know it. */
const VERBAL = new Set(['subj', 'psubj', 'obj', 'by', 'svo']);

const { ROLE_CODES, readFamilies, readSetCompounds } = await importTypeScript('scripts/lexicon-tables.ts');
const [families, setCompounds] = readTables();

/** Number of each family with an explanation. */
const groups = new Map();
/** Rows of each slot. */
const slots = new Map();
const verbs = new Set();
for (const { family, role, sections } of families) {
  for (const { because, rows } of sections) {
    const group = `${family}\t${because}`;
    if (!groups.has(group)) groups.set(group, groups.size);
    const number = groups.get(group).toString(36).padStart(2, '0');
    for (const { slot, lemma, weight } of rows) {
      if (!slots.has(slot)) slots.set(slot, []);
      slots.get(slot).push(`${lemma}${number}${ROLE_CODES[role]}${weight}`);
      const [verb] = lemma.split('_');
      if (VERBAL.has(slot) && /^[a-z-]+$/.test(verb) && !['have', 'be', 'do'].includes(verb)) verbs.add(verb);
    }
  }
}

const compounds = setCompounds.map(({ term, head, wrong, meaning }) => {
  const exclusive = wrong === 'yes' ? 1 : wrong.startsWith('with ') ? wrong.slice('with '.length) : 0;
  return `${term}|${head}|${exclusive}|${meaning}`;
});

const quote = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const explained = [...groups.keys()].map((group) => {
  const [family, because] = group.split('\t');
  return `  [${quote(family)}, ${quote(because)}],`;
});
const entries = [...slots].map(
  ([slot, rows]) => `  ${quote(` ${slot}\n${rows.sort().join('\n')}`).replaceAll('\n', '\\n')},`,
);
fs.writeFileSync(
  path.join('engine', 'lexicon', 'generated.ts'),
  `// Generated from engine/lexicon/families/*.tsv and set-compounds.tsv by scripts/generate-lexicon.js. Do not edit.
/** Family and explanation. */
export const families: readonly (readonly [string, string])[] = [
${explained.join('\n')}
];

/** Rows by slot: lemma, number of the family in base 36, role (role-codes.ts), weight. */
export const entries = [
${entries.join('\n')}
].join('\\n');

/** The verbs of the rows. */
export const verbs = ${quote([...verbs].sort().join(' '))};

/** Set compounds: term|head|exclusive|meaning. */
export const compounds = ${quote(compounds.join('\n')).replaceAll('\n', '\\n')};
`,
);
const count = [...slots.values()].reduce((sum, rows) => sum + rows.length, 0);
console.log(`${count} entries in ${groups.size} groups, ${compounds.length} set compounds`);

/** Stops with the place and the remedy when a table is not what it must be. */
function readTables() {
  try {
    return [readFamilies(), readSetCompounds()];
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
