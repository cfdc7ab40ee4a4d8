import { exitCodes, run, runCommand } from './run.js';

void main(process.argv.slice(2));

async function main([command, ...args]: readonly string[]): Promise<void> {
  switch (command) {
    case 'lsp': {
      const { becomeServer } = await import('./lsp.js');
      // A server that runs sets its own exit code when it ends.
      if (!becomeServer(args)) process.exitCode = exitCodes.failed;
      break;
    }
    case 'mcp':
      await (await import('./mcp.js')).serve();
      break;
    case 'doctor':
      process.exitCode = await runCommand(async (terminal) => (await import('./doctor.js')).examine(args, terminal));
      break;
    case 'glossary':
      process.exitCode = await runCommand(async (terminal) =>
        (await import('./glossary/command.js')).performGlossary(args, terminal),
      );
      break;
    case 'completion':
      process.exitCode = await runCommand(async (terminal) =>
        (await import('./completion.js')).printCompletion(args[0], terminal),
      );
      break;
    default:
      process.exitCode = await run(process.argv.slice(2));
  }
}
