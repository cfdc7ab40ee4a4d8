// The program. It is a piece of its own, and takes the rest when it has begun: worker threads load the rest as well, and
// must not do the work a second time.
import { asksForHelp } from './asks-for-help.js';
import type { exitCodes } from './run.js';

void main(process.argv.slice(2));

async function main([command, ...args]: readonly string[]): Promise<void> {
  switch (asksForHelp(args) ? 'help' : command) {
    case 'lsp': {
      const { becomeServer } = await import('./lsp.js');
      // A server that runs sets its own exit code when it ends. It needs nothing of a run, so the number stands here.
      if (!becomeServer(args)) process.exitCode = 2 satisfies typeof exitCodes.failed;
      break;
    }
    case 'mcp':
      await (await import('./mcp.js')).serveMcp();
      break;
    default: {
      const { runArguments } = await import('./run.js');
      process.exitCode = await runArguments(process.argv.slice(2));
    }
  }
}
