import { describe, expect, it } from 'vitest';
import { languageIds } from '../../engine/index.js';
import { right, Workspace, wrong } from './distinguo.js';

const read = async (workspace: Workspace, ...args: string[]) =>
  (await workspace.report(...args)).files.map(({ path }) => path);

describe('“formats” in the configuration', () => {
  it('has files read whose endings nobody knows, in folders, by name, by glob, and from standard input', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'formats:\n  "*.story": markdown\n',
      'a.story': `# A\n\n${wrong}`,
      'b/c.story': wrong,
      'b/c.tale': wrong,
    });
    expect(await read(workspace)).toEqual(['a.story', 'b/c.story']);
    expect(await read(workspace, 'b/c.story')).toEqual(['b/c.story']);
    expect(await read(workspace, '**/*.story')).toEqual(['a.story', 'b/c.story']);
    const { stdout } = await workspace.run(['--fix', '--stdin-filename', 'b/d.story'], { input: wrong });
    expect(stdout).toBe(right);
    await workspace.run(['--fix']);
    expect([workspace.read('b/c.story'), workspace.read('b/c.tale')]).toEqual([right, wrong]);
  });

  it('reads a file as another format than its ending says, and says which', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'formats: { "mail/**": plaintext }\n',
      'mail/a.md': `    ${wrong}`,
      'a.md': `    ${wrong}`,
    });
    // indented text is code in Markdown alone
    const { files } = await workspace.report();
    expect(files.map(({ path, findings }) => [path, findings.length > 0])).toEqual([
      ['a.md', false],
      ['mail/a.md', true],
    ]);
    expect((await workspace.run(['--print-config', 'mail/a.md'])).stdout).toContain('# Read as: plain text\n');
  });

  it('has comments in code read and rewritten, which nothing reads unless it is asked for', async () => {
    const source = `// ${wrong}const user = "${wrong.trim()}";\n`;
    const unasked = new Workspace({ 'src/a.ts': source, 'a.md': 'Nobody.\n' });
    expect(await read(unasked)).toEqual(['a.md']);
    const { code, stderr } = await unasked.run(['src/a.ts']);
    expect(stderr).toContain('To have them read, write “formats: { "*.ts": typescript }” into the configuration.');
    expect(code).toBe(2);
    const asked = new Workspace({ 'distinguo.yml': 'formats: { "*.ts": typescript }\n', 'src/a.ts': source });
    await asked.run(['--fix']);
    expect(asked.read('src/a.ts')).toBe(`// ${right}const user = "${wrong.trim()}";\n`);
  });

  it('leaves out what is set to false; the last glob that fits wins', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'formats:\n  "*.txt": false\n  "mail/*.txt": plaintext\n',
      'a.txt': wrong,
      'mail/a.txt': wrong,
    });
    expect(await read(workspace)).toEqual(['mail/a.txt']);
    const { code, stderr } = await workspace.run(['--fix', 'a.txt']);
    expect(stderr).toContain('note: a.txt is left out by “formats” in the configuration and was not read.');
    expect([code, workspace.read('a.txt')]).toEqual([0, wrong]);
  });

  it('holds below the configuration that says it: the nearest alone counts', async () => {
    const workspace = new Workspace({
      'distinguo.yml': 'formats: { "*.story": markdown }\n',
      'a.story': wrong,
      'own/distinguo.yml': 'formats: { "*.tale": plaintext }\n',
      'own/deep/b.story': wrong,
      'own/deep/b.tale': wrong,
    });
    expect(await read(workspace)).toEqual(['a.story', 'own/deep/b.tale']);
    expect(await read(workspace, '--no-config')).toEqual([]);
  });

  it.each([
    ['formats:\n  "*.x": markdwon\n', 'distinguo.yml:2:10: “markdwon” is not known here. Did you mean “markdown”?'],
    ['formats:\n  "*.x": true\n', 'distinguo.yml:2:10: Here stands true, but'],
    ['formats:\n  "../*.x": markdown\n', 'distinguo.yml:2:3: A glob cannot leave the folder of the configuration'],
    ['formats: [markdown]\n', 'distinguo.yml:1:10: Here stands a list, but a mapping is needed.'],
  ])('is told with its line and a remedy when it is wrong: %j', async (text, message) => {
    const workspace = new Workspace({ 'distinguo.yml': text, 'a.md': wrong });
    const { code, stderr } = await workspace.run(['--fix']);
    expect(stderr).toContain(message);
    expect([code, workspace.read('a.md')]).toEqual([2, wrong]);
  });
});

describe('--list-formats', () => {
  it('lists every format, its endings and its comments', async () => {
    const { code, stdout } = await new Workspace({}).run(['--list-formats']);
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n\n')[0]
        ?.split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(languageIds);
    expect(stdout).toMatch(/^html +\.html \.htm \.xhtml +<!-- … --> +HTML$/m);
    expect(stdout).toMatch(/^plaintext +\.txt \.text +– +plain text$/m);
  });

  it('says the same as JSON', async () => {
    const { stdout } = await new Workspace({}).run(['--list-formats=json']);
    const rows: { id: string; extensions: string[]; comment: string | null }[] = JSON.parse(stdout);
    expect(rows.map(({ id }) => id)).toEqual(languageIds);
    expect(rows.find(({ id }) => id === 'gherkin')).toMatchObject({ extensions: ['feature'], comment: '# …' });
  });

  it('knows no other way', async () => {
    const { code, stderr } = await new Workspace({}).run(['--list-formats=xml']);
    expect(stderr).toContain('--list-formats=xml is unknown; write --list-formats or --list-formats=json.');
    expect(code).toBe(2);
  });
});

describe('the readers of formats', () => {
  const hook = `process.on('exit', () => require('fs').writeFileSync('loaded.txt', Object.keys(require.cache).join('\\n')));`;
  const text = 'The enduser signs in.\n';
  const loaded = async (...names: string[]) => {
    const workspace = new Workspace({ ...Object.fromEntries(names.map((name) => [name, text])), 'hook.cjs': hook });
    const { stdout } = await workspace.spawn(['.'], {
      // Code that is kept is run without Node's own `require`, which is asked here.
      env: { NODE_OPTIONS: '--require ./hook.cjs', NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    for (const name of names) expect(stdout).toContain(name);
    return new Set(workspace.read('loaded.txt').match(/cli-(?:engine|opened-package|other-formats)/g));
  };

  it('are loaded with the first document that is none of Markdown, HTML or plain text', async () => {
    expect(await loaded('a.md', 'a.mdx', 'a.html', 'a.txt')).toEqual(new Set(['cli-engine']));
    expect(await loaded('a.md', 'a.adoc')).toEqual(new Set(['cli-engine', 'cli-other-formats']));
  });
});
