import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { Workspace, wrong } from './distinguo.js';

const linux = process.platform === 'linux';

describe('a report that goes to a file', () => {
  it('is what standard output would get, however long, in folders that are made', async () => {
    const workspace = new Workspace({ 'a.md': `${wrong}\n`.repeat(900) });
    const { stdout } = await workspace.run(['--format', 'json']);
    const run = await workspace.run(['--format', 'json=out/deep/report.json']);
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(workspace.read('out/deep/report.json')).toBe(stdout);
    expect(stdout.length).toBeGreaterThan(3 * 65_536);
    expect(fs.readdirSync(workspace.path('out/deep'))).toEqual(['report.json']);
  });

  it.each([
    ['out', 'the report cannot be written to out: it is a folder.'],
    ['a.md/report', 'the report cannot be written: a.md/report lies below something that is not a folder.'],
    [`${'x'.repeat(300)}/report`, 'has a name that is too long.'],
  ])('is refused before anything is read where it cannot be: %s', async (name, message) => {
    const workspace = new Workspace({ 'a.md': wrong });
    fs.mkdirSync(workspace.path('out'));
    const { code, stdout, stderr } = await workspace.run(['--format', `compact=${name}`]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^distinguo: the report cannot be written/);
    expect(stderr.endsWith(`${message}\n`) && !stderr.includes('UsageError')).toBe(true);
    expect(fs.readdirSync(workspace.folder)).toEqual(['a.md', 'out']);
    expect(fs.readdirSync(workspace.path('out'))).toEqual([]);
  });

  it.each(['new.json', './new.json', 'out/../new.json'])('is not written where the baseline goes: %s', async (name) => {
    const workspace = new Workspace({ 'a.md': wrong, 'out/b.md': wrong });
    const run = await workspace.run([
      '--baseline',
      'new.json',
      '--update-baseline',
      '--format',
      `json=${name}`,
      '--force',
    ]);
    expect(run).toEqual({
      code: 2,
      stdout: '',
      stderr: `distinguo: a report and the baseline cannot both be written to ${name}.\n`,
    });
    expect(workspace.files).toEqual(['a.md', 'out/b.md']);
  });

  it('is one for each place, however that is written', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const run = await workspace.run(['--format', `json=${workspace.path('x')}`, '--format', 'sarif=./x']);
    expect([run.code, run.stderr]).toEqual([2, 'distinguo: two reports cannot both be written to ./x.\n']);
    expect(workspace.files).toEqual(['a.md']);
  });

  it.each(['--baseline', '--cache'])('below a document is no more refused than what %s names', async (option) => {
    const workspace = new Workspace({ 'a.md': wrong });
    const { stderr } = await workspace.run([`${option}=a.md/below`]);
    expect(stderr).not.toContain('an error of its own');
    expect(workspace.files).toEqual(['a.md']);
  });

  it.skipIf(!linux)('that takes no more is told once, and the rest of the run goes on', async () => {
    const workspace = new Workspace({ 'a.md': `${wrong}\n`.repeat(900), 'b.md': 'An enduser waits.\n' });
    const run = await workspace.run(['--format', 'json=/dev/full', '--format', 'compact']);
    expect(run.code).toBe(2);
    const told = 'the report for /dev/full is not complete: it could not be written: the disk is full.';
    expect(run.stderr.split(told)).toHaveLength(2);
    expect(run.stdout).toContain('\nb.md:1:4: warning');
  });

  it.skipIf(!linux)('may be a device, which nothing takes the place of', async () => {
    const before = fs.statSync('/dev/null').rdev;
    const workspace = new Workspace({ 'a.md': wrong });
    const run = await workspace.run(['--format', 'json=/dev/null']);
    expect(run).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(fs.statSync('/dev/null').rdev).toBe(before);
    const { code, stderr } = await workspace.run(['--format', 'json=/dev/null', '--format', 'compact=a.md']);
    expect([code, workspace.read('a.md')]).toEqual([2, wrong]);
    expect(stderr).toContain('the report would take the place of a.md');
  });

  it('is added to a summary of a job, and is nothing where there is nothing to say', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const summary = path.join(new Workspace().folder, 'summary.md');
    fs.writeFileSync(summary, 'Before.\n');
    const run = () => workspace.run(['--format', 'github'], { env: { GITHUB_STEP_SUMMARY: summary } });
    expect((await run()).code).toBe(1);
    const once = fs.readFileSync(summary, 'utf8');
    expect(once).toMatch(/^Before\.\n/);
    expect(once).toContain('a.md');
    await run();
    expect(fs.readFileSync(summary, 'utf8')).toBe(once + once.slice('Before.\n'.length));
  });

  it('leaves nothing where the next one is refused', async () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const run = await workspace.run(['--format', 'json=new.json', '--format', 'compact=a.md']);
    expect([run.code, workspace.files]).toEqual([2, ['a.md']]);
    expect(workspace.read('a.md')).toBe(wrong);
  });

  it('is not there, and nothing of it, when the run fails', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'old.json': '' });
    const run = await workspace.run(['--format', 'json=old.json', '--format', 'json=new.json', '--since', 'main']);
    expect(run.code).toBe(2);
    expect(workspace.files).toEqual(['a.md', 'old.json']);
    expect(workspace.read('old.json')).toBe('');
  });
});
