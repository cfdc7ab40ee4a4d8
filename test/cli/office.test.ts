import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { decidedText } from '../support/revisions.js';
import { heading, paragraph, run, wordOf } from '../support/word.js';
import { entriesIn } from '../support/zip.js';
import { right, Workspace, wrong } from './distinguo.js';

const sentence = 'Each enduser has a badge.';
const body =
  heading('Badges') +
  heading('At the door', 2) +
  paragraph('') +
  paragraph(run('Each end') + run('user', '<w:b/>') + run(' has a badge.'));
const spec = wordOf(body);
const bytesOf = (workspace: Workspace, name: string) => fs.readFileSync(workspace.path(name));

describe('a Word document', () => {
  it('is found in a folder and reported by paragraph and headings', async () => {
    const { code, stdout } = await new Workspace({ 'spec.docx': spec }).run();
    expect(code).toBe(1);
    expect(stdout.split('\n').slice(0, 5)).toEqual([
      'spec.docx, paragraph 4 under “Badges › At the door” warning term-variant',
      '  “enduser” is spelt “end user” in the glossary.',
      '  4 │ Each enduser has a badge.',
      '    │      ^^^^^^^',
      '  → “enduser” → “end user”',
    ]);
  });

  it('gives JSON the paragraph, the headings and the words around, as the schema says', async () => {
    const note = `<w:footnote w:id="2">${paragraph('See an enduser.')}</w:footnote>`;
    const noted = wordOf(`${body}${paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>')}`, { footnotes: note });
    const { code: _, ...report } = await new Workspace({ 'spec.docx': noted }).report();
    expect(report.files[0]?.findings).toMatchObject([
      {
        range: { start: { line: 4, column: 6, offset: 28 } },
        paragraph: { number: 4, headings: ['Badges', 'At the door'], context: sentence },
      },
      {
        paragraph: { number: 6, region: 'footnote 1', headings: ['Badges', 'At the door'], context: 'See an enduser.' },
      },
    ]);
    const valid = new Ajv().compile(JSON.parse(fs.readFileSync('docs/report.schema.json', 'utf8')));
    expect([valid(report), valid.errors]).toEqual([true, null]);
  });

  it.each([
    [
      'compact',
      'spec.docx, paragraph 4: warning: “enduser” is spelt “end user” in the glossary. (write “end user”) [term-variant]\n',
    ],
    [
      'github',
      '::warning title=Distinguo%3A term-variant,file=spec.docx::In paragraph 4 under “Badges › At the door”: “enduser” is spelt',
    ],
    ['junit', 'name="term-variant in paragraph 4, character 6"'],
    ['markdown', '| spec.docx, paragraph 4, Badges › At the door | warning |'],
    ['html', 'title="spec.docx, paragraph 4, Badges › At the door"'],
    [
      'checkstyle',
      '<error line="4" column="6" severity="warning" message="In paragraph 4 under “Badges › At the door”',
    ],
    ['gitlab', '"lines":{"begin":4,"end":4}'],
    ['rdjson', '"location":{"path":"spec.docx"}'],
    [
      'sarif',
      '"logicalLocations":[{"name":"paragraph 4","fullyQualifiedName":"Badges/At the door/paragraph 4","kind":"paragraph"}]',
    ],
  ])('is reported by paragraph in %s', async (format, told) => {
    expect((await new Workspace({ 'spec.docx': spec }).run(['--format', format])).stdout).toContain(told);
  });

  it('has no lines and no replacements of bytes in SARIF', async () => {
    const { stdout } = await new Workspace({ 'spec.docx': spec }).run(['--format', 'sarif']);
    const [result] = JSON.parse(stdout).runs[0].results;
    expect([result.locations[0].physicalLocation, result.fixes]).toEqual([
      { artifactLocation: { uri: 'spec.docx', uriBaseId: '%SRCROOT%' } },
      undefined,
    ]);
  });

  it('obeys “ignore”, “formats”, exceptions and ignore files', async () => {
    const ignoring = async (files: Readonly<Record<string, string>>) =>
      (await new Workspace({ 'spec.docx': spec, ...files }).run()).stdout;
    expect(await ignoring({ 'distinguo.yml': 'ignore: ["*.docx"]\n' })).toBe('No document was read.\n');
    expect(await ignoring({ 'distinguo.yml': 'formats: { "*.docx": false }\n' })).toBe('No document was read.\n');
    expect(await ignoring({ '.distinguoignore': '*.docx\n' })).toBe('No document was read.\n');
    expect(
      await ignoring({ 'distinguo.yml': 'exceptions: [{ term: end user, context: badge, reason: printed so }]\n' }),
    ).toBe('No findings in 1 document.\n');
  });

  it('is not read while Word has it open, by the mark that lies beside it', async () => {
    const { stdout, stderr } = await new Workspace({ '~$spec.docx': 'Ana', 'a.md': right }).run();
    expect([stdout, stderr]).toEqual(['No findings in 1 document.\n', '']);
  });
});

describe('--fix of a Word document', () => {
  it('writes tracked changes, once', async () => {
    const workspace = new Workspace({ 'spec.docx': spec, 'a.md': wrong });
    expect((await workspace.run(['--fix'])).stdout).toBe('2 fixed. No findings in 2 documents.\n');
    const once = bytesOf(workspace, 'spec.docx');
    expect(decidedText(once, 'accepted').at(-1)).toBe('Each end user has a badge.');
    expect(decidedText(once, 'rejected').at(-1)).toBe(sentence);
    expect(workspace.files).toEqual(['a.md', 'spec.docx']);
    expect((await workspace.run(['--fix'])).stdout).toBe('No findings in 2 documents.\n');
    expect(bytesOf(workspace, 'spec.docx').equals(once)).toBe(true);
  });

  it('dates them by SOURCE_DATE_EPOCH alone', async () => {
    const workspace = new Workspace({ 'spec.docx': spec });
    await workspace.run(['--fix'], { env: { SOURCE_DATE_EPOCH: '1767323045' } });
    const again = await workspace.run(['--fix-dry-run']);
    expect(again.stdout).toBe('');
    fs.writeFileSync(workspace.path('other.docx'), spec);
    await workspace.run(['--fix', 'other.docx']);
    const dates = (name: string) => JSON.stringify(datesIn(bytesOf(workspace, name)));
    expect([dates('spec.docx'), dates('other.docx')]).toEqual(['["2026-01-02T03:04:05Z"]', '[]']);
  });

  it('leaves code that stands beside a fix in its place', async () => {
    const inside =
      run('The enduser runs ') +
      run('enduser --all', '<w:rStyle w:val="VerbatimChar"/>') +
      run(' and an enduser waits.');
    const workspace = new Workspace({ 'spec.docx': wordOf(paragraph(inside)) });
    expect((await workspace.run(['--fix'])).stdout).toBe('2 fixed. No findings in 1 document.\n');
    expect(decidedText(bytesOf(workspace, 'spec.docx'), 'accepted')).toEqual([
      'The end user runs enduser --all and an end user waits.',
    ]);
  });

  it('is shown by --fix-dry-run as paragraphs, and changes nothing', async () => {
    const workspace = new Workspace({ 'spec.docx': spec });
    const { stdout } = await workspace.run(['--fix-dry-run']);
    expect(stdout).toContain(`-${sentence}\n+Each end user has a badge.\n`);
    for (const mark of ['\u2029', '\u001d']) expect(stdout).not.toContain(mark);
    expect(bytesOf(workspace, 'spec.docx').equals(spec)).toBe(true);
  });

  it('leaves a protected document alone, says why, reports it, and goes on', async () => {
    const settings = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>';
    const workspace = new Workspace({ 'a.docx': wordOf(body, { settings }), 'b.md': wrong });
    const { code, stdout, stderr } = await workspace.run(['--fix']);
    expect(code).toBe(2);
    expect(stderr).toContain('a.docx is protected against changes and was not changed: end its protection first.');
    expect(stdout).toContain('1 fixed. 1 warning in 2 documents.');
    expect(workspace.read('b.md')).toBe(right);
  });
});

describe('what compares a Word document', () => {
  it('is a baseline, whatever paragraphs come before', async () => {
    const workspace = new Workspace({ 'spec.docx': spec });
    await workspace.run(['--baseline', 'known.json', '--update-baseline']);
    workspace.write('spec.docx', wordOf(paragraph('New.') + body));
    expect((await workspace.run(['--baseline', 'known.json'])).stdout).toBe(
      'Nothing new in 1 document. 1 known before.\n',
    );
    workspace.write('spec.docx', wordOf(body + paragraph('No enduser leaves.')));
    expect((await workspace.run(['--baseline', 'known.json'])).stdout).toContain(
      '1 warning in 1 document. 1 known before.',
    );
  });

  it('is Git, by what is staged', async () => {
    const workspace = new Workspace({ 'spec.docx': spec });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: workspace.folder });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    workspace.write('spec.docx', wordOf(paragraph('No enduser leaves.') + body));
    git('add', '.');
    workspace.write('spec.docx', 'broken');
    const { code, stdout, stderr } = await workspace.run(['--staged', '--format', 'compact']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^spec\.docx, paragraph 1: warning: [^\n]*\n$/);
  });

  it('is the cache', async () => {
    const workspace = new Workspace({ 'spec.docx': spec });
    const first = await workspace.run(['--cache']);
    expect(await workspace.run(['--cache'])).toEqual(first);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a.pdf', 'a.pdf is a PDF file, which is not read: name the document that it was made from.'],
    ['a.doc', 'a.doc is not read: save it as .docx, and name that.'],
    ['a.pages', 'a.pages is not read: export it as .docx, and name that.'],
    ['a.ppt', 'a.ppt is not read: save it as .pptx, and name that.'],
  ])('is refused with what to do when it is named, and no document of a folder: %s', async (name, told) => {
    const workspace = new Workspace({ [name]: '%PDF-1.7', 'b.md': wrong });
    const named = await workspace.run([name, 'b.md', '--format', 'compact']);
    expect([named.code, named.stderr]).toEqual([2, `${told}\n`.replace(/^/, 'distinguo: ')]);
    expect(named.stdout).toContain('b.md:1:6');
    expect(await workspace.run()).toMatchObject({ code: 1, stderr: '' });
  });

  it('is an office document on standard input', async () => {
    const { code, stderr } = await new Workspace().run(['--stdin-filename', 'a.docx'], { input: spec });
    expect([code, stderr]).toEqual([
      2,
      'distinguo: --stdin-filename a.docx is an office document, which is not read from standard input: name the file.\n',
    ]);
  });

  it('is nothing that a report takes the place of', async () => {
    const workspace = new Workspace({ 'spec.docx': spec });
    const { code, stderr } = await workspace.run(['--format', 'html=spec.docx']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('would take the place of spec.docx')]);
    expect(bytesOf(workspace, 'spec.docx').equals(spec)).toBe(true);
  });
});

function datesIn(bytes: Buffer): readonly string[] {
  const text = entriesIn(bytes)
    .map(({ contents }) => contents.toString('utf8'))
    .join('');
  return [...new Set([...text.matchAll(/w:date="([^"]*)"/g)].map(([, date = '']) => date))];
}
