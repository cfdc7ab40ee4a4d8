import process from 'node:process';
import type { Output } from './output.js';
import type { Notice } from './report.js';

/** Where a run speaks: the report on standard output, everything else on standard error. */
export class Terminal {
  #failed = false;

  constructor(
    readonly out: Output,
    readonly err: Output,
  ) {}

  /** Whether something could not be done. */
  get failed(): boolean {
    return this.#failed || this.out.broken;
  }

  async print(text: string): Promise<void> {
    await this.out.write(text);
  }

  /** Says that something could not be done. */
  async complain(message: string): Promise<void> {
    this.#failed = true;
    await this.err.write(`distinguo: ${printable(message)}\n`);
  }

  async notice({ kind, message }: Notice): Promise<void> {
    if (kind === 'failure') await this.complain(message);
    else await this.err.write(`distinguo: note: ${printable(message)}\n`);
  }

  /** Returns when all has been written; tells of a report that nobody read to its end. */
  async end(): Promise<void> {
    await this.out.end();
    if (this.out.broken) await this.complain('standard output was closed before the report was whole.');
    await this.err.end();
  }

  get color(): boolean {
    return colorOf(process.stdout.isTTY === true);
  }
}

/** `FORCE_COLOR` and `NO_COLOR` decide, in this order; else whether a terminal listens. */
function colorOf(isTerminal: boolean): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = process.env;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  if (no !== undefined && no !== '') return false;
  return isTerminal && term !== 'dumb';
}

/** A name or text out of a file, without the control characters that would steer a terminal. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach the terminal
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
