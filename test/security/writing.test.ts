import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { formatNames } from '../../cli/option-table.js';
import { right, Workspace, wrong } from '../cli/distinguo.js';
import { sourcesOf } from '../support/sources.js';
import { link, Outside } from './hostile.js';

describe.skipIf(process.platform === 'win32')('--fix', () => {
  it('changes nothing outside of the workspace, whichever links lead there', async () => {
    const outside = new Outside({ 'a.md': wrong, 'docs/b.md': wrong });
    const workspace = new Workspace({ 'c.md': wrong });
    link(workspace, 'a.md', outside.path('a.md'));
    link(workspace, 'docs', outside.path('docs'));
    const { stderr } = await workspace.run(['--fix', '.', 'a.md', 'docs', 'docs/b.md']);
    expect([workspace.read('c.md'), outside.read('a.md'), outside.read('docs/b.md')]).toEqual([right, wrong, wrong]);
    expect(stderr).toContain(`a.md leads to ${outside.path('a.md')}, outside of`);
    expect(stderr).toMatch(/docs\/b\.md leads to .*, outside of/);
  });

  it('changes nothing in another repository that a link of the workspace leads to', async () => {
    const outside = new Outside({ 'other/b.md': wrong, 'other/.git/HEAD': 'ref: refs/heads/main\n' });
    const workspace = new Workspace({ '.git/HEAD': 'ref: refs/heads/main\n' });
    link(workspace, 'other', outside.path('other'));
    expect((await workspace.run(['--fix', 'other'])).stderr).toMatch(/other\/b\.md leads to .*, outside of/);
    expect(outside.read('other/b.md')).toBe(wrong);
  });

  it('changes nothing in the folder of the repository itself', async () => {
    const workspace = new Workspace({ '.git/HEAD': '', '.git/config': wrong });
    link(workspace, 'a.md', '.git/config');
    expect((await workspace.run(['--fix', 'a.md'])).stderr).toContain('a.md leads into');
    expect(workspace.read('.git/config')).toBe(wrong);
  });

  it('gives a file with several names new contents under one, and keeps its mode', async () => {
    const outside = new Outside({ 'a.md': wrong });
    fs.chmodSync(outside.path('a.md'), 0o600);
    const workspace = new Workspace();
    fs.linkSync(outside.path('a.md'), workspace.path('a.md'));
    await workspace.run(['--fix']);
    expect([workspace.read('a.md'), outside.read('a.md')]).toEqual([right, wrong]);
    expect(fs.statSync(workspace.path('a.md')).mode & 0o777).toBe(0o600);
    expect(fs.statSync(workspace.path('a.md')).nlink).toBe(1);
  });
});

describe('a configuration with mistakes', () => {
  const broken = {
    'a misspelt key': 'exception:\n  - files: legal/**\n',
    'a text for a list': 'ignore: legal/**\n',
    'no YAML': 'ignore: [\n',
  };

  it.each(Object.entries(broken))('stops all that would be written: %s', async (_, text) => {
    // The documents before the configuration are not written, either.
    const workspace = new Workspace({ 'a.md': wrong, 'legal/b.md': wrong, 'legal/distinguo.yml': text });
    for (const option of ['--fix', '--fix=all', '--fix-dry-run', '--baseline=known.json --update-baseline']) {
      const { code, stderr } = await workspace.run(option.split(' '));
      expect(stderr, option).toContain('nothing was written, because a configuration has mistakes: mend them first.');
      expect(stderr.match(/legal\/distinguo\.yml:\d+:\d+: /g), option).not.toBeNull();
      expect(code).toBe(2);
    }
    expect(workspace.files).toEqual(['a.md', 'legal/b.md', 'legal/distinguo.yml']);
    expect([workspace.read('a.md'), workspace.read('legal/b.md')]).toEqual([wrong, wrong]);
    const piped = await workspace.run(['--fix', '--stdin-filename', 'legal/b.md'], { input: wrong });
    expect(piped).toMatchObject({ code: 2, stdout: wrong });
  });
});

describe.skipIf(process.platform === 'win32')('a report', () => {
  it.each(['pretty', 'json', 'html', 'markdown'])(
    'in %s is not written through a link out of the workspace',
    async (format) => {
      const outside = new Outside({ profile: 'mine\n' });
      const workspace = new Workspace({ 'a.md': wrong });
      link(workspace, 'report', outside.path('profile'));
      link(workspace, 'new', outside.path('new'));
      link(workspace, 'out', outside.folder);
      for (const name of ['report', 'new', 'out/report', 'out/deep/report']) {
        const { code, stderr } = await workspace.run(['--format', `${format}=${name}`]);
        expect(stderr, name).toMatch(/the report cannot be written: .* outside of .*; remove the link\.$/m);
        expect(code).toBe(2);
      }
      expect(outside.names).toEqual(['profile']);
      expect(outside.read('profile')).toBe('mine\n');
    },
  );

  it('is not written into the folder of the repository, where it could be a setting of Git', async () => {
    const workspace = new Workspace({ '.git/HEAD': '', '.git/config': '[core]\n', 'a.md': wrong });
    link(workspace, 'report.txt', '.git/config');
    expect((await workspace.run(['--format', 'compact=report.txt'])).stderr).toContain('report.txt leads into');
    expect(workspace.read('.git/config')).toBe('[core]\n');
  });

  it('goes outside of the workspace where that is what was said, and through links that stay inside', async () => {
    const outside = new Outside();
    const workspace = new Workspace({ 'a.md': wrong, 'kept/old.json': '' });
    link(workspace, 'report.json', 'kept/old.json');
    await workspace.run(['--format', `json=${outside.path('report.json')}`, '--format', 'json=report.json']);
    expect(outside.names).toEqual(['report.json']);
    expect(JSON.parse(workspace.read('kept/old.json')).files).toHaveLength(1);
  });
});

describe('a document that is named like an option or a glob', () => {
  it('makes no report take the place of another document', async () => {
    const workspace = new Workspace({ 'README.md': right, 'page.html': right, 'notes.txt': right, 'a.md': wrong });
    for (const name of ['README.md', 'page.html', 'notes.txt']) {
      for (const args of [[`--format=html=${name}`], ['--format', 'compact', '-o', name]]) {
        const { code, stderr } = await workspace.run(args);
        expect(stderr).toContain(
          `the report would take the place of ${name}, and what that holds would be lost: name another`,
        );
        expect(code).toBe(2);
        expect(workspace.read(name)).toBe(right);
      }
    }
    await workspace.run(['--format=html=page.html', '--force']);
    expect(workspace.read('page.html')).toContain('Distinguo report');
    // A report of an earlier run is replaced.
    expect((await workspace.run(['--format=html=page.html', 'README.md'])).code).toBe(0);
  });

  it.each([
    ['distinguo.yml', 'terms: {}\n'],
    ['.gitignore', 'build/\n'],
    ['package.json', '{"name": "a"}\n'],
    ['people.csv', 'name,role\n'],
    ['main.ts', 'export {};\n'],
    ['baseline.json', '{\n  "version": 1,\n  "files": {}\n}\n'],
    ['perfect.md', 'No document is perfect.\n'],
    ['none.md', 'No findings of the audit are kept.\n'],
    ['new.txt', 'Nothing new in May.\n'],
    ['people.txt', 'Words for people in our texts:\n'],
    ['reports.md', '# Reports\n\n`<checkstyle version="4.3">` begins one.\n'],
    ['junit.md', '<?xml version="1.0"?> and then\n\n<testsuites name="Distinguo">\n'],
    ['mark.md', '# The mark\n\n<!-- Distinguo report -->\n'],
    ['tsconfig.json', '{"files":["a.ts"]}\n'],
    ['faq.json', '{"questions":["Who is meant?"]}\n'],
    ['build.log', 'main.c:3:1: warning: unused variable [-Wunused-variable]\n'],
    ['line.log', 'main.c:3:1: warning: unused variable [-Wunused-variable]'],
    [
      'ktlint.xml',
      '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n    <file name="A.kt">\n        <error line="1" source="indent" />\n',
    ],
    ['quality.json', '[\n{"description":"Too long","check_name":"line-length"}\n]\n'],
    ['lint.log', 'a.md:3:1 warning line-length\n'],
    ['eslint.xml', '<?xml version="1.0" encoding="utf-8"?><checkstyle version="4.3"></checkstyle>'],
    ['scan.sarif', '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[]}'],
  ])('makes no report take the place of %s', async (name, contents) => {
    const workspace = new Workspace({ [name]: contents, 'a.md': wrong });
    for (const format of formatNames) {
      const { code } = await workspace.run(['--format', `${format}=${name}`]);
      expect([code, workspace.read(name)], format).toEqual([2, contents]);
    }
  });

  it.each(['a.md', 'b.md'])(
    'lets each report take the place of the one before, of any format: over %s',
    async (document) => {
      const workspace = new Workspace({ 'a.md': wrong, 'b.md': right });
      for (const before of formatNames) {
        for (const after of ['json', 'pretty']) {
          await workspace.run(['--format', `${before}=report`, '--force', document]);
          const { stderr } = await workspace.run(['--format', `${after}=report`, '--exit-zero', document]);
          expect(stderr, `${before}, ${after}`).toBe('');
        }
      }
      const many = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`many/${'a'.repeat(40)}${at}.md`, right]));
      const large = new Workspace({ ...many, 'z.md': wrong });
      for (let run = 0; run < 2; run++) {
        const { stderr } = await large.run(['--format', 'checkstyle=report', '--exit-zero', 'many', 'z.md']);
        expect(stderr, 'a report whose head names nobody').toBe('');
      }
      await workspace.run(['--baseline', 'b.json', '--update-baseline', document]);
      for (const args of [['--baseline', 'b.json'], ['--cast']]) {
        for (let run = 0; run < 2; run++) {
          const { stderr } = await workspace.run(['--format', 'pretty=report', ...args, '--exit-zero', document]);
          expect(stderr, args.join(' ')).toBe('');
        }
      }
      await workspace.run(['--format', 'pretty=report', '--color', '--force', document]);
      expect((await workspace.run(['--format', 'json=report', '--exit-zero', document])).code).toBe(0);
      await workspace.run(['--cast', '--format', 'json=report', document]);
      expect((await workspace.run(['--format', 'json=report', '--exit-zero', document])).code).toBe(0);
    },
  );

  it('is read, and hides or rewrites no other', async () => {
    const workspace = new Workspace({ '!x.md': wrong, '!*.md': right, 'a.md': wrong });
    const { files } = await workspace.report('--', '!x.md', '!*.md');
    expect(files.map(({ path }) => path)).toEqual(['!x.md', '!*.md']);
    await workspace.run(['--fix', '--', '!x.md']);
    expect([workspace.read('!x.md'), workspace.read('a.md')]).toEqual([right, wrong]);
  });

  it('stands for nothing when it is gone: what only takes out reads nothing', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const { code, stderr } = await workspace.run(['--fix', '--', '!x.md']);
    expect(stderr).toContain('!x.md takes out, but nothing is named to be read: write . for all of this folder.');
    expect(code).toBe(2);
    expect(workspace.read('a.md')).toBe(wrong);
  });
});

describe.skipIf(process.platform === 'win32')('a baseline or a cache', () => {
  it('is not written through a link out of the workspace', async () => {
    const outside = new Outside({ 'b.json': '{"version":1,"files":{}}' });
    const workspace = new Workspace({ 'a.md': wrong });
    link(workspace, 'b.json', outside.path('b.json'));
    link(workspace, 'new.json', outside.path('new.json'));
    link(workspace, 'ci', outside.folder);
    for (const name of ['b.json', 'new.json', 'ci/b.json'])
      expect((await workspace.run(['--baseline', name, '--update-baseline'])).stderr).toMatch(
        /leads to .*; remove the link/,
      );
    for (const folder of ['ci', 'ci/cache']) {
      const { stderr, code } = await workspace.run([`--cache=${folder}`]);
      expect(stderr).toContain(`${folder} is no folder that the cache could be kept in`);
      expect(code).toBe(1);
    }
    expect(outside.names).toEqual(['b.json']);
  }, 60_000);

  it('is not written through a link within the cache', async () => {
    const outside = new Outside();
    const workspace = new Workspace({ 'a.md': wrong });
    for (let shelf = 0; shelf < 256; shelf++)
      link(workspace, `.distinguocache/${shelf.toString(16).padStart(2, '0')}`, outside.folder);
    expect((await workspace.run(['--cache'])).stdout).toContain('1 warning');
    expect(outside.names).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('--init', () => {
  it('writes through no link, not even one to nothing', async () => {
    const outside = new Outside();
    const workspace = new Workspace();
    link(workspace, 'distinguo.yml', outside.path('profile'));
    expect(await workspace.run(['--init'])).toMatchObject({
      code: 2,
      stderr: 'distinguo: distinguo.yml is there already.\n',
    });
    expect(outside.names).toEqual([]);
  });
});

describe('the server and the engine', () => {
  const sources = ['server', 'start', 'rules', 'library', 'engine', 'configuration'].flatMap(sourcesOf);

  it('have nothing to write files with, but for the one module that keeps compiled code', () => {
    const reading = ['lstat', 'readFile', 'readdir', 'realpath', 'stat'];
    const imports = sources.flatMap(({ text }) => [...text.matchAll(/import ([^;]*?) from '(?:node:)?fs[^']*'/g)]);
    const names = imports.flatMap(([, list = '']) => list.replace(/[{}]/g, '').split(',')).map((name) => name.trim());
    expect(names.filter(Boolean).sort()).toEqual(reading);
    const called = /\b(?:import|require|createRequire\([^()]*\)|getBuiltinModule)\(\s*['"`](?:node:)?fs\b/;
    expect(sources.filter(({ text }) => called.test(text)).map(({ file }) => file)).toEqual(['start/kept-code.ts']);
  });

  it('name what they ask Node for', () => {
    const asked = sources.flatMap(({ text }) => [...text.matchAll(/\bgetBuiltinModule\b(?! ===)(.{0,2})/g)]);
    expect(asked.map(([, behind]) => behind).filter((behind) => behind !== "('")).toEqual([]);
    expect(asked).not.toEqual([]);
  });
});
