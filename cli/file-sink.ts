import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from './options.js';
import { namedAstray } from './place.js';
import type { Sink } from './reports.js';
import { explainSystemError } from './system-error.js';
import type { Terminal } from './terminal.js';

/** In UTF-16 code units. */
const chunkSize = 1 << 16;

/**
 * A report that goes to a file. The file is there whole when the run is over, and
 * not at all before: it is written beside its place and moved. What is no plain
 * file (a pipe, a device), and what is only added to, is written into.
 */
export class FileSink implements Sink {
  readonly #file: string;
  readonly #temporary: string | undefined;
  readonly #handle: number;
  #pending = '';
  #failed = false;

  /** @throws UsageError when the file cannot be written */
  constructor(
    readonly named: string,
    readonly terminal: Terminal,
    append: boolean,
  ) {
    this.#file = path.resolve(terminal.cwd, named);
    const astray = namedAstray(this.#file, terminal.cwd);
    if (astray !== undefined)
      throw new UsageError(`the report cannot be written: ${named} ${astray}; remove the link.`);
    try {
      fs.mkdirSync(path.dirname(this.#file), { recursive: true });
      const stat = fs.statSync(this.#file, { throwIfNoEntry: false });
      if (stat?.isDirectory()) throw new UsageError(`the report cannot be written to ${named}: it is a folder.`);
      if (stat?.isFile()) this.#file = fs.realpathSync(this.#file);
      if (!append && (stat === undefined || stat.isFile())) this.#temporary = temporaryBeside(this.#file);
      this.#handle = fs.openSync(
        this.#temporary ?? this.#file,
        append ? 'a' : this.#temporary === undefined ? 'w' : 'wx',
        stat?.mode,
      );
    } catch (error) {
      if (error instanceof UsageError) throw error;
      throw new UsageError(`the report cannot be written: ${named} ${explainSystemError(error, 'written')}.`);
    }
  }

  async write(text: string): Promise<void> {
    this.#pending += text;
    if (this.#pending.length >= chunkSize) this.#flush();
  }

  close(): void {
    this.#flush();
    this.#attempt(() => fs.closeSync(this.#handle));
    if (this.#temporary === undefined) return;
    const temporary = this.#temporary;
    if (!this.#failed) this.#attempt(() => fs.renameSync(temporary, this.#file));
    if (this.#failed) fs.rmSync(temporary, { force: true });
  }

  discard(): void {
    this.#attempt(() => fs.closeSync(this.#handle));
    if (this.#temporary !== undefined) fs.rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.#attempt(() => fs.writeFileSync(this.#handle, text));
  }

  /** A full disk is said once; the rest of the run goes on. */
  #attempt(work: () => void): void {
    if (this.#failed) return;
    try {
      work();
    } catch (error) {
      this.#failed = true;
      const why = explainSystemError(error, 'written');
      this.terminal.notice({ kind: 'failure', message: `the report for ${this.named} is not complete: it ${why}.` });
    }
  }
}

function temporaryBeside(file: string): string {
  return path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
}
