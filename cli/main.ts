import { asksForHelp, exitCodes, runArguments } from './run.js';

void main(process.argv.slice(2));

async function main([command, ...args]: readonly string[]): Promise<void> {
  switch (asksForHelp(args) ? 'help' : command) {
    case 'lsp': {
      const { becomeServer } = await import('./lsp.js');
      // A server that runs sets its own exit code when it ends.
      if (!becomeServer(args)) process.exitCode = exitCodes.failed;
      break;
    }
    case 'mcp':
      await (await import('./mcp.js')).serve();
      break;
    default:
      process.exitCode = await runArguments(process.argv.slice(2));
  }
}
