import { asksForHelp } from './asks-for-help.js';
import { lintPaths } from './lint.js';
import { type Options, parseOptions, UsageError } from './options.js';
import { Terminal } from './terminal.js';

/** What the exit code of a run says. */
export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const;

/**
 * The command line without the process around it.
 *
 * @param args the arguments after the program's name
 * @returns the exit code: 0 clean, 1 findings, 2 could not do it; never rejects
 */
export function run(args: readonly string[]): Promise<number> {
  return runCommand((terminal) => perform(parseOptions(args), terminal));
}

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** The commands that run once and end; each is loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  completion: async () => {
    const { printCompletion } = await import('./completion.js');
    return ([shell], terminal) => printCompletion(shell, terminal);
  },
  decide: async () => (await import('./questions/decide.js')).decide,
  doctor: async () => (await import('./doctor.js')).examine,
  glossary: async () => (await import('./glossary/command.js')).performGlossary,
  init: async () => (await import('./init/command.js')).initialize,
  'merge-reports': async () => (await import('./merge/command.js')).mergeReports,
  migrate: async () => (await import('./migrate.js')).migrate,
  questions: async () => (await import('./questions/command.js')).askQuestions,
};

/** The same, where the first argument may be the name of a command. */
export function runArguments(args: readonly string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const isServer = name === 'lsp' || name === 'mcp';
  if (asksForHelp(rest) && (isServer || Object.hasOwn(commands, name)))
    return runCommand((terminal) => helpFor(name, terminal));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return command === undefined ? run(args) : runCommand(async (terminal) => (await command())(rest, terminal));
}

async function helpFor(command: string, terminal: Terminal): Promise<number> {
  if (command === 'glossary') return (await import('./glossary/help.js')).printGlossaryHelp(terminal);
  return (await import('./help.js')).printHelp(terminal);
}

/** Gives a command its terminal, and says what went wrong when it fails; never rejects. */
async function runCommand(command: (terminal: Terminal) => Promise<number>): Promise<number> {
  const terminal = new Terminal();
  let code: number = exitCodes.clean;
  try {
    code = await command(terminal);
  } catch (error) {
    terminal.notice({ kind: 'failure', message: messageOf(error) });
  }
  await terminal.end();
  return terminal.failed ? exitCodes.failed : code;
}

async function perform(options: Options, terminal: Terminal): Promise<number> {
  terminal.colorChoice = options.color;
  if (options.help) return (await import('./help.js')).printHelp(terminal);
  if (options.version) return (await import('./help.js')).printVersion(terminal);
  if (options.listFormats !== undefined)
    return (await import('./list-formats.js')).listFormats(options.listFormats, terminal);
  if (options.explain !== undefined) return (await import('./explain.js')).explain(options.explain, options, terminal);
  if (options.init) return (await import('./init/command.js')).initialize([...options.paths, '--yes'], terminal);
  if (options.printConfig !== undefined) {
    return (await import('./print-config.js')).printConfig(options.printConfig, options, terminal);
  }
  if (options.cast) return (await import('./cast/command.js')).tellCast(options, terminal);
  if (options.stdin) return (await import('./stdin.js')).lintStandardInput(options, terminal);
  if (options.watch) return (await import('./watch.js')).watchPaths(options, terminal);
  return lintPaths(options, terminal);
}

function messageOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  // Told by what it holds: its class comes with the engine, which may be what could not be loaded.
  if (error instanceof Error && 'remedy' in error) return `${error.message}: ${error.remedy}.`;
  return unexpected(error);
}

/** Our own fault: say what to do instead of showing a stack. */
function unexpected(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `stopped by an error of its own: ${message}. Please report it with the document or command that led to it.`;
}
