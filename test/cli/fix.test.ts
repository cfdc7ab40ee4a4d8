import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

const asInformation = 'rules:\n  term-variant: information\n';
const withoutModes = process.platform === 'win32';

describe('--fix', () => {
  it('rewrites what is warned of and says how much', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': right });
    const run = await workspace.run(['--fix']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe('1 fixed. No findings in 2 documents.\n');
    expect(workspace.read('a.md')).toBe(right);
  });

  it('leaves what is merely likely to --fix=all', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'distinguo.yml': asInformation });
    await workspace.run(['--fix']);
    expect(workspace.read('a.md')).toBe(wrong);
    await workspace.run(['--fix=all']);
    expect(workspace.read('a.md')).toBe(right);
  });

  it('rewrites all places of one decision, or none', async () => {
    const story = 'As a customer, I want to browse the bouquets, so that I can find one for Saturday.\n\n';
    const criteria = (who: string): string =>
      `- The ${who} can filter bouquets by colour.\n- The ${who} can add a bouquet to the cart.\n- The ${who} sees the price with delivery.\n`;
    const workspace = new Workspace({ 'a.md': story + criteria('user') });
    const { stdout } = await workspace.run(['--format', 'json', 'a.md']);
    const [finding, ...others] = JSON.parse(stdout).files[0].findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'mixed-terms', replacements: ['customer'] });
    expect(finding.places.map(({ start }: { start: { line: number } }) => start.line)).toEqual([4, 5]);
    expect((await workspace.run(['--fix'])).stdout).toBe('1 fixed. No findings in 1 document.\n');
    expect(workspace.read('a.md')).toBe(story + criteria('customer'));
  });

  it('changes nothing the second time', async () => {
    const text = `# Endusers\n\n> ${wrong}\n| Enduser's badge | an **enduser** |\n|---|---|\n| ENDUSERS | endusers’ |\n`;
    const workspace = new Workspace({ 'a.md': text });
    await workspace.run(['--fix=all']);
    const once = workspace.read('a.md');
    const stamp = fs.statSync(workspace.path('a.md')).mtimeMs;
    const { stdout } = await workspace.run(['--fix=all']);
    expect(once).toContain("| End user's badge | an **end user** |");
    expect(stdout).toContain('No findings');
    expect(workspace.read('a.md')).toBe(once);
    expect(fs.statSync(workspace.path('a.md')).mtimeMs).toBe(stamp);
  });

  it('leaves alone what a tag of HTML swallows that never ends', async () => {
    const block = '<ul>\n<li>A customer pays.\n<section hidden\nA customer clicks the button.\n';
    const workspace = new Workspace({ 'a.md': `${block}\nA customer clicks the button.\n`, 'b.html': block });
    await workspace.run(['--fix=all']);
    expect(workspace.read('a.md')).toBe(`${block}\nA user clicks the button.\n`);
    expect(workspace.read('b.html')).toBe(block);
  });

  it('keeps a BOM, CRLF line ends and what does not end in a line end', async () => {
    const workspace = new Workspace({ 'a.md': '\ufeff# A\r\n\r\nAn enduser\r\nwaits.' });
    await workspace.run(['--fix']);
    expect(workspace.read('a.md')).toBe('\ufeff# A\r\n\r\nAn end user\r\nwaits.');
  });

  it.skipIf(withoutModes)('keeps the mode of the file and leaves nothing beside it', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    fs.chmodSync(workspace.path('a.md'), 0o767);
    await workspace.run(['--fix']);
    expect(fs.statSync(workspace.path('a.md')).mode & 0o777).toBe(0o767);
    expect(workspace.files).toEqual(['a.md']);
    expect(workspace.read('a.md')).toBe(right);
  });

  it.skipIf(withoutModes)('writes through a link inside the folder, which stays a link', async () => {
    const workspace = new Workspace({ 'real/a.md': wrong });
    fs.symlinkSync('real/a.md', workspace.path('b.md'));
    await workspace.run(['--fix', 'b.md']);
    expect(fs.lstatSync(workspace.path('b.md')).isSymbolicLink()).toBe(true);
    expect(workspace.read('real/a.md')).toBe(right);
  });

  it.skipIf(withoutModes)('does not follow a link out of the folder', async () => {
    const outside = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'outside '));
    fs.writeFileSync(path.join(outside, 'a.md'), wrong);
    const workspace = new Workspace({ 'b.md': wrong });
    fs.symlinkSync(path.join(outside, 'a.md'), workspace.path('a.md'));
    const run = await workspace.run(['--fix', 'a.md', 'b.md']);
    expect(fs.readFileSync(path.join(outside, 'a.md'), 'utf8')).toBe(wrong);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^distinguo: a\.md leads to .*, outside of .* and was not changed\.\n$/);
    expect(run.stdout).toContain('a.md:1:6 warning');
    expect(workspace.read('b.md')).toBe(right);
    fs.rmSync(outside, { recursive: true });
  });
});

describe('a document that says that it is in another encoding', () => {
  const cases = [
    ['a.html', '<meta charset="iso-8859-1"><p>The gadget waits.</p>\n'],
    [
      'res/values/strings.xml',
      '<?xml version="1.0" encoding="windows-1252"?>\n<resources>\n  <string name="a">The gadget waits.</string>\n</resources>\n',
    ],
    [
      'locales/en.po',
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-2\\n"\n\nmsgid "a"\nmsgstr "The gadget waits."\n',
    ],
  ] as const;

  it.each(cases)('gets no letter that would be read as two others: %s', async (name, text) => {
    const workspace = new Workspace({ 'distinguo.yml': 'terms: { gadget: größe }\n', [name]: text });
    const { code, stderr } = await workspace.run(['--fix']);
    expect([code, workspace.read(name)]).toEqual([2, text]);
    expect(stderr).toContain('in which the new words cannot be written, and was not changed; save it as UTF-8');
  });

  it.each(cases)('gets what it can hold, and any letter when it says UTF-8: %s', async (name, text) => {
    const workspace = new Workspace({ 'distinguo.yml': 'terms: { gadget: widget }\n', [name]: text });
    expect((await workspace.run(['--fix'])).code).toBe(0);
    expect(workspace.read(name)).toBe(text.replace('gadget', 'widget'));
    workspace.write('distinguo.yml', 'terms: { widget: größe }\n');
    workspace.write(name, text.replace('gadget', 'widget').replace(/iso-8859-\d|windows-1252/i, 'UTF-8'));
    expect((await workspace.run(['--fix'])).code).toBe(0);
    expect(workspace.read(name)).toContain('The größe waits.');
  });
});

describe('a fix of which another finding would come', () => {
  const bred =
    'A customer buys a plan.\n\nA user pays the invoice of the month.\n\nWe keep the promise to our users.\n';

  it('is not made, and the run says so', async () => {
    const workspace = new Workspace({ 'distinguo.yml': 'rules: { mixed-terms: off }', 'a.md': bred });
    const before = await workspace.run([]);
    const remedy = ' 1 can be fixed: --fix rewrites what is warned of, --fix=all the rest, too.';
    expect(before.stdout).toContain(`1 warning in 1 document.${remedy}`);
    const run = await workspace.run(['--fix']);
    expect(workspace.read('a.md')).toBe(bred);
    expect(run).toMatchObject({ code: 1, stdout: before.stdout.replace(remedy, '') });
    expect(run.stderr).toBe(
      [
        'distinguo: note: a.md:3:3: “user” was not rewritten as “customer”: “users” in line 5 would be found then (minority-term).',
        'distinguo: note: a.md: 1 fix was not made. --review asks about each; links of other documents stay as they are.\n',
      ].join('\n'),
    );
  });
});

describe('a fix that is not made', () => {
  const bred =
    'A customer buys a plan.\n\nThe gadget rings. A user pays the invoice of the month.\n\nWe keep the promise to our users.\n';
  const configuration = 'rules: { mixed-terms: off }\nterms: { gadget: telephone }\n';

  it('is told at its place in the document as it is then', async () => {
    const files = { 'distinguo.yml': configuration, 'a.md': bred };
    const told = (column: number) =>
      `note: a.md:3:${column}: “user” was not rewritten as “customer”: “users” in line 5 would be found then`;
    const dry = new Workspace(files);
    expect((await dry.run(['--fix-dry-run'])).stderr).toContain(told(21));
    expect(dry.read('a.md')).toBe(bred);
    const made = new Workspace(files);
    expect((await made.run(['--fix'])).stderr).toContain(told(24));
    expect(made.read('a.md')).toBe(bred.replace('gadget', 'telephone'));
  });

  it('is told in a notebook with its cell', async () => {
    const source = bred.split(/(?<=\n)/u);
    const notebook = {
      cells: [{ cell_type: 'markdown', metadata: {}, source }],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    };
    const workspace = new Workspace({ 'distinguo.yml': configuration, 'a.ipynb': JSON.stringify(notebook) });
    expect((await workspace.run(['--fix'])).stderr).toMatch(
      /note: a\.ipynb:1:\d+ \(cell 1, line 3\): “user” was not rewritten as “customer”: “users” would be found then/,
    );
  });

  it('is told, the first five of many each, and all by their number', async () => {
    const numbers = Array.from({ length: 7 }, (_, index) => index + 1);
    const workspace = new Workspace({
      'a.md': `# A\n\n${numbers.map((number) => `## The enduser ${number}\n\n`).join('')}`,
      'b.md': numbers.map((number) => `[x](a.md#the-enduser-${number})\n`).join(''),
    });
    const { stderr } = await workspace.run(['--fix']);
    expect([...stderr.matchAll(/note: (\S+): “enduser” was not/g)].map(([, place]) => place)).toEqual(
      [3, 5, 7, 9, 11].map((line) => `a.md:${line}:8`),
    );
    expect(stderr).toContain('a.md: 7 fixes were not made, 5 of which are named above. --review asks about each;');
  });
});

describe('--fix=all over documents', () => {
  const folders = ['test/documents/chosen', 'test/documents/unseen', 'examples', 'docs'];
  const files = folders.flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)));
  const documents = Object.fromEntries(
    files
      .filter((file) => /\.(?:md|mdx|html|txt|feature)$/.test(file))
      .map((file) => [file.replaceAll(path.sep, '-'), fs.readFileSync(file, 'utf8')]),
  );

  it('finds nothing afterwards where nothing was found, and changes nothing the second time', {
    timeout: 120_000,
  }, async () => {
    const workspace = new Workspace(documents);
    const summary = async (...args: readonly string[]) =>
      JSON.parse((await workspace.run([...args, '--format', 'json'])).stdout).summary;
    const before = await summary();
    const { fixed } = await summary('--fix=all', '--steps');
    const texts = workspace.files.map((file) => workspace.read(file));
    const after = await summary('--fix=all', '--steps');
    expect(workspace.files.map((file) => workspace.read(file))).toEqual(texts);
    expect(after.fixed).toBe(0);
    const count = ({ errors, warnings, information }: Record<string, number>) =>
      Number(errors) + Number(warnings) + Number(information);
    expect(fixed).toBeGreaterThan(20);
    // One decision can mend what others found as well, and be made after them at the same place.
    expect(count(after)).toBeLessThan(count(before) - fixed / 2);
  });
});
