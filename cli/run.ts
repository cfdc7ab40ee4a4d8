import process from 'node:process';
import { lintPaths } from './lint.js';
import { type Options, parseOptions, UsageError } from './options.js';
import { Output } from './output.js';
import { Terminal } from './terminal.js';

/** The exit codes: clean, findings, could not do it. */
export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const;

/**
 * The command line without the process around it.
 *
 * @param args the arguments after the program's name
 * @returns the exit code; never throws
 */
export async function run(args: readonly string[]): Promise<number> {
  const terminal = new Terminal(new Output(process.stdout), new Output(process.stderr));
  try {
    return await perform(parseOptions(args), terminal);
  } catch (error) {
    await terminal.complain(error instanceof UsageError ? error.message : unexpected(error));
    return exitCodes.failed;
  } finally {
    await terminal.end();
  }
}

async function perform(options: Options, terminal: Terminal): Promise<number> {
  return lintPaths(options, terminal);
}

/** Our own fault: say where to look instead of showing a stack. */
function unexpected(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `stopped by an error of its own: ${message}. Please report it with the document or command that led to it.`;
}
