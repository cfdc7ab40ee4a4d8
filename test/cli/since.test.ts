import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paragraph, run, wordOf } from '../support/word.js';
import { Workspace, wrong } from './distinguo.js';
import { found, repository } from './repository.js';

/** How many documents were looked at, and how many findings in them were known. */
const counted = async (workspace: Workspace, ...args: string[]) => {
  const { summary } = await workspace.report(...args);
  return [summary.files, summary.known ?? 0];
};
const NEWS = '\nThe enduser is new here.\n';
const move = (workspace: Workspace, name: string, to: string, text: string | Buffer) => {
  fs.rmSync(workspace.path(name));
  workspace.write(to, text);
};

describe('a document that is as it was', () => {
  it.each(['sha1', 'sha256'])('is not looked at, in a repository that names contents by %s', async (hash) => {
    const files = { 'a.md': wrong, 'docs/b.md': wrong, 'docs/deep/c.md': wrong };
    const { workspace } = repository(files, `--object-format=${hash}`);
    expect(await counted(workspace, '--since', 'HEAD')).toEqual([0, 0]);
    workspace.write('docs/b.md', `${wrong}${NEWS}`);
    expect(await counted(workspace, '--since', 'HEAD')).toEqual([1, 1]);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['docs/b.md:3']);
  });

  it('but for what is not staged is not looked at, nor is one that Git does not know', async () => {
    const { workspace, git } = repository({ 'a.md': wrong, 'b.md': wrong });
    workspace.write('a.md', `${wrong}${NEWS}`);
    workspace.write('untracked.md', wrong);
    expect(await counted(workspace, '--staged')).toEqual([0, 0]);
    git('add', 'a.md');
    expect(await counted(workspace, '--staged')).toEqual([1, 1]);
  });

  it('and that cannot be read is told, as in any run', async () => {
    const { workspace } = repository({ 'a.md': wrong.repeat(100), 'b.md': wrong });
    const { code, stderr } = await workspace.run(['--since', 'HEAD', '--max-file-size', '0.001', 'a.md']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('a.md is larger than')]);
  });
});

describe('a document under another name', () => {
  const FORTY = 'The lift stops on every floor of the house, and the door opens slowly. '.repeat(3);
  const OTHER = 'A kiln warms up overnight; whoever comes first looks at its dial again. '.repeat(3);

  it('is another document when it shares little more than a sentence with the one that is gone', async () => {
    const { workspace } = repository({ 'a.md': `${wrong}\n${FORTY}\n` });
    move(workspace, 'a.md', 'b.md', `${wrong}\n${OTHER}\n`);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['b.md:1']);
  });

  it.each([
    ['half of the phrases', 'The enduser waits long, never mind.\n', []],
    ['a quarter of the phrases', 'The enduser waits, never mind us.\n', ['b.md:1']],
    ['the words in another order', 'Here today long waits the enduser.\n', ['b.md:1']],
    ['all but a word put in between', 'The enduser waits very long today here.\n', ['b.md:1']],
  ])('is the same when half of its phrases of three words are: %s', async (_what, text, expected) => {
    const { workspace } = repository({ 'a.md': 'The enduser waits long today here.\n' });
    move(workspace, 'a.md', 'b.md', text);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(expected);
  });

  it('is the same where two words are all that it says, and not where they are others', async () => {
    const { workspace } = repository({ 'a.md': 'Endusers wait.\n' });
    move(workspace, 'a.md', 'b.md', 'Endusers  wait!\n');
    expect(await found(workspace, '--since', 'HEAD')).toEqual([]);
    workspace.write('b.md', 'Endusers sleep.\n');
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['b.md:1']);
  });

  it.each([
    ['a.md', 'b.md'],
    ['b.md', 'a.md'],
  ])('is that of the two that are gone which is more like it (%s, not %s)', async (same, alike) => {
    const text = `${FORTY}\n\n${wrong}`;
    const { workspace } = repository({ [same]: text, [alike]: `${FORTY}\n\nNobody has a badge.\n` });
    fs.rmSync(workspace.path(same));
    move(workspace, alike, 'c.md', text);
    expect(await found(workspace, '--since', 'HEAD')).toEqual([]);
  });

  it('is a copy while the other one is there, and its findings are new', async () => {
    const { workspace, git } = repository({ 'a.md': wrong });
    workspace.write('b.md', wrong);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['b.md:1']);
    git('add', '-A');
    fs.rmSync(workspace.path('a.md'));
    expect(await found(workspace, '--staged')).toEqual(['b.md:1']);
    git('rm', '-q', '--cached', 'a.md');
    workspace.write('a.md', wrong);
    expect(await found(workspace, '--staged')).toEqual([]);
  });

  it('is new when the one that is gone was none that is read', async () => {
    const { workspace } = repository({ 'a.lock': wrong });
    move(workspace, 'a.lock', 'a.md', wrong);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['a.md:1']);
  });
});

describe('a Word document', () => {
  const [old, more] = ['Each enduser has a badge.', 'The enduser is new here.'].map((text) => paragraph(run(text)));
  const before = wordOf(`${old}`);
  const after = wordOf(`${old}${more}`);
  const words = async (workspace: Workspace, ...args: string[]) => (await workspace.report(...args)).summary;

  it('is compared by its text with what it was, under its name or another', async () => {
    const { workspace, git } = repository({ 'a.docx': before });
    expect(await words(workspace, '--since', 'HEAD')).toMatchObject({ files: 0 });
    workspace.write('a.docx', after);
    expect(await words(workspace, '--since', 'HEAD')).toMatchObject({ files: 1, warnings: 1, known: 1 });
    move(workspace, 'a.docx', 'b.docx', before);
    expect(await words(workspace, '--since', 'HEAD')).toMatchObject({ files: 1, warnings: 0, known: 1 });
    git('add', '-A');
    expect(await words(workspace, '--staged')).toMatchObject({ files: 1, warnings: 0, known: 1 });
  });

  it('that could not be opened before is new throughout', async () => {
    const { workspace } = repository({ 'a.docx': Buffer.from('no archive') });
    workspace.write('a.docx', before);
    expect(await words(workspace, '--since', 'HEAD')).toMatchObject({ files: 1, warnings: 1 });
  });
});

describe('what Git has lost', () => {
  const lose = (workspace: Workspace, oid: string) =>
    fs.rmSync(workspace.path(`.git/objects/${oid.slice(0, 2)}/${oid.slice(2)}`));

  it('of the earlier version makes all of the document new', async () => {
    const { workspace, git } = repository({ 'a.md': wrong });
    lose(workspace, git('rev-parse', 'HEAD:a.md').trim());
    workspace.write('a.md', `${wrong}${NEWS}`);
    expect(await found(workspace, '--since', 'HEAD')).toEqual(['a.md:1', 'a.md:3']);
  });

  it('of what is staged ends the run, and it says of which document', async () => {
    const { workspace, git } = repository({ 'a.md': wrong });
    workspace.write('a.md', `${wrong}${NEWS}`);
    git('add', '-A');
    lose(workspace, git('rev-parse', ':a.md').trim());
    const { code, stderr } = await workspace.run(['--staged']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Git does not hold the staged contents of a.md.')]);
  });
});

it('without a repository the option that needs one is named', async () => {
  const { code, stderr } = await new Workspace({ 'a.md': wrong }).run(['--staged']);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/--staged needs a Git repository; .* lies in none\.\n$/)]);
});

it('what a baseline holds is not new, and neither is what the last commit had: the rest is', async () => {
  const { workspace } = repository({ 'a.md': wrong });
  const baseline = ['--baseline', 'known.json'];
  workspace.write('a.md', NEWS.trimStart());
  await workspace.run([...baseline, '--update-baseline']);
  workspace.write('a.md', `${wrong}${NEWS}\nOne enduser leaves.\n`);
  expect(await found(workspace, '--since', 'HEAD')).toEqual(['a.md:3', 'a.md:5']);
  expect(await found(workspace, ...baseline)).toEqual(['a.md:1', 'a.md:5']);
  expect(await found(workspace, ...baseline, '--since', 'HEAD')).toEqual(['a.md:5']);
  expect(await counted(workspace, ...baseline, '--since', 'HEAD')).toEqual([1, 2]);
  // it is there still: nothing is said of what is gone
  expect((await workspace.run([...baseline, '--since', 'HEAD'])).stderr).toBe('');
  workspace.write('a.md', `${wrong}\nOne enduser leaves.\n`);
  expect((await workspace.run([...baseline, '--since', 'HEAD'])).stderr).toContain('1 finding of known.json is gone');
});
