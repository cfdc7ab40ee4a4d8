import { createRequire } from 'node:module';
import process from 'node:process';

const transports = /^--(?:stdio|node-ipc|(?:socket|pipe|clientProcessId)(?:=.*)?)$/;

/**
 * Becomes the language server, over standard input and output when no other
 * way is named. The server is a program of its own that lies beside this one;
 * it ends the process when its client does.
 *
 * @param args the arguments after `lsp`
 * @returns false when the arguments make no sense, after saying so
 */
export function becomeServer(args: readonly string[]): boolean {
  const wrong = args.find(
    (arg, index) => !transports.test(arg) && !/^--(?:socket|pipe|clientProcessId)$/.test(args[index - 1] ?? ''),
  );
  if (wrong !== undefined) {
    process.stderr.write(
      `distinguo lsp: “${wrong}” is unknown. Write --stdio (the default), --node-ipc, --socket=PORT or --pipe=NAME.\n`,
    );
    return false;
  }
  if (!args.some((arg) => /^--(?:stdio|node-ipc|socket|pipe)\b/.test(arg))) process.argv.push('--stdio');
  createRequire(import.meta.url)('./lsp.cjs');
  return true;
}
