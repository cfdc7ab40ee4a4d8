import fs from 'node:fs';
import path from 'node:path';
import { explainSystemError, makeFolder, namedAstray, TemporaryFile } from '../workspace/disk/index.js';
import { isEarlierReport } from './earlier-report.js';
import { UsageError } from './options.js';
import type { ReportSink } from './reports.js';
import type { Terminal } from './terminal.js';

/** In UTF-16 code units. */
const chunkSize = 1 << 16;

/** What a report is written into. */
interface Target {
  write(text: string): void;
  finish(): void;
  discard(): void;
}

/**
 * A report that goes to a file. The file is there whole when the run is over, and
 * not at all before. What is no plain file (a pipe, a device), and what is only
 * added to, is written into.
 */
export class FileSink implements ReportSink {
  readonly #target: Target;
  #pending = '';
  #failed = false;

  /**
   * @param root the folder that must hold the file when links are followed
   * @param isReplaceable whether what a file holds may go
   * @throws UsageError when the file cannot be written
   */
  constructor(
    readonly named: string,
    readonly terminal: Terminal,
    { append, force }: { readonly append: boolean; readonly force: boolean },
    root: string,
    isReplaceable: (file: string) => boolean = isEarlierReport,
  ) {
    const file = path.resolve(terminal.cwd, named);
    const astray = namedAstray(file, root);
    if (astray !== undefined)
      throw new UsageError(`the report cannot be written: ${named} ${astray}; remove the link.`);
    try {
      makeFolder(path.dirname(file));
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      if (stat?.isDirectory()) throw new UsageError(`the report cannot be written to ${named}: it is a folder.`);
      if (append || (stat !== undefined && !stat.isFile())) this.#target = opened(file, append);
      else if (stat !== undefined && !force && !isReplaceable(file)) throw new UsageError(notOver(named));
      else this.#target = wholeFile(stat === undefined ? file : fs.realpathSync(file), stat);
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
    this.#attempt(() => this.#target.finish());
  }

  discard(): void {
    this.#target.discard();
  }

  #flush(): void {
    const text = this.#pending;
    this.#pending = '';
    if (text !== '') this.#attempt(() => this.#target.write(text));
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

function notOver(named: string): string {
  return `the report would take the place of ${named}, and what that holds would be lost: name another file, or say --force.`;
}

/** What is moved to its place when it is whole. */
function wholeFile(file: string, replaced: fs.Stats | undefined): Target {
  const temporary = new TemporaryFile(path.dirname(file), replaced);
  return {
    write: (text) => temporary.write(text),
    finish: () => temporary.moveTo(file),
    discard: () => temporary.discard(),
  };
}

/** What is written into as it is: there is nothing to be kept from harm. */
function opened(file: string, append: boolean): Target {
  const handle = fs.openSync(file, append ? 'a' : 'w');
  return {
    write: (text) => fs.writeFileSync(handle, text),
    finish: () => fs.closeSync(handle),
    discard: () => fs.closeSync(handle),
  };
}
