import { describe, expect, it } from 'vitest';
import { right, Workspace, wrong } from './distinguo.js';

const names = ['a.md', 'a/b.md', 'a-b.md', 'a/c/d.md', 'a.b/e.md', 'é ü/#f%.md', 'z/10.md', 'z/9.md', 'z/B.md', 'z.md'];
const files = Object.fromEntries(names.map((name, at) => [name, at % 4 === 3 ? right : `${wrong}\n`.repeat(at + 1)]));
const parts = [1, 2, 3];

/** A workspace with the reports of all parts of a run, and what one of the whole reports. */
async function sharded(report: (shard: number) => string) {
  const workspace = new Workspace({ '.git/HEAD': '', 'distinguo.yml': 'ignroe: []\n', ...files });
  const options = (shard: number) => ['--fail-on', 'error', ...report(shard).split(' ')];
  for (const shard of parts) await workspace.run([...options(shard), '--shard', `${shard}/${parts.length}`]);
  await workspace.run(options(0));
  const merged = await workspace.run(['merge-reports', ...parts.map((shard) => `out/${shard}.json`)]);
  return { workspace, whole: workspace.read('out/0.json'), merged };
}

describe('--shard', () => {
  it('reads each document in one part, whatever lies beside it', async () => {
    const workspace = new Workspace(files);
    const read = async (shard: string) => (await workspace.report('--shard', shard)).files.map(({ path }) => path);
    const shares = await Promise.all(parts.map((shard) => read(`${shard}/3`)));
    expect(shares.flat().sort()).toEqual([...names].sort());
    expect(shares.every((share) => share.length > 0)).toBe(true);
    workspace.write('a/new.md', right);
    for (const [at, share] of shares.entries())
      expect((await read(`${at + 1}/3`)).filter((name) => name !== 'a/new.md')).toEqual(share);
  });

  it('says nothing of a part without documents, and nothing of entries that other documents may need', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'distinguo.yml': 'ignore: [old/**]\nallow: [User Group]\n' });
    const runs = await Promise.all([1, 2].map((shard) => workspace.run(['--shard', `${shard}/2`])));
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(runs.map(({ stderr }) => stderr)).toEqual(['', '']);
  });

  it.each(['0/3', '4/3', '3', '1/0', 'a/b', '1/3/5'])('refuses %s', async (shard) => {
    const { code, stderr } = await new Workspace().run(['--shard', shard]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`from 1/5 to 5/5, not “${shard}”.`)]);
  });

  it('does not go with what writes documents', async () => {
    for (const option of ['--fix', '--fix-dry-run', '--review', '--stdin'])
      expect((await new Workspace().run(['--shard', '1/2', option])).stderr).toContain('do not go together');
  });
});

describe('distinguo merge-reports', () => {
  it.each(['json', 'sarif'])('makes of the parts in %s what one run would have reported', async (format) => {
    const { whole, merged } = await sharded((shard) => `--format ${format}=out/${shard}.json`);
    expect(merged).toEqual({ code: 0, stdout: whole, stderr: '' });
    expect(whole).toContain('ignroe');
  });

  it('makes one baseline of those that the parts have written', async () => {
    const workspace = new Workspace(files);
    for (const shard of [0, ...parts])
      await workspace.run([
        ...['--baseline', `out/${shard}.json`, '--update-baseline'],
        ...(shard > 0 ? ['--shard', `${shard}/3`] : []),
      ]);
    await workspace.run(['merge-reports', '-o', 'out/all.json', ...parts.map((shard) => `out/${shard}.json`)]);
    expect(workspace.read('out/all.json')).toBe(workspace.read('out/0.json'));
    expect((await workspace.run(['--baseline', 'out/all.json'])).code).toBe(0);
  });

  it('takes reports with a byte order mark, as some shells write them', async () => {
    const report = '{"files":[],"notices":[],"summary":{"files":1}}';
    const workspace = new Workspace({ 'a.json': `\ufeff${report}`, 'b.json': report });
    const { code, stdout, stderr } = await workspace.run(['merge-reports', 'a.json', 'b.json']);
    expect([code, stderr, JSON.parse(stdout).summary.files]).toEqual([0, '', 2]);
  });

  it('refuses what only looks like a report, each by its name', async () => {
    const json = (parts: object) => ({ files: [], notices: [], summary: {}, ...parts });
    const sarif = (parts: object) => ({
      runs: [
        { tool: { driver: { name: 'Distinguo' } }, originalUriBaseIds: {}, results: [], invocations: [], ...parts },
      ],
    });
    const lookAlikes: readonly unknown[] = [
      ...[null, 1, 'text', [], {}],
      ...[{ files: {} }, { notices: {} }, { summary: null }, { summary: 'all' }].map(json),
      ...[{ files: [null] }, { files: [{ path: 1 }] }, { summary: { files: '1' } }].map(json),
      ...[{ runs: null }, { runs: [] }, { runs: [null] }, { runs: [{}] }],
      ...[{ tool: {} }, { tool: null }, { originalUriBaseIds: null }, { results: null }, { invocations: {} }].map(
        sarif,
      ),
      ...[null, {}, { locations: [] }, { locations: [{}] }, { locations: [{ physicalLocation: {} }] }]
        .concat([{ locations: [{ physicalLocation: { artifactLocation: { uri: 1 } } }] }] as never)
        .map((result) => sarif({ results: [result] })),
      ...[null, {}].map((invocation) => sarif({ invocations: [invocation] })),
    ];
    const workspace = new Workspace();
    for (const value of lookAlikes) {
      workspace.write('part.json', JSON.stringify(value));
      const { code, stdout, stderr } = await workspace.run(['merge-reports', 'part.json']);
      expect({ code, stdout, stderr }, JSON.stringify(value)).toEqual({
        code: 2,
        stdout: '',
        stderr: 'distinguo: part.json is neither a report of Distinguo in JSON or SARIF nor a baseline.\n',
      });
    }
  });

  it('says that all was not well where one part was not, and sums up in the order of a run', async () => {
    const log = (executionSuccessful: boolean) =>
      JSON.stringify({
        runs: [
          {
            tool: { driver: { name: 'Distinguo' } },
            originalUriBaseIds: {},
            results: [{ locations: [{ physicalLocation: { artifactLocation: { uri: '100%.md' } } }] }],
            invocations: [{ executionSuccessful, toolExecutionNotifications: [] }],
          },
        ],
      });
    const report = (summary: object) => JSON.stringify({ files: [], notices: [], summary });
    const workspace = new Workspace({
      'well.sarif': log(true),
      'ill.sarif': log(false),
      'a.json': report({ known: 1, files: 1 }),
      'b.json': report({ fixableSteps: 3, fixable: 2, files: 4 }),
    });
    const successful = async (...names: string[]) =>
      JSON.parse((await workspace.run(['merge-reports', ...names])).stdout).runs[0].invocations[0].executionSuccessful;
    expect(await successful('well.sarif', 'ill.sarif')).toBe(false);
    expect(await successful('well.sarif', 'well.sarif')).toBe(true);
    const { summary } = JSON.parse((await workspace.run(['merge-reports', 'a.json', 'b.json'])).stdout);
    expect(Object.entries(summary)).toEqual([
      ['files', 5],
      ['fixable', 2],
      ['fixableSteps', 3],
      ['known', 1],
    ]);
  });

  it('writes what it has merged before once more, a baseline over a baseline and a report over a report', async () => {
    const baseline = '{"version":1,"files":{"a.md":[{"rule":"r","words":"w","fingerprint":"f","count":1}]}}';
    const report = '{"files":[],"notices":[],"summary":{"files":1}}';
    const workspace = new Workspace({ 'baseline.json': baseline, 'report.json': report });
    for (const name of ['baseline.json', 'report.json'])
      for (let run = 0; run < 2; run++) {
        const { code, stderr } = await workspace.run(['merge-reports', '-o', `all-${name}`, name]);
        expect({ code, stderr }, name).toEqual({ code: 0, stderr: '' });
      }
    const over = await workspace.run(['merge-reports', '-o', 'all-baseline.json', 'report.json']);
    expect([over.code, over.stderr]).toEqual([2, expect.stringContaining('would take the place of all-baseline.json')]);
  });

  it('refuses what it cannot join, and writes nothing then', async () => {
    const workspace = new Workspace({
      'json.json': '{"files":[],"notices":[],"summary":{}}',
      'sarif.json':
        '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Distinguo"}},"originalUriBaseIds":{},"results":[],"invocations":[]}]}',
      'newer.json':
        '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Distinguo","semanticVersion":"9"}},"originalUriBaseIds":{},"results":[],"invocations":[]}]}',
      'less.json':
        '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Distinguo"}},"results":[],"invocations":[]}]}',
      'other.json': '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Lint"}},"results":[null]}]}',
      'text.json': 'a.md:1:1: warning',
      'old.json': `{"version":1,"files":{"a.md":[{"rule":"r","words":"w","fingerprint":"f","count":1}]}}`,
      'new.json': `{"version":1,"files":{"a.md":[{"rule":"r","words":"w","fingerprint":"f","count":2}]}}`,
      'README.md': right,
    });
    const cases: readonly (readonly [string, string])[] = [
      ['', 'write distinguo merge-reports'],
      ['--jsno json.json', 'write distinguo merge-reports'],
      ['json.json gone.json', 'gone.json does not exist.'],
      ['json.json sarif.json', 'reports of different kinds'],
      ['sarif.json newer.json', 'sarif.json and newer.json were written by different versions'],
      ['sarif.json other.json', 'other.json is neither a report of Distinguo'],
      ['less.json', 'less.json is neither a report of Distinguo'],
      ['text.json', 'text.json is no JSON'],
      ['old.json new.json', 'old.json and new.json differ about a.md'],
      ['-o README.md json.json', 'would take the place of README.md'],
      ['-o old.json json.json', 'would take the place of old.json'],
      ['-o old.json sarif.json', 'would take the place of old.json'],
    ];
    for (const [args, said] of cases) {
      const { code, stdout, stderr } = await workspace.run(['merge-reports', ...args.split(' ').filter(Boolean)]);
      expect({ code, stdout, stderr }, args).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
    }
    expect(workspace.read('README.md')).toBe(right);
    await workspace.run(['merge-reports', '--force', '-o', 'README.md', 'json.json']);
    expect(JSON.parse(workspace.read('README.md'))).toMatchObject({ files: expect.anything() });
  });
});
