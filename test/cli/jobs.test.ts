import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, Workspace, wrong } from './distinguo.js';

describe('--jobs', () => {
  it('reports byte for byte what one thread reports, in the same order', { timeout: 120_000 }, async () => {
    const filler = 'Nothing happens on this line of the page, which is there to fill it.\n'.repeat(600);
    const text = (at: number) => `${`${wrong}\n`.repeat(at % 7)}${filler}\nThe user pays the invoice ${at}.\n`;
    const workspace = new Workspace(
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at % 3}/${at}.md`, text(at)])),
    );
    workspace.write('1/distinguo.yml', 'terms: { badge: pass }\n');
    workspace.write('2/distinguo.yml', 'ignore: ["2?.md"]\n');
    workspace.write('0/0.md', Buffer.from([0xff, 0x00]));
    expect(fs.existsSync(path.join(path.dirname(cli), 'cli-worker.cjs'))).toBe(true);
    const alone = await workspace.spawn(['--format', 'json']);
    expect(JSON.parse(alone.stdout).summary.warnings).toBeGreaterThan(150);
    expect(await workspace.spawn(['--format', 'json', '--jobs', '3'])).toEqual(alone);
  });

  it('judges what it is asked to, and in no thread the folder that it is started in', {
    timeout: 120_000,
  }, async () => {
    const filler = 'Nothing happens on this line of the page, which is there to fill it.\n'.repeat(600);
    const workspace = new Workspace({
      'here/other.md': `${wrong}\n`,
      ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`there/${at}.md`, `${filler}\nThe user waits.\n`])),
    });
    const args = ['--jobs', '2', '--format', 'compact', '../there'];
    expect(await workspace.spawn(args, { folder: 'here' })).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.each([
    ['holds as little as one thread where no other is worth while', 1, true],
    ['lets the threads hold little where they judge', 600, false],
  ])('%s', { timeout: 60_000 }, async (_, lines, holds) => {
    const filler = 'Nothing happens on this line of the page, which is there to fill it.\n'.repeat(lines);
    const workspace = new Workspace(
      Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.md`, `${filler}\nThe user pays for ${at}.\n`])),
    );
    workspace.write(
      'spy.cjs',
      `const v8 = require('node:v8');
      const set = v8.setFlagsFromString;
      v8.setFlagsFromString = (flag) => {
        if (require('node:worker_threads').isMainThread) require('node:fs').appendFileSync('flags', flag + '\\n');
        set(flag);
      };`,
    );
    await workspace.spawn(['--jobs', '2', '.'], { env: { NODE_OPTIONS: '--require ./spy.cjs' } });
    const flags = workspace.files.includes('flags') ? workspace.read('flags') : '';
    expect(flags.includes('--heap-growing-percent=100')).toBe(holds);
  });

  it.each(['0', '-1', '65', 'two'])('refuses %s', async (jobs) => {
    const { code, stderr } = await new Workspace().run([`--jobs=${jobs}`]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--jobs needs a')]);
  });
});
