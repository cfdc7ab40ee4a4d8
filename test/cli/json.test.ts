import { spawn } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { cli, right, Workspace, wrong } from './distinguo.js';

describe('the JSON report', () => {
  it('lists every file that was read, also without findings', async () => {
    const { files, summary } = await new Workspace({ 'a.md': wrong, 'b.md': right, 'c.md': 'Nobody.\n' }).report();
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([
      ['a.md', 1],
      ['b.md', 0],
      ['c.md', 0],
    ]);
    expect(summary).toMatchObject({ files: 3, warnings: 1, errors: 0, fixable: 1 });
  });

  it('gives a finding its place, its word, its evidence and what to write instead', async () => {
    const { files } = await new Workspace({ 'a.md': `# A\n\n${wrong}` }).report();
    expect(files[0]?.findings).toMatchObject([
      {
        rule: 'term-variant',
        severity: 'warning',
        term: 'end user',
        range: { start: { line: 3, column: 6, offset: 10 }, end: { line: 3, column: 13, offset: 17 } },
        replacements: ['end user'],
        evidence: [],
      },
    ]);
  });

  it('counts a BOM as one unit, and an emoji as two', async () => {
    const { files } = await new Workspace({ 'a.md': `\ufeff😀 ${wrong}` }).report();
    expect(files[0]?.findings[0]?.range.start).toEqual({ line: 1, column: 10, offset: 9 });
  });

  it('points with the evidence at the words themselves', async () => {
    const text = 'Each customer opens the dashboard and clicks the Export button.\r\nNothing else.\r\n';
    const { files } = await new Workspace({ 'a.md': text }).report();
    const [finding] = files[0]?.findings ?? [];
    expect(finding?.evidence.length).toBeGreaterThan(0);
    for (const { text: words, range } of finding?.evidence ?? []) {
      expect(text.slice(range.start.offset, range.end.offset)).toBe(words);
    }
  });

  it('points at the word of a heading where that speaks for another role', async () => {
    const draft =
      'The customer clicks **Save** and types the password. The user signed the contract and renews the subscription.';
    const last = 'If you want to show several products that the user can choose from, pass a list of three.';
    const heading = '## The *checkouts* of a shop';
    const text = `# Guide\n\n${heading}\n\n${draft}\n\n${heading}\n\n${last}\n\n${heading}\n\nText.\n`;
    const { files } = await new Workspace({ 'a.md': text }).report();
    const evidence = files[0]?.findings.flatMap((finding) => finding.evidence) ?? [];
    const [above, ...more] = evidence.filter(({ why }) => why.startsWith('the heading speaks of'));
    expect(more).toEqual([]);
    expect(above).toMatchObject({
      text: 'checkouts',
      range: { start: { offset: text.indexOf('checkouts', text.indexOf(draft)) } },
    });
  });

  it('takes an article that changes into the range', async () => {
    const workspace = new Workspace({
      'a.md': 'Give a user a badge.\n',
      'distinguo.yml': 'terms: { operator: { role: operator, deprecated: [user], preferred: true } }\n',
    });
    const [finding] = (await workspace.report()).files[0]?.findings ?? [];
    expect(finding).toMatchObject({
      range: { start: { offset: 5 }, end: { offset: 11 } },
      replacements: ['an operator'],
    });
  });

  it('does not let a file change what is said of another', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'b.md': 'Customers are users here. The end-user clicks.\n' });
    const together = (await workspace.report()).files;
    const alone = [...(await workspace.report('a.md')).files, ...(await workspace.report('b.md')).files];
    expect(together).toEqual(alone);
  });
});

describe('a report of more than 10 MB', () => {
  it('goes through a pipe whole, to a reader that takes its time', async () => {
    const configuration = `terms: { gadget: { use: device, message: ${'Say device. '.repeat(400)} } }\n`;
    const workspace = new Workspace({
      'distinguo.yml': configuration,
      'a.md': 'Each gadget has a badge.\n\n'.repeat(2_200),
      'b.md': wrong,
    });
    const child = spawn(process.execPath, [cli, '--format', 'json'], { cwd: workspace.folder });
    const chunks: Buffer[] = [];
    child.stdout.pause();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    child.stdout.on('data', (chunk) => chunks.push(chunk)).resume();
    const code = await new Promise((resolve) => child.on('close', resolve));
    const whole = Buffer.concat(chunks);
    expect(whole.length).toBeGreaterThan(10_000_000);
    const { files } = JSON.parse(whole.toString());
    expect([code, files.length, files[0].findings.length]).toEqual([1, 2, 2_200]);
  }, 120_000);
});

describe('a reader that goes away', () => {
  it('is said in one line, and what else was asked for is done', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `${index}.md`);
    const workspace = new Workspace(
      Object.fromEntries(
        names.map((name) => [
          name,
          `${wrong}\nThe end-user stays. ${'Word '.repeat(200)}\n\nAn end user. Each customer opens the dashboard and clicks the Export button.\n`,
        ]),
      ),
    );
    const child = spawn(process.execPath, [cli, '--format', 'json', '--fix', '--rule', 'term-variant', '.'], {
      cwd: workspace.folder,
    });
    child.stdout.destroy();
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk) => err.push(chunk));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(2);
    expect(Buffer.concat(err).toString()).toBe('distinguo: standard output was closed before all was written.\n');
    for (const name of names) expect(workspace.read(name)).toContain('end user has');
  });
});

describe('the schema of the report', () => {
  const schema = JSON.parse(fs.readFileSync('docs/report.schema.json', 'utf8'));

  it('describes all that is printed, and nothing else', async () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const workspace = new Workspace({
      'a.md': `\ufeff${wrong}\nAsk the customers/users.\n\nEach customer opens the dashboard and clicks Export.\n`,
      'b.md': '<!-- distinguo-disable -->\n\n<!-- distinguo-disable-nxt-line -->\n',
      'bin.md': Buffer.from([0x41, 0]),
    });
    const runs = [[], ['--fix'], ['--baseline', 'b.json', '--update-baseline'], ['-']];
    for (const args of runs) {
      const report = JSON.parse((await workspace.run(['--format', 'json', ...args], { input: wrong })).stdout);
      validate(report);
      expect(validate.errors, args.join(' ')).toBeNull();
    }
    validate({ ...JSON.parse((await workspace.run(['--format', 'json'])).stdout), more: 1 });
    expect(validate.errors).not.toBeNull();
  });
});
