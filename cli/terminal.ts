import process from 'node:process';
import { Output } from './output.js';
import type { Notice } from './report.js';

/** The output of a run: the report on standard output, everything else on standard error. */
export class Terminal {
  readonly cwd = process.cwd();
  readonly notices: Notice[] = [];
  /** What the command line says of colours. */
  colorChoice: boolean | undefined;
  /** Called before anything is written, to take a status line away. */
  beforePrint: () => void = () => {};
  readonly #err = new Output(() => process.stderr);
  readonly #out = new Output(() => process.stdout);
  #report = this.#out;

  /** Whether something could not be done. */
  get failed(): boolean {
    return this.#out.broken || this.notices.some(({ kind }) => kind === 'failure');
  }

  /** Whether nobody reads standard output any more. */
  get isBroken(): boolean {
    return this.#out.broken;
  }

  /** Whether a terminal shows the report. */
  get isWatched(): boolean {
    return this.#shown.isTTY === true && process.env.TERM !== 'dumb';
  }

  /** The stream that the report goes to. */
  get #shown(): NodeJS.WriteStream {
    return this.#report === this.#err ? process.stderr : process.stdout;
  }

  /** Sends the report to standard error, because standard output is for a document. */
  reportOnStandardError(): void {
    this.#report = this.#err;
  }

  async print(text: string): Promise<void> {
    if (text === '') return;
    this.beforePrint();
    await this.#report.write(text);
  }

  /** Prints what is no part of the report, to standard error. */
  async printBesideReport(text: string): Promise<void> {
    this.beforePrint();
    await this.#err.write(printable(text));
  }

  /** Writes a document, not the report, to standard output. */
  async writeDocument(text: string): Promise<void> {
    await this.#out.write(sourceText(text));
  }

  /** Prints what must be exact for programs, such as a patch. */
  async printSource(text: string): Promise<void> {
    await this.print(sourceText(text));
  }

  /** Says that something could not be done, or is worth knowing. */
  readonly notice = (notice: Notice): void => {
    this.notices.push(notice);
    this.beforePrint();
    const kind = notice.kind === 'note' ? 'note: ' : '';
    void this.#err.write(`distinguo: ${kind}${oneLine(notice.message)}\n`);
  };

  /** Lets what was written so far appear. */
  async flush(): Promise<void> {
    await this.#out.flush();
    await this.#err.flush();
  }

  /** Returns when all has been written; adds a failure when standard output was closed before. */
  async end(): Promise<void> {
    await this.#out.flush();
    if (this.#out.broken)
      this.notice({ kind: 'failure', message: 'standard output was closed before all was written.' });
    await this.#err.flush();
  }

  get isInteractive(): boolean {
    return process.stderr.isTTY === true && process.env.CI === undefined;
  }

  /** Writes a status line, which is erased before the next output. */
  writeStatus(text: string): void {
    process.stderr.write(text);
  }

  /** `--color` and `--no-color` decide, then `FORCE_COLOR` and `NO_COLOR`, in this order; else whether a terminal listens. */
  get color(): boolean {
    if (this.colorChoice !== undefined) return this.colorChoice;
    const { FORCE_COLOR: force, NO_COLOR: no } = process.env;
    if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
    if (no !== undefined && no !== '') return false;
    return this.isWatched;
  }

  /** Of the terminal that shows the report, in columns; some do not know theirs, and say 0. */
  get size(): { readonly width?: number } {
    const { isTTY, columns } = this.#shown;
    return isTTY === true && columns > 0 ? { width: columns } : {};
  }
}

/** A name or text out of a file, without the control characters that would steer a terminal. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd').replace(buildCommand, '#\u200b#');
}

/** What build servers (Actions, Azure Pipelines, TeamCity) obey wherever it stands in a line: `##[add-mask]`. */
export const buildCommand = /##(?=\[|vso\[|teamcity\[)/gi;

/** The source itself; for a person's terminal without what would steer it. */
function sourceText(text: string): string {
  return process.stdout.isTTY === true ? printable(text.replaceAll('\r\n', '\n')) : text;
}

/** The same on one line: nothing in it begins a line that a build server would obey. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' '));
}

/** A path at the beginning of a line: `::error::.md` is a command for GitHub Actions, `./::error::.md` is none. */
export function leadingPath(path: string): string {
  return oneLine(path).replace(/^(?=\s*::)/, './');
}
