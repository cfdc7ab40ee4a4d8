import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { right, Workspace } from './distinguo.js';

const isRoot = process.getuid?.() === 0;
const withoutLinks = process.platform === 'win32';

async function read(workspace: Workspace, ...args: string[]): Promise<readonly string[]> {
  return (await workspace.report(...args)).files.map(({ path }) => path);
}

const all = (...names: string[]) => Object.fromEntries(names.map((name) => [name, right]));

describe('a folder', () => {
  it('is read with all that lies below, in the order of names', async () => {
    const workspace = new Workspace(
      all('b.md', 'a.txt', 'sub/c.mdx', 'sub/d.html', 'e.feature', 'main.ts', 'data.json'),
    );
    expect(await read(workspace)).toEqual(['a.txt', 'b.md', 'e.feature', 'sub/c.mdx', 'sub/d.html']);
    expect(await read(workspace, 'sub', 'b.md')).toEqual(['sub/c.mdx', 'sub/d.html', 'b.md']);
  });

  it('is read without what .gitignore and .distinguoignore leave out, at every depth', async () => {
    const workspace = new Workspace({
      ...all('a.md', 'out/b.md', 'docs/c.md', 'docs/drafts/d.md', 'docs/drafts/keep.md', 'old/e.md'),
      '.gitignore': 'out/\n',
      '.distinguoignore': 'old\n',
      'docs/.gitignore': 'drafts/*\n!drafts/keep.md\n',
    });
    expect(await read(workspace)).toEqual(['a.md', 'docs/c.md', 'docs/drafts/keep.md']);
  });

  it('takes back what a folder above leaves out, as Git does', async () => {
    const workspace = new Workspace({
      ...all('a.md', 'docs/b.md'),
      '.gitignore': '*.md\n',
      'docs/.gitignore': '!*.md\n',
    });
    expect(await read(workspace)).toEqual(['docs/b.md']);
  });

  it('obeys the .gitignore of the repository above it', async () => {
    const workspace = new Workspace({ ...all('docs/a.md', 'docs/gen/b.md'), '.gitignore': 'gen\n', '.git/HEAD': '' });
    expect(await read(workspace, 'docs')).toEqual(['docs/a.md']);
  });

  it('is read without node_modules, .git and minified files, unless they are named', async () => {
    const workspace = new Workspace({
      ...all(
        'a.md',
        'node_modules/x/b.md',
        'node_modules/x/node_modules/y/c.md',
        '.git/d.md',
        'e.min.html',
        '.github/f.md',
      ),
    });
    expect(await read(workspace)).toEqual(['.github/f.md', 'a.md']);
    expect(await read(workspace, 'node_modules')).toEqual([
      'node_modules/x/b.md',
      'node_modules/x/node_modules/y/c.md',
    ]);
    expect(await read(workspace, 'e.min.html', '.git')).toEqual(['e.min.html', '.git/d.md']);
    expect(await read(workspace, 'node_modules/x/*.md')).toEqual(['node_modules/x/b.md']);
  });

  it('is not meant by an argument that holds nothing', async () => {
    const { code, stderr } = await new Workspace({ 'a.md': '' }).run(['']);
    expect(stderr).toBe('distinguo: an empty argument names no document; write . for all of this folder.\n');
    expect(code).toBe(2);
  });

  it('may hold nothing to read: that is said', async () => {
    const run = await new Workspace({ 'a.ts': '' }).run();
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('note: no document was read in this folder');
  });
});

describe('a glob', () => {
  it('is matched by the program, so that quotes make it the same on every system', async () => {
    const workspace = new Workspace(all('a.md', 'docs/b.md', 'docs/c.mdx', 'docs/deep/d.md'));
    expect(await read(workspace, 'docs/**/*.md')).toEqual(['docs/b.md', 'docs/deep/d.md']);
    expect(await read(workspace, './docs/*.{md,mdx}')).toEqual(['docs/b.md', 'docs/c.mdx']);
    expect(await read(workspace, '**/*.md', '!docs/deep/**')).toEqual(['a.md', 'docs/b.md']);
  });

  it('that matches nothing is said, and fails', async () => {
    const run = await new Workspace(all('a.md')).run(['*.mdx']);
    expect(run).toMatchObject({ code: 2, stderr: 'distinguo: No document matches *.mdx.\n' });
  });

  it('is a name first, when there is a file of that name', async () => {
    expect(await read(new Workspace(all('[a].md', 'a.md')), '[a].md')).toEqual(['[a].md']);
  });
});

describe('a named file', () => {
  it('is read once, however often it is named', async () => {
    expect(await read(new Workspace(all('a.md')), 'a.md', '.', './a.md', '*.md')).toEqual(['a.md']);
  });

  it('of a kind that is not read is said, and fails', async () => {
    const run = await new Workspace({ 'a.png': '' }).run(['a.png']);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/a\.png is not a kind of document that is read: .*Gherkin \(\.feature\), .*HTML/);
  });

  it.skipIf(isRoot || withoutLinks)('that may not be opened is said, and fails', async () => {
    const workspace = new Workspace(all('a.md', 'b.md'));
    fs.chmodSync(workspace.path('a.md'), 0);
    const { code, files, notices } = await workspace.report();
    expect(code).toBe(2);
    expect(files.map(({ path }) => path)).toEqual(['b.md']);
    expect(notices).toEqual([{ kind: 'failure', message: 'a.md may not be opened (permission denied).' }]);
  });
});

describe.skipIf(withoutLinks)('links', () => {
  it('that lead round in a circle are said and not followed', async () => {
    const workspace = new Workspace(all('docs/a.md'));
    fs.symlinkSync('..', workspace.path('docs/up'));
    fs.symlinkSync('self', workspace.path('docs/self'));
    const { code, files, notices } = await workspace.report();
    expect(code).toBe(0);
    expect(files.map(({ path }) => path)).toEqual(['docs/a.md']);
    expect(notices.map(({ message }) => message)).toEqual([
      'docs/self is a symbolic link that leads to itself.',
      'docs/up is a link to a folder that it lies in; not followed.',
    ]);
  });

  it('to a folder are followed, but each folder is read once', async () => {
    const workspace = new Workspace(all('shelf/a.md'));
    fs.symlinkSync('shelf', workspace.path('also'));
    expect(await read(workspace)).toEqual(['shelf/a.md']);
  });

  it('whose name comes before that of their document leave it its own name, which Git and forges know', async () => {
    const workspace = new Workspace({ 'docs/b.md': right, 'shelf/c.md': right });
    fs.symlinkSync('docs/b.md', workspace.path('a.md'));
    fs.symlinkSync('shelf', workspace.path('also'));
    expect(await read(workspace)).toEqual(['docs/b.md', 'shelf/c.md']);
    expect(await read(workspace, '**/*.md')).toEqual(['docs/b.md', 'shelf/c.md']);
  });

  it('to a document that nothing else leads to are read by their own name, after the rest', async () => {
    const workspace = new Workspace({
      'docs/b.md': right,
      '.distinguoignore': 'docs\nshelf',
      'shelf/c.md': right,
      'd.md': right,
    });
    fs.symlinkSync('docs/b.md', workspace.path('a.md'));
    fs.symlinkSync('shelf', workspace.path('also'));
    expect(await read(workspace)).toEqual(['d.md', 'a.md', 'also/c.md']);
  });

  it('out of the folder are said and not followed, unless they are named', async () => {
    const elsewhere = new Workspace(all('a.md', 'deep/b.md'));
    const workspace = new Workspace(all('c.md'));
    fs.symlinkSync(elsewhere.path('a.md'), workspace.path('a.md'));
    fs.symlinkSync(elsewhere.folder, workspace.path('elsewhere'));
    const { code, files, notices } = await workspace.report();
    expect({ code, files: files.map(({ path }) => path) }).toEqual({ code: 0, files: ['c.md'] });
    expect(notices.map(({ message }) => message.replace(workspace.folder, '…'))).toEqual([
      'a.md is a link out of …; not followed: name it to have it read.',
      'elsewhere is a link out of …; not followed: name it to have it read.',
    ]);
    expect(await read(workspace, 'a.md', 'elsewhere')).toEqual(['a.md', 'elsewhere/deep/b.md']);
  });

  it('to a document that is read, too, do not make it count twice', async () => {
    const workspace = new Workspace({ 'a.md': right, 'docs/b.md': right });
    fs.symlinkSync('a.md', workspace.path('z.md'));
    fs.symlinkSync('../a.md', workspace.path('docs/a.md'));
    const { files, summary } = await workspace.report();
    expect(files.map(({ path }) => path)).toEqual(['a.md', 'docs/b.md']);
    expect(summary.files).toBe(2);
    expect(await read(workspace, 'z.md', 'a.md', 'docs')).toEqual(['z.md', 'docs/b.md']);
  });

  it.skipIf(process.platform !== 'linux')('that vanish while they are looked at do not end the run', async () => {
    const workspace = new Workspace(all('a.md'));
    for (const folder of ['/proc/self', '/dev/fd']) {
      const { stderr } = await workspace.run([folder, 'a.md']);
      expect(stderr).not.toContain('error of its own');
      const named = stderr.split('\n').map((line) => /^distinguo: (?:note: )?(\S+) /.exec(line)?.[1]);
      expect(new Set(named).size).toBe(named.length);
    }
  });

  it('to nothing are said', async () => {
    const workspace = new Workspace(all('a.md'));
    fs.symlinkSync('gone.md', workspace.path('b.md'));
    const walked = await workspace.report();
    expect(walked.code).toBe(0);
    expect(walked.notices[0]?.message).toBe('b.md is a link to something that does not exist.');
    expect((await workspace.run(['b.md'])).code).toBe(2);
  });
});
