import process from 'node:process';
import type { Connection } from 'vscode-languageserver';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { asyncDiskHost } from './disk.js';
import { Lifecycle } from './lifecycle.js';
import { rulePagesBeside } from './pages.js';
import { serve } from './server.js';

serve(connect(new Lifecycle()), { disk: asyncDiskHost, rulePages: rulePagesBeside(__dirname) });

/** The way that the command line names: standard input and output, or one where each message comes by itself. */
function connect(lifecycle: Lifecycle): Connection {
  const options = { messageStrategy: lifecycle };
  if (!process.argv.includes('--stdio')) return createConnection(options);
  const reader = new StreamMessageReader(process.stdin);
  // A message that is no JSON can be skipped. Without a length nobody knows where the next one begins.
  reader.onError((error) => {
    if (!(error instanceof SyntaxError)) fail(error.message);
  });
  reader.onClose(() => process.exit(lifecycle.isShutDown ? 0 : 1));
  process.stdin.once('end', () => process.exit(lifecycle.isShutDown ? 0 : 1));
  return createConnection(reader, new StreamMessageWriter(process.stdout), options);
}

function fail(reason: string): never {
  process.stderr.write(`distinguo: the messages of the client cannot be told apart any more: ${reason}\n`);
  process.exit(1);
}
