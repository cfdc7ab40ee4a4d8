import fs from 'node:fs';
import { expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

/** A document of the page: its name, and the fence below. */
const DOCUMENT = /^`([\w.]+)`\n\n```markdown\n([\s\S]*?)^```$/gm;
const OUTPUT = /^```text\n([\s\S]*?)^```$/m;

it('the page on the cast says what is found in its three documents, and nothing is left after a fix', async () => {
  const page = fs.readFileSync('docs/cast.md', 'utf8');
  const documents = Object.fromEntries([...page.matchAll(DOCUMENT)].map(([, name = '', text = '']) => [name, text]));
  expect(Object.keys(documents)).toHaveLength(3);
  const workspace = new Workspace(documents);
  expect((await workspace.run([])).stdout).toBe(OUTPUT.exec(page)?.[1]);
  await workspace.run(['--fix']);
  expect((await workspace.run([])).stdout).toBe('No findings in 3 documents.\n');
  expect(workspace.read('stories.md')).not.toMatch(/users?/);
});
