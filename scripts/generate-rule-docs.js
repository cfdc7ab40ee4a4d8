// Writes docs/rules/*.md, and the table of README.md, from the rules. Run by “npm run docs”.
import fs from 'node:fs';
import path from 'node:path';
import { importTypeScript } from './import-typescript.js';

const folder = path.join('docs', 'rules');
const { rules } = await importTypeScript('rules/rules.generated.ts');
const { rulePage } = await importTypeScript('rules/page.ts');

const byName = [...rules].sort((a, b) => a.id.localeCompare(b.id));
const pages = new Map(byName.map((rule) => [`${rule.id}.md`, rulePage(rule)]));
pages.set('README.md', index());

for (const old of fs.readdirSync(folder)) if (old.endsWith('.md') && !pages.has(old)) fs.rmSync(path.join(folder, old));
for (const [name, text] of pages) fs.writeFileSync(path.join(folder, name), text);

const readme = fs.readFileSync('README.md', 'utf8');
const marked = /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/;
if (!marked.test(readme)) throw new Error('README.md lacks “<!-- rules -->” … “<!-- /rules -->”.');
fs.writeFileSync(
  'README.md',
  readme.replace(marked, (_, open, close) => `${open}${table('docs/rules/')}\n${close}`),
);

function table(base) {
  const rows = byName.map(({ id, summary }) => `| [\`${id}\`](${base}${id}.md) | ${summary} |`);
  return ['| Rule | What it looks for |', '| --- | --- |', ...rows].join('\n');
}

function index() {
  return `# Rules

${table('')}

A finding is a warning where the words decide, and information where they only lean; a [configuration](../configuration.md) can give a rule any severity, or turn it off.
\`distinguo --explain RULE\` prints these pages.
`;
}
