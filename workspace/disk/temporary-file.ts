import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What a new file takes over from the one that it replaces. */
export type Kept = Partial<Pick<fs.Stats, 'uid' | 'gid'>> & Pick<fs.Stats, 'mode'>;

/** Those that are there now: none may be left behind when the program is ended. */
const living = new Set<TemporaryFile>();
/** An owner that stays who it is, as the system has it. */
const UNCHANGED = -1;
const signals = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * A file beside others that is moved to its place or taken away again. Its name
 * is short enough beside any other, and cannot be guessed. What fails takes it
 * away; every method but `discard` throws what `explainSystemError` explains.
 */
export class TemporaryFile {
  readonly path: string;
  #handle: number | undefined;

  /**
   * @param kept mode and owner that it gets
   * @param original the number of the file that it is a copy of; its name tells it, for whoever finds it after a crash
   */
  constructor(folder: string, kept?: Kept, original?: number) {
    const of = original === undefined ? '' : `${original}-`;
    this.path = path.join(folder, `.distinguo-${of}${randomBytes(8).toString('hex')}.tmp`);
    if (living.size === 0) for (const signal of signals) process.on(signal, endedBy);
    living.add(this);
    try {
      this.#handle = fs.openSync(this.path, 'wx', kept?.mode);
    } catch (error) {
      this.#forget();
      throw error;
    }
    if (kept !== undefined)
      this.#attempt((handle) => {
        // In this order: a new owner takes bits of the mode away.
        keepOwner(handle, kept);
        fs.fchmodSync(handle, kept.mode);
      });
  }

  write(contents: string | Uint8Array): void {
    this.#attempt((handle) => fs.writeFileSync(handle, contents));
  }

  /** Waits until the contents are on the disk, so that they survive a power cut. */
  sync(): void {
    this.#attempt((handle) => fs.fsyncSync(handle));
  }

  moveTo(file: string): void {
    this.#attempt(() => {
      this.#close();
      fs.renameSync(this.path, file);
      this.#forget();
    });
  }

  /** Gives the file a place where nothing is; throws when something is there. */
  becomeNew(file: string): void {
    this.#attempt(() => {
      this.#close();
      linked(this.path, file);
      this.discard();
    });
  }

  /** Takes the file away. Never throws. */
  discard(): void {
    this.#close();
    fs.rmSync(this.path, { force: true });
    this.#forget();
  }

  /** Lets the file stay under its own name. */
  keep(): void {
    this.#close();
    this.#forget();
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) fs.closeSync(handle);
  }

  #forget(): void {
    living.delete(this);
    if (living.size === 0) for (const signal of signals) process.off(signal, endedBy);
  }

  /** After a failure nothing is done any more. */
  #attempt(work: (handle: number) => void): void {
    if (this.#handle === undefined) return;
    try {
      work(this.#handle);
    } catch (error) {
      this.discard();
      throw error;
    }
  }
}

/** Nothing that is there is replaced. A file system without hard links gets a copy, which others may see half written for a moment. */
function linked(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
  }
}

/** Ends the program as the signal would have, when nothing of it is left. */
function endedBy(signal: NodeJS.Signals): void {
  for (const file of [...living]) file.discard();
  process.kill(process.pid, signal);
}

/** Only root can give a file away; for everybody else it is theirs already or cannot be helped. */
function keepOwner(handle: number, { uid = UNCHANGED, gid = UNCHANGED }: Kept): void {
  try {
    fs.fchownSync(handle, uid, gid);
  } catch {
    // The contents matter more than the owner.
  }
}
