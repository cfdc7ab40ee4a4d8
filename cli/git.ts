import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Readable, Writable } from 'node:stream';
import { UsageError } from './options.js';

/** A file as Git has it. */
export interface TrackedFile {
  /** The hash of its contents. */
  readonly oid: string;
}

/** Settings of a repository that would make Git start programs; what is called here needs none of them. */
const harmless = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.pager=cat',
  'protocol.allow=never',
  'core.attributesFile=/dev/null',
  'safe.bareRepository=explicit',
];

/** Variables that say where a repository is, as hooks do; others name programs to start and files to write. */
const places = [
  'GIT_DIR',
  'GIT_COMMON_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_CEILING_DIRECTORIES',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
];

/**
 * A repository that is read and never trusted: only commands that list trees,
 * the index and objects are called. None of them looks at the work tree, so none
 * runs filters, hooks, monitors or converters; and no object is fetched.
 */
export class Repository {
  readonly #git: string;
  #blobs: BlobReader | undefined;

  /**
   * @param top the folder that holds `.git`
   * @throws UsageError when there is no Git
   */
  constructor(readonly top: string) {
    const git = gitOutside(top);
    if (git === undefined) throw new UsageError('Git is needed for this and was not found on the PATH.');
    this.#git = git;
  }

  /**
   * The commit where the history of `HEAD` left that of `ref`.
   *
   * @throws UsageError when there is no such commit
   */
  mergeBase(ref: string): string {
    if (ref.startsWith('-')) throw new UsageError(`--since ${ref} is not the name of a branch, tag or commit.`);
    const commit = this.#text(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
    if (commit === undefined)
      throw new UsageError(
        `--since ${ref}: there is no such branch, tag or commit here. In CI, fetch it first (actions/checkout: fetch-depth: 0).`,
      );
    const base = this.#text(['merge-base', commit.trim(), 'HEAD']);
    if (base === undefined)
      throw new UsageError(
        `--since ${ref} has no commit in common with HEAD. In CI, fetch the whole history (actions/checkout: fetch-depth: 0).`,
      );
    return base.trim().split('\n')[0] ?? '';
  }

  /** The files of a commit by their paths from the top; none when there is no such commit. */
  filesOf(commit: string): ReadonlyMap<string, TrackedFile> {
    const listed = this.#text(['ls-tree', '-r', '-z', '--full-tree', commit]) ?? '';
    return trackedIn(listed, /^100\d{3} blob (\S+)\t(.*)$/s);
  }

  /** The files that are staged for the next commit. */
  stagedFiles(): ReadonlyMap<string, TrackedFile> {
    const listed = this.#text(['ls-files', '--stage', '-z', '--full-name', '--']);
    if (listed === undefined) throw new UsageError('Git cannot read what is staged here.');
    return trackedIn(listed, /^100\d{3} (\S+) 0\t(.*)$/s);
  }

  /** The contents of a file; undefined when the repository does not hold them. */
  contents({ oid }: TrackedFile): Promise<Buffer | undefined> {
    this.#blobs ??= this.#openBlobs();
    return this.#blobs.read(oid);
  }

  close(): void {
    this.#blobs?.close();
  }

  #openBlobs(): BlobReader {
    return new BlobReader(
      spawn(this.#git, [...this.#fixed(), 'cat-file', '--batch'], {
        cwd: this.top,
        env: safeEnvironment(),
        stdio: ['pipe', 'pipe', 'ignore'],
        windowsHide: true,
      }),
    );
  }

  #fixed(): readonly string[] {
    return ['--no-pager', '--literal-pathspecs', ...harmless.flatMap((setting) => ['-c', setting])];
  }

  /** What Git answers, or undefined when it refuses. */
  #text(args: readonly string[]): string | undefined {
    const { status, stdout } = spawnSync(this.#git, [...this.#fixed(), ...args], {
      cwd: this.top,
      env: safeEnvironment(),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return status === 0 ? stdout : undefined;
  }
}

/** Reads objects one after the other from one Git. */
class BlobReader {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #output: AsyncIterator<Buffer>;
  #buffered = Buffer.alloc(0);
  #turn: Promise<unknown> = Promise.resolve();

  constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    this.#child = child;
    child.on('error', () => {});
    child.stdin.on('error', () => {});
    this.#output = child.stdout[Symbol.asyncIterator]();
  }

  read(oid: string): Promise<Buffer | undefined> {
    const answer = this.#turn.then(() => this.#ask(oid));
    this.#turn = answer;
    return answer;
  }

  async #ask(oid: string): Promise<Buffer | undefined> {
    this.#child.stdin.write(`${oid}\n`);
    let lineEnd = this.#buffered.indexOf(10);
    while (lineEnd < 0) {
      if (!(await this.#more())) return undefined;
      lineEnd = this.#buffered.indexOf(10);
    }
    const head = this.#buffered.subarray(0, lineEnd).toString();
    this.#buffered = this.#buffered.subarray(lineEnd + 1);
    const size = /^\S+ blob (\d+)$/.exec(head)?.[1];
    if (size === undefined) return undefined;
    while (this.#buffered.length <= Number(size)) if (!(await this.#more())) return undefined;
    const contents = this.#buffered.subarray(0, Number(size));
    this.#buffered = this.#buffered.subarray(Number(size) + 1);
    return contents;
  }

  close(): void {
    this.#child.stdin.end();
    this.#child.kill();
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#output.next();
    if (done === true) return false;
    this.#buffered = Buffer.concat([this.#buffered, value]);
    return true;
  }
}

/** The Git on the PATH; never one that the repository brings along, or that lies wherever one happens to be. */
export function gitOutside(top: string): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder) && folder !== top && !folder.startsWith(top + path.sep))
    .map((folder) => path.join(folder, name))
    .find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile());
}

function safeEnvironment(): NodeJS.ProcessEnv {
  // Settings may say which repositories of others are safe; what is harmful among them is overruled.
  const isKept = (name: string) => !name.startsWith('GIT_') || name.startsWith('GIT_CONFIG') || places.includes(name);
  const kept = Object.entries(process.env).filter(([name]) => isKept(name.toUpperCase()));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

function trackedIn(listed: string, line: RegExp): ReadonlyMap<string, TrackedFile> {
  const tracked = new Map<string, TrackedFile>();
  for (const entry of listed.split('\0')) {
    const [, oid, name] = line.exec(entry) ?? [];
    if (oid !== undefined && name !== undefined) tracked.set(name, { oid });
  }
  return tracked;
}
