import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isInFolder } from '../configuration/index.js';
import { languageByEnding, languages } from '../engine/index.js';
import { slashed } from '../workspace/disk/index.js';
import { foreignFolders, ignoreFileNames, isConfigurationName } from '../workspace/index.js';
import { BackgroundReviews } from './background-reviews.js';
import { lintPaths, type Watching } from './lint.js';
import type { Options } from './options.js';
import { isOutputFile } from './output-files.js';
import { rootFor } from './targets.js';
import { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { WatchedFolders } from './watched-folders.js';

/** Takes away what is on the screen of a terminal, and what has scrolled by. */
const clearScreen = '\x1b[2J\x1b[3J\x1b[H';

/** Lints, and lints again whenever a document, a configuration or an ignore file changes, until Ctrl-C; returns 0 then. */
export async function watchPaths(options: Options, terminal: Terminal): Promise<number> {
  const ended = new AbortController();
  const end = () => ended.abort();
  const watcher = new Watcher(options, terminal, ended.signal);
  process.on('SIGINT', end);
  try {
    await watcher.run();
    return 0;
  } finally {
    process.off('SIGINT', end);
  }
}

class Watcher {
  /** Files that their names do not tell: what configurations extend or have read, a baseline. */
  readonly #special = new Set<string>();
  /** What the run itself writes. */
  readonly #own: ReadonlySet<string>;
  readonly #folders = new WatchedFolders((file) => this.#matters(file));
  readonly #watching: Watching;

  constructor(
    readonly options: Options,
    readonly terminal: Terminal,
    readonly signal: AbortSignal,
  ) {
    const { reports, config, baseline, cache } = options;
    const written = [...reports.map(({ file }) => file), cache];
    this.#own = new Set(written.flatMap((file) => (file === undefined ? [] : [this.#at(file)])));
    for (const file of [config, baseline]) if (file !== undefined) this.#special.add(this.#at(file));
    this.#watching = {
      memory: new BackgroundReviews(signal),
      enters: (folder) => this.#folders.add(path.resolve(folder)),
      reads: (file) => this.#special.add(path.resolve(file)),
      leavesOut: isOutputFile,
      signal,
    };
    signal.addEventListener('abort', () => this.#folders.close());
  }

  async run(): Promise<void> {
    while (!this.signal.aborted) {
      await this.#watchAround();
      const round = new Terminal();
      round.colorChoice = this.options.color;
      if (round.isWatched) await round.print(clearScreen);
      await this.#lint(round);
      if (this.signal.aborted) return;
      for (const file of this.#special) this.#folders.add(path.dirname(file));
      this.#folders.settle();
      await round.printBesideReport(
        `\nWatching ${this.#folders.size === 1 ? '1 folder' : `${this.#folders.size} folders`} for changes; Ctrl-C ends.\n`,
      );
      await round.end();
      if (round.isBroken) throw new UsageError('standard output was closed before all was written.');
      await this.#folders.changed();
    }
  }

  /** One run; what it could not do is told, and may be mended before the next. */
  async #lint(round: Terminal): Promise<void> {
    try {
      await lintPaths(this.options, round, this.#watching);
    } catch (error) {
      if (this.signal.aborted) return;
      if (!(error instanceof UsageError)) throw error;
      round.notice({ kind: 'failure', message: error.message });
    }
  }

  /** Watches the folders in which what is named may come, and those above, where a configuration may. */
  async #watchAround(): Promise<void> {
    const { cwd } = this.terminal;
    this.#folders.add(cwd);
    for (const named of this.options.paths.map((arg) => path.resolve(cwd, arg))) {
      const root = slashed(await rootFor(existing(named), cwd));
      for (let at = existing(named); isInFolder(slashed(at), root); at = path.dirname(at)) {
        this.#folders.add(at);
        if (path.dirname(at) === at) break;
      }
    }
  }

  #matters(file: string): boolean {
    const name = path.basename(file);
    if (this.#isOwn(file) || foreignFolders.some((foreign) => foreign === name)) return false;
    const isKnown =
      isConfigurationName(name) || name === 'package.json' || ignoreFileNames.some((known) => known === name);
    return isKnown || mayBeRead(name) || this.#special.has(file) || isFolder(file);
  }

  /** Whether the run itself writes this: a report, what lies in its cache, or where its output goes. */
  #isOwn(file: string): boolean {
    return [...this.#own].some((own) => isInFolder(slashed(file), slashed(own))) || isOutputFile(file);
  }

  #at(file: string): string {
    return path.resolve(this.terminal.cwd, file);
  }
}

/** The nearest folder that is there, from a path upwards. */
function existing(at: string): string {
  const stat = fs.statSync(at, { throwIfNoEntry: false });
  return stat?.isDirectory() === true || path.dirname(at) === at ? at : existing(path.dirname(at));
}

/** Whether something that has come is a folder, in which documents may lie. */
function isFolder(file: string): boolean {
  try {
    return fs.statSync(file).isDirectory();
  } catch {
    return false; // It is gone already, and was no folder that mattered.
  }
}

/** Whether a file may be read though no run has read it yet; code is only where a configuration asks for it. */
function mayBeRead(name: string): boolean {
  const id = languageByEnding(name);
  return id !== undefined && !languages[id].optIn;
}
