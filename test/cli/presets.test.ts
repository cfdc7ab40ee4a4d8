import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetNames } from '../../configuration/index.js';
import { exampleOf } from '../support/example.js';
import { Workspace } from './distinguo.js';

const folder = path.join('docs', 'presets');

/** The sentences of a page: what it flags, and what it leaves alone. */
function sentencesOf(preset: string): readonly string[] {
  const page = fs.readFileSync(path.join(folder, `${preset.replace('distinguo:', '')}.md`), 'utf8');
  return [...page.matchAll(/```text\n(.*?)\n```/gs)].flatMap(([, block = '']) => block.split('\n'));
}

/** What is found in each sentence, with the fix, as the page marks it. */
async function marked(configuration: string, sentences: readonly string[]): Promise<readonly string[]> {
  const names = sentences.map((_, index) => `${String(index).padStart(3, '0')}.md`);
  const workspace = new Workspace({
    'distinguo.yml': configuration,
    ...Object.fromEntries(names.map((name, index) => [name, exampleOf(sentences[index] as string).source])),
  });
  const { files } = await workspace.report();
  return names.map((name) => {
    const text = workspace.read(name);
    const findings = files.find((file) => file.path === name)?.findings ?? [];
    return findings.reduceRight((marked, { range, replacements: [fix] }) => {
      const [start, end] = [range.start.offset, range.end.offset];
      const arrow = fix === undefined ? '' : `→${fix}`;
      return `${marked.slice(0, start)}«${text.slice(start, end)}${arrow}»${marked.slice(end)}`;
    }, text);
  });
}

describe('the page of a preset', () => {
  it('is there for each preset, and for nothing else', () => {
    const pages = fs.readdirSync(folder).map((name) => `distinguo:${name.replace('.md', '')}`);
    expect(pages.sort()).toEqual([...presetNames].sort());
  });

  it.each(presetNames)('%s shows twenty sentences or more, and each is as it says', async (preset) => {
    const sentences = sentencesOf(preset);
    expect(sentences.length).toBeGreaterThanOrEqual(20);
    expect(await marked(`extends: ${preset}\n`, sentences)).toEqual(sentences);
  });
});

describe('one document', () => {
  const document = `The client pays for the seats within ten days.

The customer clicks **Save** and closes the tab.

An end user opens the report.

Each user pays the invoice by card.

The customer signs in to the admin and opens the dashboard.
`;

  /** The right words under a preset, in the order of the sentences. */
  it.each([
    // The organisation is billed, a person is at the screen.
    ['b2b-saas', ['The customer', 'The user', 'An end user', 'customer', 'The user']],
    // A merchant pays the platform and works in its admin; a customer may click in the shop.
    ['marketplace', ['The client', 'The customer', 'An end user', 'merchant', 'The merchant']],
    // Who pays is a customer; nobody is a bare user or client.
    ['public-sector', ['The customer', 'The service user', 'A service user', 'customer', 'The service user']],
    // Who engages an agency and pays is its client.
    ['client-services', ['The client', 'The user', 'An end user', 'client', 'The user']],
    // A customer buys, subscribes or uses, and may click; an end user is a user; a client is software.
    ['red-hat', ['The customer', 'The customer', 'A user', 'customer', 'The customer']],
  ])('has the right words of its own under %s', async (preset, [buyer, clicks, opens, pays, signsIn]) => {
    const workspace = new Workspace({ 'a.md': document, 'distinguo.yml': `extends: distinguo:${preset}\n` });
    await workspace.run(['--fix=all']);
    expect(workspace.read('a.md')).toBe(`${buyer} pays for the seats within ten days.

${clicks} clicks **Save** and closes the tab.

${opens} opens the report.

Each ${pays} pays the invoice by card.

${signsIn} signs in to the admin and opens the dashboard.
`);
  });
});

describe('the page of the style guides', () => {
  const page = fs.readFileSync(path.join('docs', 'style-guides.md'), 'utf8');
  const guides = [...page.matchAll(/^## (.*?)$.*?```yaml\n(.*?)```\n\n```text\n(.*?)\n```/gms)].map(
    ([, name = '', configuration = '', sentences = '']) => ({ name, configuration, sentences: sentences.split('\n') }),
  );

  it('has a section for each row of its table', () => {
    expect(guides).toHaveLength(page.match(/^\| \d+ \|/gm)?.length ?? 0);
    expect(guides).toHaveLength(14);
  });

  it.each(guides)('says what its configuration does: $name', async ({ configuration, sentences }) => {
    expect(await marked(configuration, sentences)).toEqual(sentences);
  });
});
