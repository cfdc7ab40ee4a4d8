import { describe, expect, it } from 'vitest';
import { Workspace } from './distinguo.js';

describe('a fix in a heading', () => {
  const heading = [
    '# Contents',
    '',
    '- [Endusers](#endusers-and-`code`)',
    '- [Again](<#the-enduser> "x"), <a href="#the-enduser-1">here</a> and [there][1]',
    '- `[code](#the-enduser)` and [Other](#other)',
    '',
    '[1]: #the-enduser',
    '',
    '## The enduser',
    '',
    '## The *enduser*!',
    '',
    '## The end of the enduser {#own}',
    '',
    '[Own](#own)',
    '',
  ].join('\n');

  it('takes the links of the document with it', async () => {
    const workspace = new Workspace({ 'a.md': heading });
    await workspace.run(['--fix']);
    expect(workspace.read('a.md')).toBe(
      heading
        .replaceAll('enduser', 'end user')
        .replaceAll('[Endusers]', '[End users]')
        .replace('(#end users-and', '(#endusers-and')
        .replace('<#the-end user>', '<#the-end-user>')
        .replace('#the-end user-1', '#the-end-user-1')
        .replace('`[code](#the-end user)`', '`[code](#the-enduser)`')
        .replace('[1]: #the-end user', '[1]: #the-end-user'),
    );
  });

  it.each([
    ['by its file', '[the user](docs/a.md#the-enduser)'],
    ['by its address', '[the user](https://example.com/docs/a/#the-enduser)'],
    ['in HTML', '<a href="/a#the-enduser">the user</a>'],
  ])('is not made where another document links to it, %s', async (_how, link) => {
    const document = '# A\n\n## The enduser\n\nAn enduser waits.\n';
    const workspace = new Workspace({ 'docs/a.md': document, 'b.md': `${link}\n` });
    const run = await workspace.run(['--fix']);
    expect(workspace.read('docs/a.md')).toBe(document.replace('An enduser', 'An end user'));
    expect(run.stderr).toContain(
      'note: docs/a.md:3:8: “enduser” was not rewritten as “end user”: another document may link to this heading.\n',
    );
    expect(run.stderr).toContain('docs/a.md: 1 fix was not made.');
    expect(run.code).toBe(1);
  });

  it('is not made where a document links to it that is not read, unless that lies in another workspace', async () => {
    const document = '# A\n\n## The enduser\n';
    const workspace = new Workspace({
      'ours/.git/HEAD': '',
      'ours/docs/a.md': document,
      'ours/b.md': '[the user](docs/a.md#the-enduser)\n',
      'other/.git/HEAD': '',
      'other/docs/a.md': document,
    });
    const run = await workspace.run(['--fix', 'ours/docs/a.md', 'other/docs/a.md']);
    expect(workspace.read('ours/docs/a.md')).toBe(document);
    expect(run.stderr).toContain('ours/docs/a.md: 1 fix was not made');
    expect(workspace.read('other/docs/a.md')).toBe(document.replace('enduser', 'end user'));
    const named = await workspace.run(['--fix', '--stdin-filename', 'ours/docs/a.md'], { input: document });
    expect(named.stdout).toBe(document);
  });

  it('is not made where a document of the run links to it from another workspace', async () => {
    const document = '# A\n\n## The enduser\n';
    const workspace = new Workspace({
      'ours/.git/HEAD': '',
      'ours/docs/a.md': document,
      'other/.git/HEAD': '',
      'other/b.md': '[the user](https://example.com/docs/a#the-enduser)\n',
    });
    await workspace.run(['--fix', 'ours', 'other']);
    expect(workspace.read('ours/docs/a.md')).toBe(document);
    await workspace.run(['--fix', 'ours']);
    expect(workspace.read('ours/docs/a.md')).toBe(document.replace('enduser', 'end user'));
  });

  it('is not made where one of several headings is found by its words', async () => {
    const document = '# A\n\n## The enduser\n\n## What an enduser does\n';
    const workspace = new Workspace({ 'a.md': document, 'b.md': 'See [[a#What an enduser does]].\n' });
    await workspace.run(['--fix']);
    expect(workspace.read('a.md')).toBe(document.replace('The enduser', 'The end user'));
  });

  it('is made in a text that has no name, and beside what is too large to be read', async () => {
    const document = '# A\n\n## The enduser\n\n[x](#the-enduser)\n';
    const fixed = document.replace('The enduser', 'The end user').replace('#the-enduser', '#the-end-user');
    const workspace = new Workspace({
      'a.md': document,
      'large.md': `[x](a.md#the-enduser)\n${'x'.repeat(1_100_000)}`,
    });
    expect((await workspace.run(['--fix', '-'], { input: document })).stdout).toBe(fixed);
    const run = await workspace.run(['--fix', '--max-file-size', '1', 'a.md']);
    expect([run.code, workspace.read('a.md')]).toEqual([0, fixed]);
  });

  it('is made where what leads to it is left out', async () => {
    const workspace = new Workspace({
      '.gitignore': 'built/',
      'a.md': '## The enduser\n',
      'built/b.md': '[x](/a#the-enduser)',
    });
    await workspace.run(['--fix', 'a.md']);
    expect(workspace.read('a.md')).toBe('## The end user\n');
  });
});
