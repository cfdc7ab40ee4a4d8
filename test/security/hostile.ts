import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { cli, type Run, type Workspace } from '../cli/distinguo.js';

/** A folder beside the workspace that nothing in the workspace has any business with. */
export class Outside {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'outside ')));

  constructor(files: Readonly<Record<string, string>> = {}) {
    onTestFinished(() => fs.rmSync(this.folder, { recursive: true, force: true }));
    for (const [name, contents] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
      fs.writeFileSync(this.path(name), contents);
    }
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  read(name: string): string {
    return fs.readFileSync(this.path(name), 'utf8');
  }

  get names(): readonly string[] {
    return fs.readdirSync(this.folder).sort();
  }
}

/** Makes a link in a workspace. */
export function link(workspace: Pick<Workspace, 'path'>, name: string, to: string): void {
  fs.mkdirSync(path.dirname(workspace.path(name)), { recursive: true });
  fs.symlinkSync(to, workspace.path(name));
}

/** A script that leaves a mark when anybody runs it, and whether somebody did. */
export function trap(): { readonly script: string; readonly module: string; readonly ran: () => boolean } {
  const folder = new Outside();
  const mark = folder.path('ran');
  const script = folder.path('trap');
  fs.writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, { mode: 0o755 });
  return {
    script,
    module: `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\n`,
    ran: () => fs.existsSync(mark),
  };
}

/** The environment in which a program is watched, and what was seen. */
export function witness(): { readonly env: Readonly<Record<string, string>>; readonly seen: () => readonly string[] } {
  const log = new Outside({ log: '' });
  return {
    env: {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL(path.resolve('test/security/witness.js')).href}`,
      DISTINGUO_WITNESS: log.path('log'),
    },
    seen: () => log.read('log').split('\n').filter(Boolean),
  };
}

/** Whether a program can be shown to a terminal here. */
export const hasTerminal = process.platform === 'linux' && fs.existsSync('/usr/bin/script');

/** Runs `distinguo` with a terminal as its standard output. */
export function onTerminal(workspace: Workspace, args: readonly string[]): Promise<Pick<Run, 'code' | 'stdout'>> {
  const quoted = [process.execPath, cli, ...args].map((arg) => `'${arg}'`).join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn('script', ['-qefc', `${quoted} < /dev/null`, '/dev/null'], {
      cwd: workspace.folder,
      env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', CI: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const out: Buffer[] = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: Buffer.concat(out).toString() }));
  });
}
