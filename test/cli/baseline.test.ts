import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

const accept = ['--baseline', 'known.json', '--update-baseline'];
const compare = ['--baseline', 'known.json'];

describe('a baseline', () => {
  it('accepts the findings of today, and only those of tomorrow are new', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'docs/b.md': wrong });
    expect(await workspace.run(accept)).toMatchObject({
      code: 0,
      stderr: 'distinguo: note: known.json lists 2 findings in 2 documents now (2 new, 0 gone).\n',
    });
    expect(await workspace.run(compare)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: 'Nothing new in 2 documents. 2 known before.\n',
    });
    workspace.write('docs/b.md', `${wrong}\nAn enduser waits here.\n`);
    const { code, files, summary } = await workspace.report(...compare);
    expect(code).toBe(1);
    expect(files.flatMap(({ findings }) => findings.map(({ range }) => range.start.line))).toEqual([3]);
    expect(summary).toMatchObject({ warnings: 1, known: 2 });
  });

  it('counts: a second finding that looks like the first is new', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(accept);
    workspace.write('a.md', `${wrong}\n${wrong}`);
    expect((await workspace.report(...compare)).summary).toMatchObject({ warnings: 1, known: 1 });
    workspace.write('a.md', wrong);
    workspace.write('b.md', wrong);
    expect((await workspace.report(...compare)).summary).toMatchObject({ warnings: 1, known: 1 });
  });

  it('says what is gone, and takes it out when it is updated', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': wrong });
    await workspace.run(accept);
    workspace.write('a.md', right);
    const { code, stderr } = await workspace.run(compare);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'distinguo: note: 1 finding of known.json is gone (a.md: 1); --update-baseline takes them out.\n',
    });
    await workspace.run(accept);
    expect(Object.keys(JSON.parse(workspace.read('known.json')).files)).toEqual(['b.md']);
    workspace.write('a.md', wrong);
    expect((await workspace.run(compare)).code).toBe(1);
  });

  it('keeps what a run over some documents, or with some rules, has not looked at', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': `${wrong}\nAsk the customers/users.\n` });
    await workspace.run(accept);
    const before = workspace.read('known.json');
    expect((await workspace.run([...compare, 'a.md'])).stderr).toBe('');
    await workspace.run([...accept, 'a.md']);
    await workspace.run([...accept, '--rule', 'term-variant']);
    expect(workspace.read('known.json')).toBe(before);
  });

  it('finds its documents from every folder', async () => {
    const workspace = new Workspace({ 'docs/a.md': wrong, 'ci/readme.txt': '' });
    await workspace.run(['--baseline', 'ci/known.json', '--update-baseline']);
    expect(Object.keys(JSON.parse(workspace.read('ci/known.json')).files)).toEqual(['../docs/a.md']);
    expect((await workspace.run(['--baseline', 'ci/known.json', 'docs'])).code).toBe(0);
  });

  it('does not let --fix touch what is accepted', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    await workspace.run(accept);
    workspace.write('a.md', `${wrong}\nAn enduser and another enduser wait.\n`);
    expect((await workspace.run([...compare, '--fix'])).stdout).toBe(
      '2 fixed. Nothing new in 1 document. 1 known before.\n',
    );
    expect(workspace.read('a.md')).toBe(`${wrong}\nAn end user and another end user wait.\n`);
  });

  it('that is broken is said, and not taken for an empty one', async () => {
    for (const broken of [
      '<<<<<<< HEAD',
      '{"version":2,"files":{}}',
      '{"version":1,"files":{"a.md":[{"count":-1}]}}',
    ]) {
      const run = await new Workspace({ 'a.md': wrong, 'known.json': broken }).run(compare);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^distinguo: --baseline known\.json is not a baseline that can be read; /);
    }
  });
});

/** Sentences with and without findings. */
const sentence = fc.constantFrom(
  'Each enduser has a badge.',
  'The enduser waits for the lift, and an enduser leaves.',
  'Ask the customers/users who click on it.',
  'Nobody is here.',
  'The lift stops on every floor.',
);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(' '));
const quiet = fc.constantFrom(
  '# A heading',
  'Nothing happens.',
  '- a list',
  '| a | table |\n|---|---|\n| x | y |',
  '> quoted',
);

describe('what is in a baseline', () => {
  it('stays known when lines are inserted, documents are moved, and other paragraphs are edited', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { minLength: 1, maxLength: 5 }),
        fc.array(quiet, { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        async (paragraphs, added, moved) => {
          const workspace = new Workspace({ 'docs/a.md': `${paragraphs.join('\n\n')}\n` });
          await workspace.run(accept);
          const changed = paragraphs.flatMap((text, index) => [
            added[index] ?? '',
            text.replaceAll(' ', index % 2 ? '\n' : ' '),
          ]);
          if (moved) fs.rmSync(workspace.path('docs/a.md'));
          workspace.write(moved ? 'other/place.md' : 'docs/a.md', `${changed.join('\n\n')}\n`);
          const { code, files } = await workspace.report(...compare);
          expect({ code, findings: files.flatMap(({ findings }) => findings) }).toEqual({ code: 0, findings: [] });
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('never hides more findings than it lists', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { maxLength: 4 }),
        fc.array(paragraph, { maxLength: 6 }),
        async (before, after) => {
          const workspace = new Workspace({ 'a.md': `${before.join('\n\n')}\n` });
          const listed = (await workspace.report(...accept)).summary.known ?? 0;
          workspace.write('a.md', `${after.join('\n\n')}\n`);
          const all = (await workspace.report()).summary;
          const compared = (await workspace.report(...compare)).summary;
          const told = (compared.warnings ?? 0) + (compared.information ?? 0);
          expect(compared.known).toBeLessThanOrEqual(listed);
          expect(told + (compared.known ?? 0)).toBe((all.warnings ?? 0) + (all.information ?? 0));
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);
});
