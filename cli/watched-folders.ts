import fs from 'node:fs';
import path from 'node:path';
import { isLeftover } from '../workspace/disk/index.js';
import { UsageError } from './usage-error.js';

/** In milliseconds: programs save several files in one go, and one file in several steps. */
const settling = 100;
const longestSettling = 1_000;

/**
 * Waits for changes in folders, each for itself: the system tells, nothing is
 * asked again and again. What lies in a folder of a folder is seen when that is
 * watched, too.
 */
export class WatchedFolders {
  readonly #watchers = new Map<string, fs.FSWatcher>();
  readonly #wanted = new Set<string>();
  #told: (() => void) | undefined;
  #changed = false;
  #timer: NodeJS.Timeout | undefined;
  #first = 0;
  #closed = false;

  /** @param matters whether a change of this file, or a folder that has come, is one; absolute */
  constructor(readonly matters: (file: string) => boolean) {}

  get size(): number {
    return this.#watchers.size;
  }

  /**
   * Watches a folder from now on, and until the next {@link settle} at least; none any more after {@link close},
   * since what is watched keeps the program alive.
   *
   * @throws UsageError when the system can watch no more
   */
  add(folder: string): void {
    this.#wanted.add(folder);
    if (this.#closed || this.#watchers.has(folder)) return;
    try {
      const watcher = fs.watch(folder, (event, name) => this.#see(folder, event, name));
      // One that is gone is seen from above.
      watcher.on('error', () => this.#remove(folder));
      this.#watchers.set(folder, watcher);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'ENOSPC' || code === 'EMFILE')
        throw new UsageError(
          `the system lets nobody watch more than ${this.#watchers.size} folders: name fewer, or raise its limit (Linux: fs.inotify.max_user_watches).`,
        );
    }
  }

  /** Lets go of the folders that were not added since the last time. */
  settle(): void {
    for (const folder of [...this.#watchers.keys()]) if (!this.#wanted.has(folder)) this.#remove(folder);
    this.#wanted.clear();
  }

  /** Returns when something has changed since the last time, and nothing more has for a moment. */
  async changed(): Promise<void> {
    if (!this.#changed)
      await new Promise<void>((resolve) => {
        this.#told = resolve;
      });
    this.#told = undefined;
    this.#changed = false;
  }

  /** Watches nothing any more; {@link changed} returns. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const folder of [...this.#watchers.keys()]) this.#remove(folder);
    this.#tell();
  }

  #remove(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  /** @param name undefined where the system does not say it */
  #see(folder: string, event: fs.WatchEventType, name: string | null): void {
    const file = path.join(folder, name ?? '');
    const wasWatched = this.#watchers.has(file);
    // The system watches what was there, not what comes under its name.
    for (const at of [folder, file]) if (!fs.existsSync(at) || (event === 'rename' && at === file)) this.#remove(at);
    if (name !== null && (isLeftover(file) || !(wasWatched || this.matters(file)))) return;
    const now = Date.now();
    if (this.#timer === undefined) this.#first = now;
    clearTimeout(this.#timer);
    const rest = Math.max(0, this.#first + longestSettling - now);
    this.#timer = setTimeout(() => this.#tell(), Math.min(settling, rest));
  }

  #tell(): void {
    this.#timer = undefined;
    this.#changed = true;
    this.#told?.();
  }
}
