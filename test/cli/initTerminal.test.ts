import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { cli, Workspace } from './distinguo.js';
import { apart } from './requirements.js';

const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasTerminal)('over many documents', () => {
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`docs/${at}.md`, apart.replaceAll('bike', `bike ${at}`).repeat(3)]),
  );
  // In CI nobody watches a bar.
  const { NO_COLOR: _, FORCE_COLOR: __, CI: ___, ...env } = process.env;
  const run = (command: string, folder: string) =>
    spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: folder,
      env: { ...env, TERM: 'xterm' },
      encoding: 'utf8',
    });

  it('a bar shows on a terminal how far it is, and is gone in the end; in a pipe there is none', {
    timeout: 60_000,
  }, () => {
    const { folder } = new Workspace(many);
    const program = `'${process.execPath}' '${cli}' glossary discover`;
    const shown = run(program, folder).stdout;
    const bars = [...shown.replaceAll('\u001b[K', '').matchAll(/\rReading… \[(#*)·*\] (\d+) of 200 documents/g)];
    expect(bars.length).toBeGreaterThan(0);
    for (const [, filled = '', count] of bars) expect(filled.length).toBe(Math.floor((24 * Number(count)) / 200));
    expect(shown.slice(shown.lastIndexOf('\r\u001b[K'))).toContain('Read 200 documents.');
    const piped = run(`${program} > told 2>&1; cat told`, folder).stdout;
    expect(piped).toContain('Read 200 documents.');
    expect(piped).not.toContain('Reading…');
  });
});
