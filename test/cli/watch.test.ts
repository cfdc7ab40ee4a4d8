import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import fs from 'node:fs';
import process from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cli, inherited, right, Workspace, wrong } from './distinguo.js';

/** A run of `distinguo --watch`. */
class Watch {
  readonly child: ChildProcess;
  #said = '';

  constructor(workspace: Workspace, args: readonly string[], stdio: StdioOptions = ['ignore', 'pipe', 'pipe']) {
    this.child = spawn(process.execPath, [cli, '--watch', '--format', 'compact', ...args], {
      cwd: workspace.folder,
      env: inherited(),
      stdio,
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (text) => {
        this.#said += text;
      });
    onTestFinished(() => void this.child.kill('SIGKILL'));
  }

  /** What was said since the last {@link next}. */
  get said(): string {
    return this.#said;
  }

  /** What the next run says, when it is over. */
  async next(): Promise<string> {
    await expect.poll(() => this.#said, { timeout: 30_000, interval: 20 }).toMatch(/^Watching .*\n/m);
    const said = this.#said;
    this.#said = '';
    return said;
  }
}

describe.skipIf(process.platform === 'win32')('--watch', () => {
  it('runs again whenever something changes that decides, and Ctrl-C ends it', { timeout: 120_000 }, async () => {
    const workspace = new Workspace({ 'docs/a.md': wrong, 'guide/b.md': right, 'other/c.md': wrong, 'mine.yml': '' });
    workspace.write('guide/distinguo.yml', 'extends: ../mine.yml\n');
    const watch = new Watch(workspace, ['docs', 'guide', '--format', 'html=guide/report.html']);
    const first = await watch.next();
    expect(first).toMatch(/^docs\/a\.md:1:6: warning: /);
    expect(first).not.toContain('\x1b');
    expect(first).toMatch(/\n\nWatching \d folders for changes; Ctrl-C ends\.\n$/);

    workspace.write('docs/a.md', right);
    expect(await watch.next()).not.toContain('docs/a.md');

    // Several at once are one change; what is not read is none.
    workspace.write('other/c.md', right);
    workspace.write('docs/notes.log', wrong);
    workspace.write('guide/b.md', wrong);
    workspace.write('guide/new/deep/d.md', wrong);
    await expect.poll(async () => watch.next(), { timeout: 30_000 }).toContain('guide/new/deep/d.md:1:6');
    fs.rmSync(workspace.path('guide/b.md'));
    const without = await watch.next();
    expect(without).toContain('guide/new/deep/d.md:1:6');
    expect(without).not.toContain('guide/b.md');

    workspace.write('.distinguoignore', 'deep/\n');
    expect(await watch.next()).not.toContain('deep');
    fs.rmSync(workspace.path('.distinguoignore'));
    expect(await watch.next()).toContain('guide/new/deep/d.md:1:6');
    // What a configuration extends lies in no folder that is read.
    workspace.write('mine.yml', 'ignroe: [new]\n');
    expect(await watch.next()).toMatch(/mine\.yml:1:1: .*ignroe/);
    workspace.write('mine.yml', 'ignore: ["new/**"]\n');
    expect(await watch.next()).not.toContain('deep');

    fs.rmSync(workspace.path('docs'), { recursive: true });
    expect(await watch.next()).toContain('docs does not exist.');
    workspace.write('docs/e.md', wrong);
    expect(await watch.next()).toContain('docs/e.md:1:6');

    watch.child.kill('SIGINT');
    expect(await new Promise((resolve) => watch.child.on('close', resolve))).toBe(0);
  });

  it('neither reads nor watches the document that its own output goes to', async () => {
    const workspace = new Workspace({ 'a.md': wrong, 'said.md': wrong });
    const said = fs.openSync(workspace.path('said.md'), 'a');
    const watch = new Watch(workspace, ['.'], ['ignore', said, 'pipe']);
    fs.closeSync(said);
    await watch.next();
    // A round that its own words began would come in a tenth of a second; what somebody else writes there begins none, too.
    workspace.write('said.md', 'Nothing.\n');
    await new Promise((resolve) => setTimeout(resolve, 700));
    workspace.write('b.md', wrong);
    expect((await watch.next()).match(/^Watching/gm)).toHaveLength(1);
    expect(workspace.read('said.md')).toMatch(/^b\.md:1:6: warning/m);
    expect(workspace.read('said.md')).not.toContain('said.md');
  });

  it('ends with Ctrl-C while it reads', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`b${at}.md`, `${at} ${wrong}`.repeat(20)]));
    const watch = new Watch(new Workspace(many), ['.']);
    // Nobody takes the rest of its report, so it cannot come to its end before the signal.
    const { stdout } = watch.child;
    await new Promise<void>((resolve) => stdout?.once('data', () => resolve(void stdout.pause())));
    watch.child.kill('SIGINT');
    stdout?.resume();
    expect(await new Promise((resolve) => watch.child.on('close', resolve))).toBe(0);
    expect(watch.said).not.toContain('Watching');
  });

  it.skipIf(process.platform !== 'linux')('ends with Ctrl-C while it judges a long document', async () => {
    const long = 'The user opens the page. The customer pays the bill.\n\n'.repeat(40_000);
    const watch = new Watch(new Workspace({ 'a.md': `${wrong}\n${long}` }), ['.']);
    const status = () => fs.readFileSync(`/proc/${watch.child.pid}/status`, 'utf8');
    // It hears signals, and then has begun to judge, which takes seconds; were it slower, it would end all the same.
    await expect.poll(status, { timeout: 20_000 }).toMatch(/^SigCgt:.*[2367abef]\n/m);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    watch.child.kill('SIGINT');
    expect(await new Promise((resolve) => watch.child.on('close', resolve))).toBe(0);
    expect(watch.said).not.toContain('a.md');
  });

  it('goes with nothing that writes documents or asks', async () => {
    for (const option of ['--fix', '--review', '--stdin', '--staged', '--baseline=b.json --update-baseline'])
      expect((await new Workspace().run(['--watch', ...option.split(' ')])).stderr).toMatch(
        /--watch and .* do not go together|--update-baseline and --watch/,
      );
  });
});
