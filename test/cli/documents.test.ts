import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';

const refusals: readonly (readonly [string, Buffer | string, string])[] = [
  ['a binary file', Buffer.from([0x89, 0x50, 0, 1, 2]), 'a.md is a binary file, not text.'],
  [
    'a property list of Apple in binary',
    Buffer.from('bplist00\xd1\x01\x02Tuser\0\0', 'latin1'),
    'a.md is a binary property list; “plutil -convert xml1” makes it a text.',
  ],
  ['invalid UTF-8', Buffer.from([0x61, 0xff, 0x62]), 'a.md is not valid UTF-8; save it as UTF-8.'],
  ['UTF-16', Buffer.from(`\ufeff${wrong}`, 'utf16le'), 'a.md is in UTF-16; save it as UTF-8.'],
  [
    'a document of more than 10 MB',
    `${wrong}${' '.repeat(10_000_000)}`,
    'a.md is larger than 10 MB (10.0 MB) and was not read; --max-file-size raises the limit.',
  ],
];

it('a run over hundreds of documents says nothing of what it sets in Node', async () => {
  const documents = Object.fromEntries(Array.from({ length: 510 }, (_, at) => [`${at}.md`, wrong]));
  const { stderr, stdout } = await new Workspace(documents).run(['--format', 'compact', '--jobs', '1', '.']);
  expect(stderr).not.toMatch(/flag|unrecognized|warning:/i);
  expect(stdout.split('\n').filter((line) => line.includes('term-variant'))).toHaveLength(510);
});

describe('a document that cannot be read', () => {
  it.each(refusals)('is said, and the rest is read all the same: %s', async (_, contents, message) => {
    const { code, files, notices } = await new Workspace({ 'a.md': contents, 'b.md': wrong }).report();
    expect(code).toBe(2);
    expect(notices).toEqual([{ kind: 'failure', message }]);
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([['b.md', 1]]);
  });

  it.skipIf(process.platform !== 'linux')('because of its name is said with the reason', async () => {
    const workspace = new Workspace({ 'b.md': wrong });
    fs.writeFileSync(
      Buffer.concat([Buffer.from(`${workspace.folder}/caf`), Buffer.from([0xe9]), Buffer.from('.md')]),
      wrong,
    );
    const { code, files, notices } = await workspace.report();
    expect({ code, files: files.length }).toEqual({ code: 2, files: 1 });
    expect(notices[0]?.message).toMatch(/^caf.\.md has a name that is not UTF-8 and could not be opened: rename it\.$/);
  });

  it('on standard input is said as well', async () => {
    const run = await new Workspace().spawn(['--stdin'], { input: Buffer.from([0xff, 0x61]) });
    expect(run).toMatchObject({ code: 2, stderr: 'distinguo: standard input is not valid UTF-8; save it as UTF-8.\n' });
  });
});

describe('a document with more findings than anybody reads', () => {
  it('lists a bounded number of them, and says so', { timeout: 60_000 }, async () => {
    // A word without a role is found quickly.
    const configuration = 'terms: { gadget: { use: device } }\n';
    const documents = { 'distinguo.yml': configuration, 'a.txt': 'A gadget.\n\n'.repeat(50_050) };
    const { code, files, notices } = await new Workspace(documents).report();
    expect(files[0]?.findings).toHaveLength(50_000);
    expect(notices).toEqual([{ kind: 'note', message: 'a.txt has 50050 findings; the first 50000 are listed.' }]);
    expect(code).toBe(1);
  });
});

describe('a document that is made of words of the glossary', () => {
  const crowd = 'user '.repeat(100_001);
  const refusal = (name: string) =>
    `${name} holds more than 100000 words of the glossary and was not judged: split it, or leave it out with an ignore file.`;

  it.each([[], ['--jobs', '2']])('is refused before it takes all memory, and the rest is read: %j', async (...args) => {
    const workspace = new Workspace({ 'a.txt': crowd, 'b.md': wrong });
    const { code, files, notices } = await workspace.report(...args.flat());
    expect({ code, notices }).toEqual({ code: 2, notices: [{ kind: 'failure', message: refusal('a.txt') }] });
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([['b.md', 1]]);
  });

  it('comes back as it is from standard input', async () => {
    const run = await new Workspace().run(['--stdin', '--fix'], { input: crowd });
    expect(run).toEqual({ code: 2, stdout: crowd, stderr: expect.stringContaining(refusal('<stdin>')) });
  });

  it('is refused as it is read, in another encoding, too', async () => {
    const mail = `Subject: Lamps\nContent-Transfer-Encoding: base64\n\n${Buffer.from(crowd).toString('base64')}\n`;
    const { code, notices } = await new Workspace({ 'a.eml': mail }).report();
    expect({ code, notices }).toEqual({ code: 2, notices: [{ kind: 'failure', message: refusal('a.eml') }] });
  });

  it('is judged where they stand in code, or are others', { timeout: 120_000 }, async () => {
    const code = `\`\`\`\n${'user=1 client=2\n'.repeat(60_000)}\`\`\`\n\n${wrong}`;
    const files = { 'a.txt': `${'pad '.repeat(200_000)}\n\n${wrong}`, 'b.md': code };
    const report = await new Workspace(files).report();
    expect([report.code, report.files.map(({ findings }) => findings.length)]).toEqual([1, [1, 1]]);
  });
});

describe('the size of a document', () => {
  it('has a limit that can be set', async () => {
    const workspace = new Workspace({ 'a.md': `${wrong}${' '.repeat(10_000_000)}`, 'b.md': 'x'.repeat(2_000) });
    expect((await workspace.run(['--max-file-size', '11'])).code).toBe(1);
    expect((await workspace.run(['--max-file-size', '0.001', 'b.md'])).code).toBe(2);
  });

  it('may be nothing at all', async () => {
    const { code, files } = await new Workspace({ 'a.md': '' }).report();
    expect({ code, files: files.length }).toEqual({ code: 0, files: 1 });
  });
});
