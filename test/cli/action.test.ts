import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cli, Workspace, wrong } from './distinguo.js';

interface Step {
  readonly id?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(fs.readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, { default: string }>;
  runs: { steps: readonly Step[] };
};
const lint = action.runs.steps.find(({ id }) => id === 'lint');

/** Runs the step of the action that reads documents, as GitHub would with these inputs. */
function run(workspace: Workspace, inputs: Readonly<Record<string, string>>, base = '') {
  const context: Record<string, string> = { 'github.action_path': '', 'github.base_ref': base };
  for (const [name, { default: usual }] of Object.entries(action.inputs))
    context[`inputs.${name}`] = inputs[name] ?? usual;
  const filled = Object.entries(lint?.env ?? {}).map(([name, value]) => [
    name,
    value.replace(/\$\{\{ (.*?) \}\}/g, (_, key: string) => context[key] ?? key),
  ]);
  const files = { GITHUB_OUTPUT: workspace.path('output.out'), GITHUB_STEP_SUMMARY: workspace.path('summary.out') };
  const env = { ...process.env, ...Object.fromEntries(filled), ...files, DISTINGUO: cli };
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', lint?.run ?? ''], {
    cwd: workspace.folder,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, output: workspace.files.includes('output.out') ? workspace.read('output.out') : '' };
}

describe.skipIf(process.platform === 'win32')('the GitHub Action', () => {
  it('annotates, writes SARIF and a summary, and says how it ended', () => {
    const workspace = new Workspace({ 'docs/a.md': wrong, 'b c.md': wrong, 'd.md': wrong });
    const { status, stdout, output } = run(workspace, { paths: 'docs\nb c.md', 'upload-sarif': 'true' });
    expect(status).toBe(1);
    expect(stdout.match(/^::warning .*file=(docs\/a|b c)\.md/gm)).toHaveLength(2);
    expect(output).toBe(`sarif=${workspace.path('distinguo.sarif')}\nexit-code=1\n`);
    expect(JSON.parse(workspace.read('distinguo.sarif')).runs[0].results).toHaveLength(2);
    expect(workspace.read('summary.out')).toContain('**2** warnings');
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
    for (const { run: script = '' } of action.runs.steps) expect(script).not.toContain('${{');
    const workspace = new Workspace({ 'a.md': wrong });
    run(workspace, { paths: '$(touch ran)\n; touch ran', 'max-warnings': '`touch ran`', baseline: '"; touch ran; "' });
    expect(workspace.files).not.toContain('ran');
  });
});
