import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ActionRun, actionIn, runAction } from '../support/composite-action.js';
import { cli, Workspace, wrong } from './distinguo.js';

/** A folder as a tag of the action holds it, with the program as it is built, or the sources alone. */
function actionFolder({ isBuilt = true } = {}): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'an action '));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  fs.copyFileSync('action.yml', path.join(folder, 'action.yml'));
  if (isBuilt) fs.symlinkSync(path.dirname(cli), path.join(folder, 'dist'));
  return folder;
}

/** Runs the action in a workspace that a workflow has checked out. */
const run = (workspace: Workspace, inputs: Readonly<Record<string, string>>, base = ''): ActionRun =>
  runAction(actionFolder(), workspace.folder, inputs, { base_ref: base });

describe.skipIf(process.platform === 'win32')('the GitHub Action', () => {
  it('annotates, writes SARIF and a summary, and says how it ended', () => {
    const workspace = new Workspace({ 'docs/a.md': wrong, 'b c.md': wrong, 'd.md': wrong });
    const ran = run(workspace, { paths: 'docs\nb c.md', 'upload-sarif': 'true' });
    const { status, stdout, outputs, summary, used } = ran;
    expect(status).toBe(1);
    expect(stdout.match(/^::warning .*file=(docs\/a|b c)\.md/gm)).toHaveLength(2);
    const sarif = workspace.path('distinguo.sarif');
    expect(outputs).toEqual({ sarif, 'exit-code': '1' });
    // Also where the build fails: that is when there is something to show.
    expect(used).toEqual([
      {
        uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@/),
        with: { sarif_file: sarif, category: 'distinguo' },
      },
    ]);
    expect(JSON.parse(workspace.read('distinguo.sarif')).runs[0].results).toHaveLength(2);
    expect(summary).toContain('**2** warnings');
  });

  it('is content where all is well, in the folder that is named, and hands nothing on unasked', () => {
    const workspace = new Workspace({ 'docs/a.md': 'Each user clicks the button.\n', 'b.md': wrong });
    const { status, outputs, used, stdout } = run(workspace, { 'working-directory': 'docs', sarif: 'out.sarif' });
    expect({ status, outputs, used }).toEqual({
      status: 0,
      outputs: { sarif: workspace.path('docs/out.sarif'), 'exit-code': '0' },
      used: [],
    });
    expect(stdout).not.toContain('::warning');
  });

  it('of a reference that holds the sources alone says so, and does nothing else', () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const ran = runAction(actionFolder({ isBuilt: false }), workspace.folder, { 'upload-sarif': 'true' });
    expect(ran).toMatchObject({ status: 2, outputs: { sarif: '', 'exit-code': '' }, used: [] });
    expect(ran.stdout).toMatch(/^::error::This reference holds the sources alone/);
    expect(workspace.files).toEqual(['a.md']);
  });

  it('reads what each line names, whatever stands around it, and nothing else', () => {
    const workspace = new Workspace({ 'docs/a.md': wrong, 'b  c.md': wrong, 'it\'s "d".md': wrong, 'e.md': wrong });
    const read = (paths: string) =>
      run(workspace, { paths })
        .stdout.match(/(?<=file=)[^,]*/g)
        ?.sort();
    expect(read('docs\n')).toEqual(['docs/a.md']);
    expect(read('\n  docs \r\nb  c.md\n\nit\'s "d".md\n')).toEqual(['b  c.md', 'docs/a.md', 'it\'s "d".md']);
    expect(read(' \n')).toHaveLength(4);
  });

  it('reports in a pull request what is new since its target branch', () => {
    const workspace = new Workspace({ 'a.md': wrong });
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: workspace.folder });
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    git('remote', 'add', 'origin', workspace.folder);
    workspace.write('new.md', wrong);
    expect(run(workspace, {}, 'main').stdout.match(/file=[^,]*/g)).toEqual(['file=new.md']);
    expect(run(workspace, { since: 'none' }, 'main').stdout.match(/file=[^,]*/g)).toEqual(['file=a.md', 'file=new.md']);
  });

  it('takes no input as a command', () => {
    for (const { run: script = '' } of actionIn('.').runs.steps) expect(script).not.toContain('${{');
    const workspace = new Workspace({ 'a.md': wrong });
    run(workspace, { paths: '$(touch ran)\n; touch ran', 'max-warnings': '`touch ran`', baseline: '"; touch ran; "' });
    expect(workspace.files).not.toContain('ran');
  });
});
