import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { inject, onTestFinished } from 'vitest';
import { inherited, type Run, type RunOptions, runHere } from './in-process.js';

export { inherited, type Run, type RunOptions };

/** The commands that serve until they are stopped: processes of their own. */
const SERVERS = ['lsp', 'mcp'];

/** The bundled command line. */
export const cli = path.join(inject('bundle'), 'cli.js');

/** A folder of its own for one test, with these files; removed afterwards. */
export class Workspace {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'a workspace ')));

  constructor(files: Readonly<Record<string, string | Buffer>> = {}) {
    onTestFinished(() => fs.rmSync(this.folder, { recursive: true, force: true }));
    for (const [name, contents] of Object.entries(files)) this.write(name, contents);
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  write(name: string, contents: string | Buffer): void {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), contents);
  }

  read(name: string): string {
    return fs.readFileSync(this.path(name), 'utf8');
  }

  /** Every file below, with forward slashes. */
  get files(): readonly string[] {
    const all = fs.readdirSync(this.folder, { recursive: true, withFileTypes: true });
    return all
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
      .sort();
  }

  /** Runs `distinguo` in the folder: a server in a process of its own, anything else in this one. */
  run(args: readonly string[] = [], options: RunOptions = {}): Promise<Run> {
    return SERVERS.includes(args[0] ?? '')
      ? this.spawn(args, options)
      : runHere(args, this.path(options.folder ?? '.'), options);
  }

  /** Runs the bundled `distinguo` in the folder, or another program, in a process of its own. */
  spawn(
    args: readonly string[] = [],
    { input = '', env = {}, folder = '.', program = cli }: RunOptions & { readonly program?: string } = {},
  ): Promise<Run> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...args], {
        cwd: this.path(folder),
        env: { ...inherited(), ...env },
      });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (chunk) => out.push(chunk));
      child.stderr.on('data', (chunk) => err.push(chunk));
      child.on('error', reject);
      child.stdin.on('error', () => {}); // A program may end without reading what it is given.
      child.on('close', (code) =>
        resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
      );
      child.stdin.end(input);
    });
  }

  /** Runs with `--format json`; fails when the output is not whole JSON. */
  async report(...args: readonly string[]): Promise<Report & { readonly code: number | null }> {
    const { code, stdout } = await this.run(['--format', 'json', ...args]);
    return { code, ...(JSON.parse(stdout) as Report) };
  }
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** The JSON of a run, as far as tests look at it. */
export interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly term: string;
      readonly message: string;
      readonly range: { readonly start: Place; readonly end: Place };
      readonly replacements: readonly string[];
      readonly evidence: readonly {
        readonly text: string;
        readonly why: string;
        readonly range: { readonly start: Place; readonly end: Place };
      }[];
    }[];
    readonly problems: readonly { readonly code: string; readonly range: { readonly start: Place } }[];
  }[];
  readonly notices: readonly { readonly kind: string; readonly message: string }[];
  readonly summary: Readonly<Record<string, number>>;
}

/** A spelling that is deprecated wherever it stands: a warning, with a safe fix. */
export const wrong = 'Each enduser has a badge.\n';
/** {@link wrong} after its fix. */
export const right = 'Each end user has a badge.\n';
