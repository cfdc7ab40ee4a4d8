import { exitCodes, run } from './run.js';

const [command, ...args] = process.argv.slice(2);
if (command === 'lsp') {
  const { becomeServer } = await import('./lsp.js');
  // A server that runs sets its own exit code when it ends.
  if (!(await becomeServer(args))) process.exitCode = exitCodes.failed;
} else {
  process.exitCode = await run(process.argv.slice(2));
}
