import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ruleIds } from '../configuration/index.js';
import { languageByEnding, languageOf, languages, textLanguageIds } from '../engine/index.js';
import { findingsIn, shown } from './support/example.js';

const folder = 'examples';
const documents = fs
  .readdirSync(folder, { recursive: true })
  .map((name) => String(name).replaceAll(path.sep, '/'))
  .sort()
  .flatMap((name) => {
    // in examples/code a configuration asks for comments
    const byEnding = languageByEnding(name);
    const languageId = languageOf(name) ?? (byEnding && languages[byEnding].optIn ? byEnding : undefined);
    return languageId === undefined
      ? []
      : [{ name, languageId, text: fs.readFileSync(path.join(folder, name), 'utf8') }];
  });

const found = documents.map((document) => ({ ...document, findings: findingsIn(document.text, document.languageId) }));

// Packages are made by tests, in test/support: nobody could review them here.
it('the examples cover every format of text', () => {
  const formats = new Set(documents.map(({ languageId }) => languageId));
  expect([...formats].sort()).toEqual(textLanguageIds);
});

it('the examples show every rule', () => {
  const shownRules = new Set(found.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  expect([...shownRules].sort()).toEqual([...ruleIds].sort());
});

it('the examples have these findings, and no others', async () => {
  const lines = found.flatMap(({ name, text, findings }) => [
    `# ${name}`,
    ...findings.map((finding) => `${shown(finding, text)}\n    ${lineAt(text, finding.span.start)}`),
    '',
  ]);
  await expect(lines.join('\n')).toMatchFileSnapshot('fixtures/examples.txt');
});

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? text.length : end).trim();
}
