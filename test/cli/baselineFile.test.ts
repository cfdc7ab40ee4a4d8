import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

const update = ['--baseline', 'b.json', '--update-baseline'];
const entry = { rule: 'term-variant', words: 'enduser', fingerprint: 'x', count: 1 };

describe('the file of a baseline', () => {
  it('is empty for clean documents, and in an order that no run changes', async () => {
    const workspace = new Workspace({ 'a.md': right });
    await workspace.run(update);
    expect(workspace.read('b.json')).toBe('{\n  "version": 1,\n  "files": {}\n}\n');
    workspace.write('c.md', `${wrong}\nAn enduser waits.\n\nThe enduser leaves.\n`);
    workspace.write('b.md', wrong);
    await workspace.run([...update, 'c.md', 'b.md']);
    const text = workspace.read('b.json');
    const { files } = JSON.parse(text) as { files: Record<string, { fingerprint: string }[]> };
    expect(Object.keys(files)).toEqual(['b.md', 'c.md']);
    const prints = files['c.md']?.map(({ fingerprint }) => fingerprint) ?? [];
    expect(prints).toEqual([...prints].sort());
    expect(prints).toHaveLength(3);
    await workspace.run(update);
    expect(workspace.read('b.json')).toBe(text);
  });

  it.each<readonly [string, string]>([
    ['{', 'no JSON'],
    ['null', 'null'],
    ['{"version":2,"files":{}}', 'another version'],
    ['{"version":1}', 'no files'],
    ['{"version":1,"files":{"a.md":"x"}}', 'no list'],
    ...[
      null,
      'x',
      { ...entry, rule: 1 },
      { ...entry, fingerprint: undefined },
      { ...entry, count: 0 },
      { ...entry, count: -1 },
      { ...entry, count: 1.5 },
      { ...entry, count: '1' },
    ].map((bad) => [JSON.stringify({ version: 1, files: { 'b.md': [entry, bad] } }), JSON.stringify(bad)] as const),
  ])('is refused when it is none (%s): %s', async (text) => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.json': text });
    for (const args of [update, ['--baseline', 'b.json']]) {
      const { code, stderr } = await workspace.run(args);
      expect([code, workspace.read('b.json')]).toEqual([2, text]);
      expect(stderr).toContain('--baseline b.json is not a baseline that can be read');
    }
  });

  it('is named when it is not there, or a folder', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'folder/a.md': right });
    expect((await workspace.run(['--baseline', 'b.json'])).stderr).toBe(
      'distinguo: --baseline b.json does not exist; --update-baseline writes it.\n',
    );
    expect((await workspace.run(['--baseline', 'folder'])).stderr).toBe('distinguo: --baseline folder is a folder.\n');
  });

  it.each([
    [1, '1 finding of b.json is gone (0.md: 1); --update-baseline takes them out.'],
    [5, '5 findings of b.json are gone (0.md: 1, 1.md: 1, 2.md: 1, 3.md: 1, 4.md: 1); --update'],
    [6, '6 findings of b.json are gone (0.md: 1, 1.md: 1, 2.md: 1, 3.md: 1, 4.md: 1, …); --update'],
  ])('is told of %d findings that are gone', async (count, told) => {
    const names = Array.from({ length: count }, (_, at) => `${at}.md`);
    const workspace = new Workspace(Object.fromEntries(names.map((name) => [name, wrong])));
    await workspace.run(update);
    for (const name of names) workspace.write(name, right);
    const { stderr } = await workspace.run(['--baseline', 'b.json']);
    expect(stderr).toContain(told);
    expect((await workspace.run(update)).stderr).toContain(
      `lists 0 findings in 0 documents now (0 new, ${count} gone)`,
    );
  });

  it('says how many are new, and keeps what other rules and other documents have', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'c.md': wrong });
    expect((await workspace.run(update)).stderr).toContain('lists 2 findings in 2 documents now (2 new, 0 gone)');
    workspace.write('a.md', `${right}\nAn enduser waits.\n\nAn enduser waits.\n`);
    const { stderr } = await workspace.run([...update, 'a.md']);
    expect(stderr).toContain('lists 3 findings in 2 documents now (2 new, 1 gone)');
    const before = workspace.read('b.json');
    await workspace.run([...update, '--rule', 'role-mismatch']);
    expect(workspace.read('b.json')).toBe(before);
    expect((await workspace.run(['--baseline', 'b.json'])).code).toBe(0);
  });

  it('holds the words in one line', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'terms:\n  old gadget: widget\n',
      'a.md': 'The old\ngadget waits.\n',
    });
    await workspace.run(update);
    const { files } = JSON.parse(workspace.read('b.json')) as { files: Record<string, { words: string }[]> };
    expect(files['a.md']?.map(({ words }) => words)).toEqual(['old gadget']);
  });
});
