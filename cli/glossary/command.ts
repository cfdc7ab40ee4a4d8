import { didYouMean } from '../../engine/index.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./exchange.js')).checkTerms,
  diff: async () => (await import('./exchange.js')).diffTerms,
  discover: async () => (await import('../init/command.js')).discover,
  export: async () => (await import('./exchange.js')).exportTerms,
  import: async () => (await import('./exchange.js')).importTerms,
  test: async () => (await import('./test.js')).testTerms,
};

/** Performs `distinguo glossary …`. */
export async function performGlossary([name = '', ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const names = Object.keys(commands);
  if (command === undefined)
    throw new UsageError(
      `${name === '' ? 'a command is missing' : `there is no command “glossary ${name}”`}.${didYouMean(name, names)} Write distinguo glossary ${names.join('|')}.`,
    );
  return (await command())(args, terminal);
}
