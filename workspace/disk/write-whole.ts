import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { explainSystemError } from './system-error.js';

/** What a new file takes over from the one that it replaces. */
export type Kept = Pick<fs.Stats, 'mode' | 'uid' | 'gid'>;

/**
 * A file that is there whole when it is finished, and not at all before: it is
 * written beside its place and moved. Every method throws what
 * `explainSystemError` explains.
 */
export class WholeFile {
  readonly #temporary: string;
  #handle: number | undefined;

  /** @param kept mode and owner of the file that is replaced */
  constructor(
    readonly file: string,
    kept?: Kept,
  ) {
    this.#temporary = path.join(path.dirname(file), `.distinguo-${randomBytes(8).toString('hex')}.tmp`);
    this.#handle = fs.openSync(this.#temporary, 'wx', kept?.mode);
    if (kept === undefined) return;
    this.#attempt((handle) => {
      fs.fchmodSync(handle, kept.mode);
      keepOwner(handle, kept);
    });
  }

  write(text: string): void {
    this.#attempt((handle) => fs.writeFileSync(handle, text, 'utf8'));
  }

  /**
   * Puts the file into its place.
   *
   * @param durably only when its contents are on the disk, so that they survive a power cut
   */
  finish(durably = false): void {
    this.#attempt((handle) => {
      if (durably) fs.fsyncSync(handle);
      this.#close();
      fs.renameSync(this.#temporary, this.file);
    });
  }

  /** Leaves everything as it was before. Never throws. */
  discard(): void {
    this.#close();
    fs.rmSync(this.#temporary, { force: true });
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle !== undefined) fs.closeSync(handle);
  }

  /** What fails leaves nothing behind; after that, nothing is done any more. */
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

/**
 * Writes a file of ours whole or not at all, also when two runs do so at once.
 *
 * @returns why it was not done, as the end of a sentence; undefined when it was
 */
export function writeWhole(file: string, text: string): string | undefined {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const whole = new WholeFile(file);
    whole.write(text);
    whole.finish();
    return undefined;
  } catch (error) {
    return explainSystemError(error, 'written');
  }
}

/** Only root can give a file away; for everybody else it is theirs already or cannot be helped. */
function keepOwner(handle: number, { uid, gid }: Kept): void {
  const own = fs.fstatSync(handle);
  if (own.uid === uid && own.gid === gid) return;
  try {
    fs.fchownSync(handle, uid, gid);
  } catch {
    // The contents matter more than the owner.
  }
}
