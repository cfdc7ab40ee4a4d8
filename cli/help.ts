import { helpText } from './help-text.js';
import type { Terminal } from './terminal.js';

export async function printHelp(terminal: Terminal): Promise<number> {
  await terminal.print(helpText());
  return 0;
}

export async function printVersion(terminal: Terminal): Promise<number> {
  await terminal.print(`${process.env.DISTINGUO_VERSION}\n`);
  return 0;
}
